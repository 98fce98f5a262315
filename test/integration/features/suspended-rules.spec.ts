import { Audit, ExplainScore, MoveSubmission, ReadCycles, RequestRun, SuspendRule } from '@signatory/features';
import { buildReadingPlan } from '../../support/build-reading-plan.js';
import { Desk } from './desk.js';
import { ReleaseDesk } from './release-desk.js';
import { figure, openYears } from './years.js';

const WHY = 'Elle compte deux fois.';

/** The secretariat suspends a rule of `c-2025`, or reinstates it. */
function suspend(desk: Desk, rule: string, command: 'suspend' | 'reinstate' = 'suspend'): Promise<void> {
  const { database } = desk.world;
  const cycles = new ReadCycles(desk.catalogue, database);
  const audit = new Audit();
  return new SuspendRule(database, cycles, audit, new MoveSubmission(audit), new RequestRun()).execute({
    actor: desk.person('secretariat', []),
    cycle: 'c-2025',
    rule,
    command,
    body: { reason: WHY, language: 'fr' },
    at: new Date(),
  });
}

it('a release names a suspended rule with the reason, and the members whose reports were certified without it', async () => {
  const releases = await ReleaseDesk.open({}, buildReadingPlan());
  const desk = await Desk.over(releases.world);
  const answers = { i1_unit: { value: 'none' }, i1_staff: { value: '7' } };
  await desk.submit('CA', 'c-2025', answers);
  await suspend(desk, 'T-ERROR');
  for (const member of ['FR', 'IT']) await desk.submit(member, 'c-2025', answers);
  await releases.settle(1);
  const { suspended, validation, completeness } = await releases.document(await releases.request());
  const reason = { original: 'fr', texts: { fr: { text: WHY } } };
  expect(suspended).toEqual([{ rule: 'T-ERROR', reason, members: ['FR', 'IT'] }]);
  expect(validation.map(({ member, notRun }) => [member, notRun])).toEqual([
    ['CA', 0],
    ['FR', 1],
    ['IT', 1],
  ]);
  // It came to review before it was scored.
  await releases.world.asSystem((tx) =>
    tx.query(`
      insert into entry_review (cycle_id, member_code, submission_version, indicator_id, entry_version, state)
      select id, 'FR', 1, 'id-i1_staff', 1, 'APPROVED' from cycle`),
  );
  // Whoever judges reads the reason beside the value that the rule is about.
  const why = new ExplainScore(desk.world.database, desk.catalogue);
  const actor = desk.person('reviewer', ['FR']);
  const asked = { actor, cycle: 'c-2025', member: 'FR', commitment: 'c1', language: 'en', at: new Date() };
  const { entries } = await why.execute(asked);
  const rules = entries.flatMap((entry) => entry.rules.filter(({ rule }) => rule === 'T-ERROR'));
  expect(rules).toMatchObject([{ outcome: 'SUSPENDED', suspension: { reason: WHY, language: 'fr' } }]);
  // How much was answered is public beside it, of every member.
  const answered = new Map(completeness?.map(({ member, entries }) => [member, entries.answered]));
  expect(['CA', 'FR', 'IT'].map((member) => answered.get(member))).toEqual([2, 2, 2]);
  await releases.close();
});

it('what two members report of each other is not compared while the rule is suspended, and is again after that', async () => {
  const desk = await openYears();
  const found = async () => {
    const { findings } = await desk.report();
    return findings.filter(({ rule }) => rule.startsWith('mirror')).map(({ rule, kind }) => [rule, kind]);
  };
  await desk.submit('IT', 'c-2025', { sent: figure('8', { FR: '7', CA: '1' }) });
  await desk.submit('FR', 'c-2025', { got: figure('9', { IT: '9' }) });
  await desk.compare();
  expect(await found()).toEqual([['mirror.mla.sent', 'FAIL']]);
  await suspend(desk, 'mirror.mla.sent');
  await desk.compare();
  expect(await found()).toEqual([['mirror.mla.sent', 'SUSPENDED']]);
  await suspend(desk, 'mirror.mla.sent', 'reinstate');
  await desk.compare();
  expect(await found()).toEqual([['mirror.mla.sent', 'FAIL']]);
  await desk.world.close();
});
