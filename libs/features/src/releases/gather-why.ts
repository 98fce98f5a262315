import type { ReleaseFinding, ReleaseWhy } from '@signatory/contract';
import { groupBy, plainText, type Commitment } from '@signatory/domain';
import type { ScoreEntity } from '@signatory/persistence';
import { countFoundNothing } from '@signatory/rules';
import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import { decidingClause, guidelineReads, WAS_REVIEWED, type PublicWords } from '../scoring/index.js';
import { countByIndicator, ruleSetOf } from '../submissions/index.js';
import { basisOn, readBasis, type BasisOfVersion } from './gather-basis.js';
import { gatherSteps, stepsOf } from './gather-steps.js';

type Checks = NonNullable<ReleaseWhy['checks']>;
/** What rules came to on the entries of a version, by the indicators' codes. */
type ChecksOn = ReadonlyMap<string, Checks>;

interface Reviewed {
  readonly member: string;
  readonly version: number;
  readonly revision: number;
  readonly certified: Date;
}

// The last time: a correction case may have had it scored again.
const COMPLETED = `select distinct on (member_code, commitment_id) member_code as member, commitment_id as commitment, at
  from score_change where cycle_id = $1 and command = 'complete' order by member_code, commitment_id, n desc`;

const REVIEWED = `select s.member_code as member, s.version, s.at_revision as revision, s.submitted_at as certified
  from submission s where s.cycle_id = $1 and s.submitted_at is not null and ${WAS_REVIEWED}
  order by s.member_code, s.version`;

const FINDINGS = `select member_code as member, indicator_id as "indicatorId", value, rationale, language, at
  from assessor_finding where cycle_id = $1 order by n`;

interface Found {
  readonly member: string;
  readonly indicatorId: string;
  readonly value: boolean;
  readonly rationale: string;
  readonly language: string | null;
  readonly at: Date;
}

/** What came of the rules in a version, and what stands behind its entries. */
interface VersionRead {
  readonly checks: ChecksOn | null;
  readonly basis: BasisOfVersion;
}

const RUN = `select id, rule_set as "ruleSet", outcomes from validation_run
  where cycle_id = $1 and member_code = $2 and revision = $3 and counts is not null order by ended_at desc limit 1`;

/** What settled scores of a cycle rest on, by their heads. As *why this score* tells it, without what is nobody's else to see. */
export async function gatherWhy(
  tx: EntityManager,
  opened: OpenedCycle,
  { heads, words }: { readonly heads: readonly ScoreEntity[]; readonly words: PublicWords },
): Promise<ReadonlyMap<ScoreEntity, ReleaseWhy>> {
  const { plan, cycle } = opened;
  const commitments = new Map(plan.commitments.map((commitment) => [commitment.id, commitment]));
  type Completed = { member: string; commitment: string; at: Date };
  const completed = new Map(
    (await tx.query<Completed[]>(COMPLETED, [cycle.id])).map(({ member, commitment, at }) => [
      `${member} ${commitment}`,
      at,
    ]),
  );
  const reviewed = groupBy(await tx.query<Reviewed[]>(REVIEWED, [cycle.id]), ({ member }) => member);
  const findings = groupBy(await tx.query<Found[]>(FINDINGS, [cycle.id]), ({ member }) => member);
  const steps = await gatherSteps(tx, cycle.id);
  const found = new Map<ScoreEntity, ReleaseWhy>();
  for (const [member, own] of groupBy(heads, ({ memberCode }) => memberCode)) {
    const read = new Map<Reviewed, VersionRead>();
    for (const head of own) {
      const commitment = commitments.get(head.commitmentId);
      if (!commitment || head.kind !== 'score') continue;
      const scored = completed.get(`${member} ${head.commitmentId}`) ?? head.sharedAt ?? head.changedAt;
      const version = reviewed.get(member)?.findLast(({ certified }) => certified <= scored);
      const behind = version && (read.get(version) ?? (await readVersion(tx, opened, version, words)));
      if (version && behind) read.set(version, behind);
      const reads = guidelineReads(plan, commitment);
      const sum = behind && sumOf(behind.checks, reads);
      const told = findingsOn(commitment, findings.get(member) ?? [], { by: scored, words });
      found.set(head, {
        ...clauseOf(commitment, head),
        ...(version && { report: { version: version.version, certified: version.certified.toISOString() } }),
        ...(sum && { checks: sum }),
        ...(told.length > 0 && { findings: told }),
        ...(behind && { basis: basisOn(commitment, reads, behind.basis) }),
        steps: stepsOf(commitment, reads, {
          steps: steps.get(`${member} ${head.commitmentId}`) ?? [],
          certified: version?.certified ?? null,
          basis: behind?.basis ?? null,
          scored,
        }),
        scored: scored.toISOString(),
      });
    }
  }
  return found;
}

/** What was found last of each of its indicators when the score was given. */
function findingsOn(
  { indicators }: Commitment,
  found: readonly Found[],
  { by, words }: { readonly by: Date; readonly words: PublicWords },
): ReleaseFinding[] {
  return indicators.flatMap(({ id, code }) => {
    const last = found.findLast(({ indicatorId, at }) => indicatorId === id && at <= by);
    if (!last) return [];
    const rationale = words.local(last.member, plainText(last.rationale, last.language ?? undefined));
    return [{ indicator: code, value: last.value, rationale, at: last.at.toISOString() }];
  });
}

/** Where reviewers departed from what the guideline gives, no clause decided. */
function clauseOf(commitment: Commitment, head: ScoreEntity): Pick<ReleaseWhy, 'clause' | 'proposal'> {
  const { value, proposal } = head;
  if (proposal !== null && value !== proposal) return { proposal };
  const clause = value === proposal ? decidingClause(commitment, head) : -1;
  return clause < 0 ? {} : { clause };
}

interface Run {
  readonly id: string;
  readonly ruleSet: string;
  readonly outcomes: string | null;
}

async function readVersion(
  tx: EntityManager,
  opened: OpenedCycle,
  version: Reviewed,
  words: PublicWords,
): Promise<VersionRead> {
  const [run] = await tx.query<Run[]>(RUN, [opened.cycle.id, version.member, version.revision]);
  const checks = run ? await readChecks(tx, opened, version, run) : null;
  const runId = run && checks ? run.id : null;
  return { checks, basis: await readBasis(tx, opened, version, { words, runId }) };
}

/** Null where the version was checked by other rules than the plan's. */
async function readChecks(
  tx: EntityManager,
  opened: OpenedCycle,
  { member }: Reviewed,
  run: Run,
): Promise<ChecksOn | null> {
  const { cycle, plan } = opened;
  const silent = run.outcomes && run.ruleSet === ruleSetOf(opened) ? countFoundNothing(plan, run.outcomes) : null;
  if (!silent) return null;
  const checks = new Map<string, Checks>();
  const add = (indicator: string, counts: Partial<Checks>): void => {
    checks.set(indicator, plus(checks.get(indicator) ?? NOTHING, { ...NOTHING, ...counts }));
  };
  for (const [indicator, counts] of silent) add(indicator, counts);
  for (const { indicator, outcome, answered, count } of await countByIndicator(
    tx,
    { cycleId: cycle.id, memberCode: member },
    run.id,
  ))
    add(indicator, {
      ...(outcome === 'FAIL' ? { fail: count } : { notRun: count }),
      ...(answered && { justified: count }),
    });
  return checks;
}

const NOTHING: Checks = { pass: 0, fail: 0, justified: 0, notApplicable: 0, notRun: 0 };

function sumOf(checks: ChecksOn | null, reads: readonly string[]): Checks | null {
  return checks ? reads.reduce((sum, code) => plus(sum, checks.get(code) ?? NOTHING), NOTHING) : null;
}

function plus(one: Checks, other: Checks): Checks {
  return {
    pass: one.pass + other.pass,
    fail: one.fail + other.fail,
    justified: one.justified + other.justified,
    notApplicable: one.notApplicable + other.notApplicable,
    notRun: one.notRun + other.notRun,
  };
}
