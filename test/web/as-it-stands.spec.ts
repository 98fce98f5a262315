import { jest } from '@jest/globals';
import type { ReportView } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { Client } from '../support/client.js';
import { WorldStage } from '../support/stage.js';

jest.setTimeout(120_000);

const REPORT = '/report/c-2025/CA';

// Nobody runs the jobs: what waits for one stays as it is.
const stage = new WorldStage({ workers: 0 });
let canada: string;
beforeAll(async () => {
  canada = await stage.world.signIn({ role: 'lead-focal-point', members: ['CA'] });
});

it('of a report that nobody has checked nothing is said to be without fault', async () => {
  const page = await stage.open(REPORT, { cookie: canada });
  const progress = page.getByRole('region', { name: 'Progress' });
  await progress.getByText('Not checked yet').waitFor();
  expect(await progress.getByText(/^No (errors|warnings)$/).count()).toBe(0);
  await page.goto(`${stage.url}${REPORT}/submit`);
  const checks = page.getByRole('region', { name: 'Checks' });
  await checks.getByText('The checks have not run yet.').waitFor();
  expect(await checks.locator('.check-ok').count()).toBe(0);
  await page.context().close();
});

describe('a score whose right of reply ends', () => {
  const SCORE = '/scoring/c-2025/CA/c1';
  const OVER = 'The right of reply is over. The score is being confirmed.';

  beforeAll(() =>
    stage.world.asSystem((tx) =>
      tx.query(
        `insert into score (cycle_id, member_code, commitment_id, state, kind, value, opinions, agreement, rationale, shared_at, reply_due_at)
         select id, 'CA', 'c1', 'SHARED', 'score', 0, 2, 'agreed', $1, now(), now() + interval '16 seconds' from cycle where code = 'c-2025'`,
        [plainText('Both read the report and its evidence.')],
      ),
    ),
  );

  it('takes its form away at that instant and keeps the words, before anything has confirmed it', async () => {
    const report = await stage.open(REPORT, { cookie: canada });
    await report.getByText('1 score needs your reply').waitFor();
    const page = await stage.open(SCORE, { cookie: canada });
    await page.getByLabel('Your reply').fill('The unit works.');
    await page.getByText(OVER).waitFor();
    const left = page.getByRole('region', { name: 'Right of reply' });
    await left.getByText('“The unit works.”').waitFor();
    expect(await page.getByRole('button', { name: 'Contest the score' }).count()).toBe(0);
    await report.getByText('No score needs a reply.').waitFor();
    const row = report.getByRole('link').filter({ hasText: 'I.1 Run a unit' }).filter({ hasText: OVER });
    await row.waitFor();
    expect(await row.innerText()).not.toContain('reply by');
    await Promise.all([report.context().close(), page.context().close()]);
  });
});

it('a score whose release was withdrawn is not called published', async () => {
  await stage.world.asSystem(async (tx) => {
    await tx.query(`update score set state = 'PUBLISHED'`);
    await tx.query(
      `insert into release (cycle_id, number, state, sha256, requested_by, signed_by, embargo_at, manifest, published_at, reason, withdrawn_at)
       select id, 1, 'WITHDRAWN', repeat('1', 64), 'a', 'b', now(), '{}', now(), 'A source was shown to be false.', now()
       from cycle where code = 'c-2025'`,
    );
  });
  const page = await stage.open(REPORT, { cookie: canada });
  const row = page.getByRole('link').filter({ hasText: 'I.1 Run a unit' });
  await row.getByText('Release withdrawn').waitFor();
  await row.click();
  await page.getByText('The release that contained it was withdrawn. The score stands unless a correction').waitFor();
  await page.getByText('Release withdrawn', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Why this score' }).click();
  await page.getByText('Release withdrawn', { exact: true }).waitFor();
  expect(await page.getByText('Published', { exact: true }).count()).toBe(0);
  await page.context().close();
  const desk = await stage.open('/scoring?cycle=c-2025', { cookie: await stage.world.signIn({ role: 'secretariat' }) });
  await desk.getByRole('table').getByText('Release withdrawn', { exact: true }).first().waitFor();
  expect(await desk.getByRole('table').getByText('Published', { exact: true }).count()).toBe(0);
  await desk.context().close();
});

it('of a report whose cycle was closed nothing is said to be due, and nothing of it is offered', async () => {
  const cookie = await stage.world.signIn({ role: 'lead-focal-point', members: ['FR'] });
  const report = async () =>
    (await new Client(stage.url).with(cookie).get<ReportView>('/api/cycles/c-2025/reports/FR')).body;
  const page = await stage.open('/report/c-2025/FR', { cookie });
  const due = page.getByRole('region', { name: 'Deadline' });
  await due.getByText(/^Submit by/).waitFor();
  expect((await report()).commands).toContain('edit');
  const desk = await stage.open('/cycles?cycle=c-2025', { cookie: await stage.world.signIn({ role: 'secretariat' }) });
  const left = desk.getByText(/^Not submitted yet, or back with the member: ([1-9]) of \1 reports\./);
  await left.waitFor();
  await stage.world.asSystem((tx) => tx.query(`update cycle set state = 'CLOSED' where code = 'c-2025'`));
  await page.reload();
  await due.getByText('Reporting has ended: nothing in this report can be changed any more.').waitFor();
  expect(await page.getByText(/days? left|Submit by/).count()).toBe(0);
  expect((await report()).commands).toEqual([]);
  await desk.reload();
  await desk.getByRole('button', { name: 'Begin the assessment' }).waitFor();
  expect(await left.count()).toBe(0);
  await desk.context().close();
  await page.context().close();
});

it('whoever concludes a cycle reads how many scores nobody has given, and finds them', async () => {
  const cookie = await stage.world.signIn({ role: 'secretariat' });
  await stage.world.asSystem((tx) => tx.query(`update cycle set state = 'ASSESSMENT' where code = 'c-2025'`));
  const desk = await stage.open('/cycles?cycle=c-2025', { cookie });
  const steps = desk.getByRole('region', { name: 'Steps and dates' });
  await steps.getByRole('button', { name: 'Conclude the cycle' }).waitFor();
  const note = await steps.getByText(/scores are not given/).innerText();
  await steps.getByRole('link', { name: 'See these scores' }).click();
  const rows = desk.getByRole('region', { name: 'Commitments to score' });
  const blank = rows.getByText('Not scored', { exact: true });
  await blank.first().waitFor();
  // The release before published some; those that it has not are blank.
  expect(await blank.count()).toBe(Number.parseInt(note, 10));
  expect(await rows.getByText(/Published|Withdrawn/).count()).toBe(0);
  await desk.context().close();
});
