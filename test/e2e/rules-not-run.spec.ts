import type { EntryView, FindingView, Problem, ReportView, RunView } from '@signatory/contract';
import { plainText, type Plan } from '@signatory/domain';
import pg from 'pg';
import { findBarriers, LOOKS, measureOverflow } from '../support/browser.js';
import { buildPlan } from '../support/build-plan.js';
import { Client, type Answer } from '../support/client.js';
import { WorldStage } from '../support/stage.js';
import { until } from '../support/until.js';

const REPORT = '/api/cycles/c-2025/reports/IT';

/** With a warning that names an indicator which is not there, as a rule may that was not linted. */
function planWithFaultyRule(): Plan {
  const plan = buildPlan();
  const faulty = {
    code: 'T-FAULTY',
    severity: 'WARNING' as const,
    on: 'i1_law',
    test: 'i1_laws == true',
    message: plainText('There is no law.'),
  };
  return { ...plan, commitments: plan.commitments.map((each) => ({ ...each, rules: [...each.rules, faulty] })) };
}

describe('rules that cannot run', () => {
  const stage = new WorldStage({ plan: planWithFaultyRule() });
  let client: Client;
  let cookie: string;

  beforeAll(async () => {
    cookie = await stage.world.signIn({ role: 'lead-focal-point', members: ['IT'] });
    client = new Client(stage.url).with(cookie);
    const act = { title: 'The act', url: 'https://example.org/act', happened: '2025-01-31' };
    await client.save(`${REPORT}/entries/i1_unit`, 0, { value: 'operating', evidence: [act] });
    await client.save(`${REPORT}/entries/i1_part`, 0, { value: '5' });
    // As data from elsewhere may be: a count with a half, which the blocker over it cannot read.
    const elsewhere = new pg.Client({ connectionString: stage.world.test.superuserUrl });
    await elsewhere.connect();
    await elsewhere.query(`update observation set value = 5.5 where indicator_id = 'id-i1_part'`);
    await elsewhere.end();
    // After it, since what ran before is run again for what was saved alone: the blocker reads this, too.
    const cells = { 'sex.female': { value: '20' }, 'sex.male': { value: '20' } };
    await client.save(`${REPORT}/entries/i1_staff`, 0, { value: '40', cells });
  });

  const read = async (language = 'en') =>
    (await client.get<ReportView>(REPORT, { headers: { 'accept-language': language } })).body;
  const findingOf = ({ findings }: ReportView, rule: string) =>
    findings.find((finding) => finding.rule === rule) as FindingView;
  const certify = async (): Promise<Answer<Problem>> =>
    client.post<Problem>(`${REPORT}/certify`, { revision: (await read()).revision, office: 'Office', statement: true });
  const justify = (finding: FindingView) =>
    client.put<Problem>(`${REPORT}/justifications`, {
      rule: finding.rule,
      field: finding.field,
      valuesHash: finding.valuesHash,
      text: 'The secretariat knows of it.',
    });

  async function check(): Promise<RunView> {
    const { id } = (await client.post<RunView>(`${REPORT}/check`)).body;
    return until(
      async () => (await client.get<RunView>(`/api/runs/${id}`)).body,
      ({ endedAt, check: ofCheck }) => endedAt !== null && ofCheck,
    );
  }

  it('leave the run incomplete, and are counted as neither passed nor failed', async () => {
    const run = await check();
    expect(run).toMatchObject({ state: 'INCOMPLETE', stale: false, counts: { notRun: 2 } });
    const report = await read();
    expect(report).toMatchObject({ state: 'BLOCKED', open: { notRun: 1, warnings: 1 } });
    const notRun = report.findings.filter(({ kind }) => kind === 'NOT_RUN');
    expect(notRun.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['T-BLOCKER', 'BLOCKER'],
      ['T-FAULTY', 'WARNING'],
    ]);
  });

  it('say why, and whose it is to mend, in the reader’s language', async () => {
    const english = await read();
    expect(findingOf(english, 'T-BLOCKER').message).toBe(
      'This check could not run: i1_part cannot be read as it is asked. Enter it again; until then the check is not passed.',
    );
    expect(findingOf(english, 'T-FAULTY').message).toMatch(/fault is in its rule, not in your report .*i1_laws/);
    expect(findingOf(await read('fr'), 'T-FAULTY').message).toMatch(/\(Aucun indicateur ne s’appelle «\si1_laws\s»\)/);
    expect(findingOf(await read('de'), 'T-BLOCKER').message).toMatch(
      /^Diese Prüfung ließ sich nicht ausführen: i1_part/,
    );
  });

  it('keep the report from being certified, by name; words do not help a blocker', async () => {
    const refused = await certify();
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'report.open-findings',
      facts: { notRun: 1, rules: expect.arrayContaining(['T-BLOCKER', 'T-FAULTY']) },
      detail: expect.stringContaining('T-BLOCKER'),
    });
    const words = await justify(findingOf(await read(), 'T-BLOCKER'));
    expect([words.status, words.body.code]).toEqual([409, 'command.wrong-state']);
  });

  it.each(LOOKS)('stand on the screen with their severity and cause ($name)', async (look) => {
    const page = await stage.open('/report/c-2025/IT/submit', { look, cookie });
    const blocker = page.locator('.check', { hasText: 'T-BLOCKER' });
    await blocker.waitFor();
    expect(await blocker.innerText()).toMatch(
      /Blocker · Could not run\s+i1_part i1_part\?\s+This check could not run: i1_part/i,
    );
    expect(await blocker.getByRole('button').count()).toBe(0);
    const faulty = page.locator('.check', { hasText: 'T-FAULTY' });
    expect(await faulty.innerText()).toMatch(/Warning · Could not run/i);
    expect(await faulty.getByRole('button', { name: 'Acknowledge' }).count()).toBe(1);
    expect([await findBarriers(page), await measureOverflow(page)]).toEqual([[], 0]);
    await page.context().close();
  });

  it('run when what they read is entered again; a warning that cannot is acknowledged in words', async () => {
    const part = (await read()).entries.find(({ indicator }) => indicator === 'i1_part') as EntryView;
    expect((await client.save(`${REPORT}/entries/i1_part`, part.version, { value: '6' })).status).toBe(200);
    expect(await check()).toMatchObject({ state: 'PASSED_WITH_WARNINGS', counts: { notRun: 1 } });
    const still = await certify();
    expect([still.status, still.body.facts]).toMatchObject([409, { notRun: 0, warnings: 1, rules: ['T-FAULTY'] }]);
    expect((await justify(findingOf(await read(), 'T-FAULTY'))).status).toBe(200);
    expect((await certify()).status).toBeLessThan(300);
    expect(await read()).toMatchObject({ state: 'SUBMITTED' });
  });
});
