import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { MemberContributorsView } from '@signatory/contract';
import { addPerson } from '../support/add-person.js';
import { findFaultsInEveryLook } from '../support/browser.js';
import { WorldStage } from '../support/stage.js';
import { Client } from '../support/client.js';
import { until } from '../support/until.js';

jest.setTimeout(120_000);

const stage = new WorldStage({ workers: 1 });
const HOME = '/report/c-2025/IT';
const UNTIL = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

it('a lead focal point invites a contributor, who joins by the letter, and takes the role away again', async () => {
  const cookie = await stage.world.signIn({ role: 'lead-focal-point', members: ['IT'] });
  const page = await stage.open(HOME, { cookie });
  const panel = page.getByRole('region', { name: 'Contributors', exact: true });
  await panel.getByText('Nobody contributes to this report yet.').waitFor();
  await panel.getByText('Invite a contributor').click();
  const send = panel.getByRole('button', { name: 'Send the invitation' });
  await send.click();
  await panel.getByText('Enter an e-mail address, such as name@example.org.').waitFor();
  await panel.getByText('Choose a day.').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await panel.getByLabel('E-mail address').fill('agency@example.org');
  await panel.getByLabel('Contributes until').fill(UNTIL);
  await panel.getByRole('checkbox').first().check();
  await send.click();
  await panel.getByText('An invitation goes to agency@example.org.').waitFor();
  // What stands there follows the letter by itself.
  await panel.getByText('Invited, not yet accepted').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await panel.getByLabel('E-mail address').fill('agency@example.org');
  await panel.getByLabel('Contributes until').fill(UNTIL);
  await send.click();
  await panel.getByText(/^agency@example\.org was invited already; the link works until /).waitFor();

  const listed = await new Client(stage.url)
    .with(cookie)
    .get<MemberContributorsView>('/api/cycles/c-2025/reports/IT/contributor-roles');
  const file = join(stage.product.mailFolder, `${listed.body.invitations[0]?.id}.eml`);
  const letter = await until(
    () => Promise.resolve(existsSync(file) ? readFileSync(file, 'utf8').replace(/=\r?\n/g, '') : ''),
    (text) => text !== '',
  );
  const path = /\/join\/[\w-]{43}/.exec(letter)?.[0] ?? '';
  const guest = await stage.open(path);
  await guest.getByRole('heading', { name: /^Contribute for / }).waitFor();
  await guest.getByText(/The account is made for agency@example\.org\.$/).waitFor();
  expect(await findFaultsInEveryLook(guest)).toEqual([]);
  await guest.getByLabel('Name').fill('Agnes Agency');
  await guest.getByLabel(/^Password of 12/).fill('a dozen of characters');
  await guest.getByRole('button', { name: 'Create the account' }).click();
  await guest.waitForURL((url) => !url.pathname.startsWith('/join'));
  await guest.context().close();
  const late = await stage.open(path);
  await late.getByRole('link', { name: 'Sign in' }).first().waitFor();
  expect(await late.getByLabel('Name').count()).toBe(0);
  await late.context().close();

  await panel.getByRole('button', { name: 'End the role of Agnes Agency' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'End the role' }).click();
  await dialog.getByText('Write at least 3 characters.').waitFor();
  await dialog.getByLabel('Why it ends').fill('Has left the agency.');
  await dialog.getByRole('button', { name: 'End the role' }).click();
  await panel.getByText('Agnes Agency does not contribute any more.').waitFor();
  await panel.getByText('Nobody contributes to this report yet.').waitFor();
  await page.context().close();
});

it('an invitation is withdrawn, and the secretariat sees what is open without a button', async () => {
  const cookie = await stage.world.signIn({ role: 'lead-focal-point', members: ['FR'] });
  const lead = new Client(stage.url).with(cookie);
  for (const email of ['one@example.org', 'two@example.org'])
    await lead.post('/api/cycles/c-2025/reports/FR/contributor-invitations', {
      email,
      until: `${UNTIL}T00:00:00.000Z`,
      language: 'ja',
    });
  await stage.world.asSystem((tx) =>
    tx.query(
      `update contributor_invitation set expires_at = now() - interval '1 hour' where email = 'two@example.org'`,
    ),
  );
  const page = await stage.open('/report/c-2025/FR', { cookie });
  const panel = page.getByRole('region', { name: 'Contributors', exact: true });
  await panel.getByText('The invitation has expired').waitFor();
  await panel.getByRole('button', { name: 'Withdraw the invitation of one@example.org' }).click();
  await panel.getByText('The invitation of one@example.org was withdrawn.').waitFor();
  await page.context().close();
  const desk = await stage.open('/report/c-2025/FR', { cookie: await stage.world.signIn({ role: 'secretariat' }) });
  const seen = desk.getByRole('region', { name: 'Contributors', exact: true });
  await seen.getByText('two@example.org').waitFor();
  expect(await seen.getByRole('button').count()).toBe(0);
  await desk.context().close();
});

it('whoever judges the member is told what ends with the role before it is taken', async () => {
  const { id } = await addPerson(stage.world, { role: 'reviewer', members: ['FR'], nationality: 'CA' });
  const [judge] = await stage.world.asSystem((tx) =>
    tx.query<{ email: string }[]>('select email from person where id = $1', [id]),
  );
  const cookie = await stage.world.signIn({ role: 'lead-focal-point', members: ['FR'] });
  const invited = await new Client(stage.url)
    .with(cookie)
    .post<{ id: string }>('/api/cycles/c-2025/reports/FR/contributor-invitations', {
      email: judge?.email,
      until: `${UNTIL}T00:00:00.000Z`,
      language: 'en',
    });
  const file = join(stage.product.mailFolder, `${invited.body.id}.eml`);
  const letter = await until(
    () => Promise.resolve(existsSync(file) ? readFileSync(file, 'utf8').replace(/=\r?\n/g, '') : ''),
    (text) => text !== '',
  );
  const page = await stage.open(/\/join\/[\w-]{43}/.exec(letter)?.[0] ?? '');
  await page
    .getByText(
      'At present you judge France. Nobody judges their own member or its conflict group: once you contribute for France, you can judge nothing of France any more.',
    )
    .waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await page.waitForURL((url) => url.pathname === '/sign-in');
  await page.context().close();
});
