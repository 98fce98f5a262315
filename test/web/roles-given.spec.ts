import { jest } from '@jest/globals';
import type { MadeAccessToken, SessionView } from '@signatory/contract';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { expectSoon } from '../support/expect-soon.js';
import { nameFocused } from '../support/keyboard.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(120_000);

const PEOPLE = '/admin/people?plan=g7-migrant-smuggling';

const stage = new ExamplesStage();

it('a judge of the own member, or of its conflict group, is warned of as the role is chosen', async () => {
  const page = await stage.openAs('secretariat', PEOPLE);
  const form = page.getByRole('region', { name: 'Invite a person' });
  const said = form.getByRole('status').getByText('This person’s own member: France.');
  await form.getByLabel('Official of').fill('fr');
  await form.getByLabel('Role').selectOption('reviewer');
  await form.getByRole('checkbox', { name: 'Canada' }).check();
  await form.getByText(/^Approves, queries or returns entries/).waitFor();
  expect(await said.count()).toBe(0);
  for (const member of ['France', 'Germany']) await form.getByRole('checkbox', { name: member, exact: true }).check();
  await said.waitFor();
  await expectSoon(() => said.innerText()).toMatch(/this role lets the person judge nothing of France, Germany\.$/);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  // A role that judges nobody is nobody’s conflict.
  await form.getByLabel('Role').selectOption('editor');
  await said.waitFor({ state: 'detached' });

  // Also of a role that reports, where somebody judges already.
  await page
    .getByRole('row', { name: /reviewer1@example\.org/ })
    .getByRole('button', { name: /^Manage/ })
    .click();
  const more = page.getByRole('form', { name: /^Another role for / });
  await more.getByLabel('Role').selectOption('focal-point');
  for (const member of await more.getByRole('checkbox').all()) await member.check();
  await more
    .getByRole('status')
    .getByText(/^This person judges .*, and with this role the person’s own member is /)
    .waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});

it('the secretariat sees by which programs a person acts, and ends one with a reason', async () => {
  const analyst = new Client(stage.url).with(await stage.signIn('analyst'));
  const wish = { name: 'Dashboard', roles: ['analyst'], access: 'read', days: 90, password: 'signatory-example' };
  const { status, body } = await analyst.post<MadeAccessToken>('/api/me/access-tokens', wish);
  expect(status).toBe(201);
  const asked = () => new Client(stage.url).get('/api/cycles', { headers: { authorization: `Bearer ${body.token}` } });
  expect((await asked()).status).toBe(200);

  const page = await stage.openAs('secretariat', PEOPLE);
  await page.getByRole('button', { name: /^Manage.*Leocadia Ferrimond/ }).click();
  const tokens = page.getByRole('region', { name: 'Access tokens' });
  await tokens.getByRole('heading', { name: 'Access tokens (1)' }).waitFor();
  await tokens.getByText(/^Analyst · Read only · Expires .* · Made .* · Last used /).waitFor();
  // Here the account's screen, which has the same list, was never opened.
  expect(await tokens.getByRole('list').evaluate((it) => getComputedStyle(it).display)).toBe('grid');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await tokens.getByRole('button', { name: 'End', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const end = dialog.getByRole('button', { name: 'End the access token' });
  await end.click();
  await dialog.getByText('Write at least 3 characters.').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await dialog.getByLabel('Why it ends').fill('The program asks every second.');
  await end.click();
  await tokens.getByText('The access token “Dashboard” has ended.').waitFor();
  await tokens.getByText('This person has no access token.').waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Access tokens');
  expect((await asked()).status).toBe(401);
  await page.context().close();
});

it('a role that the person has already is said at the field of the role', async () => {
  const page = await stage.openAs('secretariat', PEOPLE);
  await page.getByRole('button', { name: /^Manage.*Leocadia Ferrimond/ }).click();
  const form = page.getByRole('form', { name: /^Another role for / });
  const role = form.getByLabel('Role');
  await role.selectOption('analyst');
  await form.getByRole('button', { name: 'Give the role' }).click();
  await form.getByText(/^Leocadia Ferrimond already has the role “Analyst” with this scope\./).waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Role');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await role.selectOption('editor');
  await expectSoon(() => role.getAttribute('aria-invalid')).toBeNull();
  await page.context().close();
});

it('an account that is closed lets nobody in, and is opened again in the same place', async () => {
  const editor = new Client(stage.url).with(await stage.signIn('editor'));
  const { body } = await editor.get<SessionView>('/api/session');
  const page = await stage.openAs('secretariat', PEOPLE);
  const row = page.getByRole('row', { name: /editor@example\.org/ });
  await row.getByRole('button', { name: /^Manage/ }).click();
  const form = page.getByRole('form', { name: 'Close the account' });
  const close = form.getByRole('button', { name: 'Close the account' });
  await close.click();
  await form.getByText('Write at least 3 characters.').waitFor();
  await form.getByLabel('Reason for closing the account').fill('Has left the ministry.');
  await form.getByLabel(/^To confirm, type the name/).fill(body.person.name);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await close.click();
  await row.getByText('Closed', { exact: true }).waitFor();
  expect((await editor.get('/api/session')).status).toBe(401);

  // No role is given to it, and nothing else is offered.
  const again = page.getByRole('form', { name: 'Open the account again' });
  await again.waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Open the account again');
  expect(await page.getByRole('form', { name: /^Another role for / }).count()).toBe(0);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await again.getByLabel('Reason for opening the account again').fill('Came back for a year.');
  await again.getByRole('button', { name: 'Open the account again' }).click();
  await row.getByText('Closed', { exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('form', { name: /^Another role for / }).waitFor();
  await page.context().close();
});

it('whoever reports for several members reads of each how it stands and what is due next', async () => {
  const secretariat = new Client(stage.url).with(await stage.signIn('secretariat'));
  const italy = new Client(stage.url).with(await stage.signIn('italy'));
  const { body } = await italy.get<SessionView>('/api/session');
  const grant = { role: 'focal-point', plan: 'g7-migrant-smuggling', members: ['CA'], pillars: [], cycle: null };
  const given = await secretariat.post(`/api/people/${body.person.id}/grants`, { grants: [grant] });
  expect(given.status).toBe(201);
  const page = await stage.openAs('italy', '/report');
  await page.getByRole('heading', { level: 1, name: 'Our reports' }).waitFor();
  const card = (member: string) => page.locator('main .cards > li').filter({ hasText: member });
  await card('Italy')
    .getByText(/^Answer the reviewers’ questions by /)
    .waitFor();
  await expectSoon(() => card('Canada').locator('p').last().innerText()).toBe('Accepted');
  // The deadline of both has passed, and speaks to neither.
  expect(await page.getByText('The deadline has passed').count()).toBe(0);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await card('Italy').getByRole('link').click();
  await page.waitForURL(/\/report\/[^/]+\/IT$/);
  await page.context().close();
});
