import { jest } from '@jest/globals';
import type { EntryView } from '@signatory/contract';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const REPORT = '/report/g7-2025/';

const stage = new ExamplesStage({ workers: 0 });
beforeAll(async () => {
  // Nobody runs the checks: what was changed stays unchecked.
}, 180_000);

it('what was found is counted by its weight, and what was answered apart', async () => {
  const cookie = await stage.signIn('france');
  const page = await stage.open(`${REPORT}FR/submit`, { cookie });
  const counts = page.getByRole('region', { name: 'Checks' }).getByRole('status').first();
  await counts.getByText('answered').waitFor();
  await expectSoon(() => counts.innerText()).toBe('1 answered');
  await page.context().close();
});

it('checks that are older than an answer say who changed which', async () => {
  const cookie = await stage.signIn('japan');
  const page = await stage.open(`${REPORT}JP/entry/ii1_meetings`, { cookie });
  const checks = page.getByRole('region', { name: 'Checks' });
  await checks.getByText('Nothing was found.').waitFor();
  expect(await checks.getByText('Checks run again.').count()).toBe(0);
  await page.getByLabel('Total').fill('121');
  await page.getByLabel('Total').blur();
  await checks.getByText(/^You changed II\.1\.\w\. Checks run again\.$/).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);

  // Another of the member changes another entry: both are named, and nobody, since it was not one.
  const api = new Client(stage.url).with(await stage.signIn('contributor'));
  const entry = '/api/cycles/g7-2025/reports/JP/entries/iii1_officials';
  const { version } = (await api.get<EntryView>(entry)).body;
  expect((await api.save(entry, version, { value: '17', evidence: [] })).status).toBe(200);
  await checks.getByText(/^Changed: II\.1\.\w, III\.1\.\w\. Checks run again\.$/).waitFor();
  await page.context().close();
});
