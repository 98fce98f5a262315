import { jest } from '@jest/globals';
import type { ContributionView, SessionView } from '@signatory/contract';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { expectSoon } from '../support/expect-soon.js';
import { nameFocused } from '../support/keyboard.js';
import { WorldStage } from '../support/stage.js';

jest.setTimeout(120_000);

const REPORT = '/report/c-2025/CA';
const API = '/api/cycles/c-2025/reports/CA';

const stage = new WorldStage();

it('a part that was asked of somebody whose account is closed is seen to be given by nobody, taken back, and asked again', async () => {
  const { world, url } = stage;
  const cookie = await world.signIn({ role: 'lead-focal-point', members: ['CA'] });
  const lead = new Client(url, cookie);
  const secretariat = new Client(url, await world.signIn({ role: 'secretariat' }));
  const agency = new Client(url, await world.signIn({ role: 'contributor', members: ['CA'] }));
  const { id } = (await agency.get<SessionView>('/api/session')).body.person;
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString();
  const asking = { contributor: id, agency: 'Coast guard', until };
  const ask = () => lead.post<ContributionView>(`${API}/entries/i1_staff/contributions`, asking);
  expect((await ask()).body).toMatchObject({ state: 'ASKED', gone: false });
  expect((await secretariat.post(`/api/people/${id}/close`, { reason: 'Has left the ministry.' })).status).toBe(204);

  const page = await stage.open(REPORT, { cookie });
  const ungiven = page.getByRole('region', { name: 'Parts that nobody will give' });
  await ungiven.getByRole('link', { name: /^i1_staff/ }).click();
  await page.locator('summary', { hasText: 'Agencies’ parts' }).click();
  const part = page.getByRole('listitem').filter({ hasText: 'Coast guard' });
  await part.getByText(/^Nobody will answer: the account of .+ is closed, or the role has ended\./).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  const withdraw = part.getByRole('button', { name: 'Take the request back' });
  await withdraw.focus();
  await page.keyboard.press('Enter');
  await part.getByText('Taken back', { exact: true }).waitFor();
  await withdraw.waitFor({ state: 'detached' });
  // Who works by keys stays at the part, and hears how it stands.
  await expectSoon(() => nameFocused(page)).toMatch(/^Coast guard Taken back/);
  expect(await part.getByText(/^Nobody will answer/).count()).toBe(0);
  await page.goto(url + REPORT);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await ungiven.count()).toBe(0);

  // Opened again, the account is not asked for it, and is where it is asked again.
  expect((await secretariat.post(`/api/people/${id}/reopen`, { reason: 'Is back.' })).status).toBe(204);
  const [taken] = (await lead.get<ContributionView[]>(`${API}/contributions`)).body;
  expect(taken).toMatchObject({ state: 'WITHDRAWN', gone: false, commands: [] });
  const again = await ask();
  expect(again.body).toMatchObject({ state: 'ASKED', commands: ['withdraw'] });
});
