import type { FindingView, Problem, ReportView, RuleSuspensionView, RunView } from '@signatory/contract';
import { plainText, type Plan, type Rule } from '@signatory/domain';
import { buildPlan } from '../support/build-plan.js';
import { Client, type Answer } from '../support/client.js';
import { WorldStage } from '../support/stage.js';
import { until } from '../support/until.js';

const REPORT = '/api/cycles/c-2025/reports/IT';
const RULES = '/api/cycles/c-2025/rules';

const rule = (code: string, severity: Rule['severity'], test: string): Rule => ({
  code,
  severity,
  on: 'i1_part',
  test,
  message: plainText(`${code} found it.`),
});

/** With a blocker that cannot run, larger than a rule may be, and an error that finds what is none. */
function planAtFault(): Plan {
  const plan = buildPlan();
  const faulty = [
    rule('T-COSTLY', 'BLOCKER', `i1_part >= 0${' + 0'.repeat(100)}`),
    rule('T-WRONG', 'ERROR', 'i1_part > 100'),
  ];
  return { ...plan, commitments: plan.commitments.map((each) => ({ ...each, rules: [...each.rules, ...faulty] })) };
}

describe('a rule that the secretariat suspends', () => {
  const stage = new WorldStage({ plan: planAtFault() });
  let lead: Client;
  let secretariat: Client;

  beforeAll(async () => {
    const client = new Client(stage.url);
    lead = client.with(await stage.world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
    secretariat = client.with(await stage.world.signIn({ role: 'secretariat' }));
    const act = { title: 'The act', url: 'https://example.org/act', happened: '2025-01-31' };
    await lead.save(`${REPORT}/entries/i1_unit`, 0, { value: 'operating', evidence: [act] });
    const cells = { 'sex.female': { value: '20' }, 'sex.male': { value: '20' } };
    await lead.save(`${REPORT}/entries/i1_staff`, 0, { value: '40', cells });
    await lead.save(`${REPORT}/entries/i1_part`, 0, { value: '5' });
  });

  const read = async () => (await lead.get<ReportView>(REPORT)).body;
  const findingOf = ({ findings }: ReportView, code: string) =>
    findings.find((finding) => finding.rule === code) as FindingView;
  const certify = async (): Promise<Answer<Problem>> =>
    lead.post<Problem>(`${REPORT}/certify`, { revision: (await read()).revision, office: 'Office', statement: true });
  const suspend = (code: string, reason: string, client = secretariat) =>
    client.post<Problem>(`${RULES}/${code}/suspend`, { reason, language: 'en' });
  const reinstate = (code: string, reason: string, client = secretariat) =>
    client.post<Problem>(`${RULES}/${code}/reinstate`, { reason, language: 'en' });

  async function check(): Promise<RunView> {
    const { id } = (await lead.post<RunView>(`${REPORT}/check`)).body;
    return until(
      async () => (await lead.get<RunView>(`/api/runs/${id}`)).body,
      ({ endedAt, check: ofCheck }) => endedAt !== null && ofCheck,
    );
  }

  /** The report once its latest run has ended, as the change of a rule asked for it by itself. */
  const settled = (holds: (report: ReportView) => boolean) =>
    until(read, (report) => report.run !== null && report.run.endedAt !== null && holds(report));

  it('kept the member from submitting until then, and words did not help', async () => {
    expect(await check()).toMatchObject({ state: 'INCOMPLETE' });
    const report = await read();
    expect([report.state, findingOf(report, 'T-COSTLY').kind, findingOf(report, 'T-WRONG').kind]).toEqual([
      'BLOCKED',
      'NOT_RUN',
      'FAIL',
    ]);
    const refused = await certify();
    expect([refused.status, refused.body.facts]).toMatchObject([409, { notRun: 1, errors: 1 }]);
  });

  it('is suspended by the secretariat alone, with a reason, and only where the cycle has it', async () => {
    for (const path of ['/rules', '/rule-suspensions'])
      expect((await lead.get(`/api/cycles/c-2025${path}`)).status).toBe(403);
    expect((await suspend('T-COSTLY', 'It cannot run.', lead)).status).toBe(403);
    expect((await reinstate('T-COSTLY', 'It can run.', lead)).status).toBe(403);
    expect((await suspend('T-COSTLY', 'x')).status).toBe(422);
    expect((await suspend('T-NONE', 'It cannot run.')).status).toBe(404);
    const early = await reinstate('T-COSTLY', 'It can run.');
    expect([early.status, early.body.code]).toEqual([409, 'command.wrong-state']);
  });

  it('is not run from then on, and stands as not run with the reason: never as passed, and never open', async () => {
    const { counts: before } = (await read()).run as RunView;
    expect((await suspend('T-COSTLY', 'It is larger than a rule may be.')).status).toBe(204);
    await settled((report) => findingOf(report, 'T-COSTLY').kind === 'SUSPENDED');
    expect((await suspend('T-WRONG', 'Five are as right as a hundred.')).status).toBe(204);
    const report = await settled((each) => findingOf(each, 'T-WRONG').kind === 'SUSPENDED');
    expect(findingOf(report, 'T-COSTLY')).toMatchObject({
      severity: 'BLOCKER',
      kind: 'SUSPENDED',
      message: expect.stringMatching(/^The secretariat has suspended this check/),
      facts: { reason: 'It is larger than a rule may be.', language: 'en' },
    });
    expect(report.open).toEqual({ blockers: 0, notRun: 0, errors: 0, warnings: 0 });
    // Nobody had to check it once more: what kept it from being submitted is not there any more.
    expect([report.state, report.run?.check]).toEqual(['READY', true]);
    const { counts, coverage } = report.run as RunView;
    expect(counts).toEqual({ ...before, fail: before.fail - 1, notRun: before.notRun + 1 });
    expect(coverage?.ran).toBeLessThan(coverage?.of ?? 0);
    // Whoever was second is told what the first did.
    const again = await suspend('T-COSTLY', 'It cannot run.');
    expect([again.status, again.body.code, again.body.detail]).toMatchObject([
      409,
      'command.wrong-state',
      expect.stringMatching(/^State of this rule: suspended/),
    ]);
  });

  it('asks for no words', async () => {
    const { rule: code, field, valuesHash } = findingOf(await read(), 'T-WRONG');
    const answer = { rule: code, field, valuesHash, text: 'It is as right.' };
    const refused = await lead.put<Problem>(`${REPORT}/justifications`, answer);
    expect([refused.status, refused.body.code]).toEqual([409, 'command.wrong-state']);
  });

  it('runs again when it is reinstated: a report that is not submitted is blocked anew', async () => {
    expect((await reinstate('T-COSTLY', 'To see whether it runs.')).status).toBe(204);
    // As certification decides, so it stands.
    const blocked = await settled((each) => findingOf(each, 'T-COSTLY').kind === 'NOT_RUN');
    expect([blocked.state, blocked.run?.state]).toEqual(['BLOCKED', 'INCOMPLETE']);
    const refused = await certify();
    expect([refused.status, refused.body.facts]).toMatchObject([409, { notRun: 1, errors: 0, rules: ['T-COSTLY'] }]);
    // A save takes over what it cannot have changed: what is suspended stays so, and what is not runs.
    const part = (await read()).entries.find(({ indicator }) => indicator === 'i1_note');
    await lead.save(`${REPORT}/entries/i1_note`, part?.version ?? 0, { value: 'A note.' });
    const report = await settled(({ run, revision }) => run?.revision === revision);
    expect([findingOf(report, 'T-COSTLY').kind, findingOf(report, 'T-WRONG').kind]).toEqual(['NOT_RUN', 'SUSPENDED']);
  });

  it('moves no report that was edited since its check: its member checks it', async () => {
    expect((await suspend('T-COSTLY', 'It does not run.')).status).toBe(204);
    const { state, run } = await settled((report) => findingOf(report, 'T-COSTLY').kind === 'SUSPENDED');
    expect([state, run?.check]).toEqual(['DRAFT', false]);
  });

  it('moves a report that was checked, as often as it is reinstated and suspended, and lets the member submit', async () => {
    expect(await check()).toMatchObject({ state: 'PASSED_WITH_WARNINGS', counts: { notRun: 2 } });
    // One after the other, without waiting for the run between them.
    expect((await reinstate('T-COSTLY', 'To see it once more.')).status).toBe(204);
    expect((await suspend('T-COSTLY', 'It still does not run.')).status).toBe(204);
    await settled(({ state, open }) => state === 'READY' && open.notRun === 0);
    expect((await certify()).status).toBeLessThan(300);
    expect((await read()).state).toBe('SUBMITTED');
    // What was certified stays as it was.
    expect((await reinstate('T-WRONG', 'It is mended elsewhere.')).status).toBe(204);
    expect(findingOf(await read(), 'T-WRONG').kind).toBe('SUSPENDED');
  });

  it('is listed with the reasons, by whom and since when, and stands on the trail', async () => {
    const { body } = await secretariat.get<RuleSuspensionView[]>('/api/cycles/c-2025/rule-suspensions');
    expect(body.map(({ code, reason, reinstated }) => [code, reason, reinstated?.reason])).toEqual([
      ['T-COSTLY', 'It still does not run.', undefined],
      ['T-COSTLY', 'It does not run.', 'To see it once more.'],
      ['T-WRONG', 'Five are as right as a hundred.', 'It is mended elsewhere.'],
      ['T-COSTLY', 'It is larger than a rule may be.', 'To see whether it runs.'],
    ]);
    expect(body[0]).toMatchObject({ severity: 'BLOCKER', language: 'en', by: expect.any(String) });
    const { body: rules } = await secretariat.get<{ code: string; suspended: boolean }[]>(RULES);
    expect(rules.filter(({ suspended }) => suspended).map(({ code }) => code)).toEqual(['T-COSTLY']);
    const trail = await secretariat.get('/api/audit?act=rule.suspend');
    expect(trail.text).toContain('c-2025/rules/T-COSTLY');
  });
});
