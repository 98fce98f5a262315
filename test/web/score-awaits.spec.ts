import { jest } from '@jest/globals';
import type { Problem, ReportView } from '@signatory/contract';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { expectSoon } from '../support/expect-soon.js';
import { WorldStage } from '../support/stage.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

const CYCLE = '/api/cycles/c-2025';
const REPORT = `${CYCLE}/reports/CA`;

const stage = new WorldStage();

/** Answers what the guideline reads, and how many work there, and certifies it. */
async function submit(lead: Client, report: string): Promise<void> {
  await lead.save(`${report}/entries/i1_unit`, 0, { value: 'operating' });
  await lead.save(`${report}/entries/i1_staff`, 0, { value: '7' });
  await lead.post(`${report}/check`);
  const readReport = async () => (await lead.get<ReportView>(report)).body;
  const { revision } = await until(readReport, ({ state }) => state === 'READY');
  await lead.post(`${report}/certify`, { revision, office: 'Ministry', statement: true });
}

it('a score that waits for entries is asked of nobody: the page leads to each of them, and takes it once they are settled', async () => {
  const { world, url } = stage;
  const lead = new Client(url).with(await world.signIn({ role: 'lead-focal-point', members: ['CA'] }));
  const cookie = await world.signIn({ role: 'reviewer', members: ['CA'] });
  const page = await stage.open('/scoring/c-2025/CA/c1', { cookie });
  const awaited = page.getByRole('region', { name: 'To be done before it is scored' });
  await awaited.getByText('The member’s report comes under review.').waitFor();
  const form = page.getByRole('form', { name: 'Your score' });
  expect(await form.count()).toBe(0);

  await submit(lead, REPORT);
  const reviewer = new Client(url).with(cookie);
  const approve = (indicator: string): Promise<unknown> =>
    reviewer.post(`${CYCLE}/reviews/CA/${indicator}/decision`, { decision: 'approve', version: 1 });
  await page.getByRole('status').getByText('It cannot be scored yet.').waitFor();
  await expectSoon(() => awaited.getByRole('link').count()).toBe(1);
  // Its guideline does not read how many work there.
  await approve('i1_staff');

  await expectSoon(() => awaited.getByRole('link').count()).toBe(1);
  await awaited.getByText('Waiting', { exact: true }).waitFor();
  expect(await form.count()).toBe(0);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.goto(`${url}/scoring?cycle=c-2025`);
  await page
    .getByRole('row', { name: /Run a unit/ })
    .getByText('cannot be scored yet')
    .waitFor();
  await page.getByRole('link', { name: /Run a unit/ }).click();
  await awaited.getByRole('link').click();
  await page.waitForURL('**/review/c-2025/CA/i1_unit');
  await page.goBack();
  await awaited.waitFor();
  await approve('i1_unit');
  await form.waitFor();
  await expectSoon(() => awaited.count()).toBe(0);
  // It is asked of those who give scores; the secretariat reads how far they are.
  const read = await stage.open('/scoring?cycle=c-2025', { cookie: await world.signIn({ role: 'secretariat' }) });
  const row = read.getByRole('row', { name: /Run a unit/ }).first();
  await row.getByText('0 of 2 scores given').waitFor();
  expect(await row.getByText('yours still to give').count()).toBe(0);
});

it('of a report that went back to its member no entry is to be decided about, and that is said', async () => {
  const { world, url } = stage;
  const report = `${CYCLE}/reports/FR`;
  const lead = new Client(url).with(await world.signIn({ role: 'lead-focal-point', members: ['FR'] }));
  const cookie = await world.signIn({ role: 'reviewer', members: ['FR'] });
  const reviewer = new Client(url).with(cookie);
  await submit(lead, report);
  const readReport = async () => (await lead.get<ReportView>(report)).body;
  const decide = (indicator: string, body: object): Promise<unknown> =>
    reviewer.post(`${CYCLE}/reviews/FR/${indicator}/decision`, { version: 1, ...body });
  const page = await stage.open('/scoring/c-2025/FR/c1', { cookie });
  const awaited = page.getByRole('region', { name: 'To be done before it is scored' });
  await awaited.getByRole('link').first().waitFor();
  await decide('i1_unit', { decision: 'approve' });
  await decide('i1_staff', { decision: 'return', reason: 'wrong-value', text: 'Seven is fewer than last year.' });
  await until(readReport, ({ state }) => state === 'CORRECTION_REQUESTED');
  await page.reload();
  await awaited.getByText('The report is back with the member.').waitFor();
  expect(await awaited.getByRole('link').count()).toBe(0);
});

it('who agreed on a score against the proposal finds it first on the desk, and is asked why', async () => {
  const { world, url } = stage;
  const signIn = (): Promise<string> => world.signIn({ role: 'reviewer', members: ['CA'] });
  const cookie = await signIn();
  for (const each of [cookie, await signIn()])
    await new Client(url)
      .with(each)
      .post(`${CYCLE}/scores/CA/c1/opinions`, { value: -1, rationale: 'Nothing was shown by a page that says so.' });
  // Who shares does not write the reason, and is told of which scores one is missing.
  const secretariat = await world.signIn({ role: 'secretariat' });
  const desk = new Client(url).with(secretariat);
  const refused = await desk.post<Problem>(`${CYCLE}/scores/share`, { member: 'CA' });
  expect(refused.body.detail).toMatch(/^The agreed score on \S+ departs from what the guideline proposes\./);
  const overview = await stage.open('/cycles?cycle=c-2025', { cookie: secretariat });
  const told = '1 agreed score departs from the guideline’s proposal without a reason';
  await overview.getByText(told).waitFor();
  await overview.getByText('1 departs from the guideline’s proposal without a reason').waitFor();
  expect(await findFaultsInEveryLook(overview)).toEqual([]);
  const page = await stage.open('/scoring?cycle=c-2025', { cookie });
  const rows = page.getByRole('row');
  await rows.nth(1).getByText('2 of 2 scores given, including yours, reason for the departure still to give').waitFor();
  await page.getByRole('link', { name: /Run a unit/ }).click();
  const asked = page.getByRole('status').getByText('before it is shared, one who agreed must say why.');
  await asked.waitFor();
  await page.getByLabel('Why the agreed score is right').fill('The unit exists on paper alone.');
  await page.getByRole('button', { name: 'Save the reason' }).click();
  await asked.waitFor({ state: 'detached' });
  expect(await page.getByText('Both reviewers gave the same score.').count()).toBe(1);
  await overview.getByRole('button', { name: /^Share 1 score ?, Canada$/ }).waitFor();
  expect(await overview.getByText(told).count()).toBe(0);
});

it('a score that one reviewer’s opinion settled says so, and that nothing of it is hidden any more', async () => {
  const { world } = stage;
  await world.asSystem((tx) =>
    tx.query(`update score set opinions = 1, agreement = 'single' where member_code = 'CA' and commitment_id = 'c1'`),
  );
  const cookie = await world.signIn({ role: 'adjudicator' });
  const page = await stage.open('/scoring/c-2025/CA/c1', { cookie });
  const opinions = page.getByRole('region', { name: 'Reviewers’ scores' });
  await opinions.getByText('One reviewer’s score was enough.').waitFor();
  expect(await opinions.getByText(/of 2 scores given|stay hidden/).count()).toBe(0);
  await page.context().close();
});
