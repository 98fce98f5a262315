import { jest } from '@jest/globals';
import type { EntryView, ReportView } from '@signatory/contract';
import { findFaultsInEveryLook, visit } from '../support/browser.js';
import { Client } from '../support/client.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const REPORT = '/report/g7-2025/';

// Nobody runs the checks: what was changed stays unchecked.
const stage = new ExamplesStage({ workers: 0 });

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

it('a check that was asked for is stopped while it waits, and the report is a draft again', async () => {
  const page = await stage.openAs('france', `${REPORT}FR/submit`);
  const run = page.getByRole('region', { name: 'Validation' });
  await page.getByRole('button', { name: 'Run the checks' }).click();
  await run.getByText('Checks are waiting in the queue.').waitFor();
  await run.getByRole('button', { name: 'Stop the checks' }).click();
  await run.getByText('The checks were stopped before they ended.').waitFor();
  expect(await run.getByRole('button').count()).toBe(0);
  await expectSoon(() => run.evaluate((it) => it === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'Run the checks' }).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});

it('checks that failed for a technical reason can be run again where that is said', async () => {
  const page = await stage.openAs(null, '/');
  const ended = { state: 'ERROR', failure: 'database-away', endedAt: new Date().toISOString() };
  await page.route('**/reports/JP', async (route) => {
    const answer = await route.fetch();
    const report = (await answer.json()) as ReportView;
    await route.fulfill({ response: answer, json: { ...report, run: { ...report.run, ...ended } } });
  });
  await visit(page, `${stage.url}${REPORT}JP`, await stage.signIn('japan'));
  const run = page.getByRole('region', { name: 'Validation' });
  await run.getByText('The database did not answer in time.').waitFor();
  expect(await run.getByRole('progressbar').count()).toBe(0);
  const asked = page.waitForRequest((request) => request.method() === 'POST');
  await run.getByRole('button', { name: 'Check again' }).click();
  expect(new URL((await asked).url()).pathname).toMatch(/^\/api\/runs\/[^/]+\/retry$/);
  // By the server it has not failed: what it refuses is told where it was asked for.
  await run.getByRole('alert').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.unrouteAll({ behavior: 'wait' });
  await page.context().close();
});
