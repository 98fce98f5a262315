import { VALIDATION_RUN, type RuleOutcome, type RunFailure, type RunState } from '@signatory/domain';
import type { FindingOutcome, RunCounts, RunKind } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { ReportKey } from '../submissions/index.js';

/** Which run of which report ends. */
export interface RunRef {
  readonly key: ReportKey;
  readonly run: { readonly id: string; readonly revision: number };
}

/** A run that still stands as it began, with its report locked. */
export interface StandingRun {
  readonly state: RunState;
  readonly kind: RunKind;
  /** It ended before, over the same revision, and left findings. */
  readonly again: boolean;
  /** The report's present revision. */
  readonly reportRevision: number;
  /** The database's clock, after every lock was taken. */
  readonly at: Date;
}

const REPORTS = 'unnest($1::uuid[], $2::text[]) as asked (cycle_id, member_code)';
const lock = (waiting: string): string => `select r.member_code as "memberCode", r.cycle_id as "cycleId", r.revision
  from ${REPORTS} join report r using (cycle_id, member_code) order by r.cycle_id, r.member_code for update of r ${waiting}`;
const LOCK = { alone: lock(''), together: lock('skip locked') };

// Read under the lock: a check may have joined the run, it may have been cancelled, moved on, or ended elsewhere.
const STANDING = `
  select run.id, run.state, run.kind, run.counts is not null as again, clock_timestamp() as at
  from unnest($1::uuid[], $2::text[], $3::uuid[], $4::int[], $5::bool[]) as asked (cycle_id, member_code, id, revision, failed)
  join validation_run run using (cycle_id, member_code, id, revision)
  where run.state = '${VALIDATION_RUN.transitions.start.to}' or (asked.failed and run.state = '${VALIDATION_RUN.initial}') order by run.cycle_id, run.member_code for update of run`;

/**
 * Locks the reports of these runs. One that failed may not even have begun.
 * @returns for each the standing run, null where it does not stand any more, undefined where somebody else holds the report
 */
export async function lockStanding(
  tx: EntityManager,
  refs: readonly (RunRef & { readonly failed: boolean })[],
  alone: boolean,
): Promise<(StandingRun | null | undefined)[]> {
  const keys = [refs.map(({ key }) => key.cycleId), refs.map(({ key }) => key.memberCode)];
  const ids = refs.map(({ run }) => run.id);
  const revisions = refs.map(({ run }) => run.revision);
  const [reports, runs] = await Promise.all([
    tx.query<(ReportKey & { revision: number })[]>(alone ? LOCK.alone : LOCK.together, keys),
    tx.query<(Omit<StandingRun, 'reportRevision'> & { id: string })[]>(STANDING, [
      ...keys,
      ids,
      revisions,
      refs.map(({ failed }) => failed),
    ]),
  ]);
  const held = refs.map(({ key }) =>
    reports.find(({ cycleId, memberCode }) => cycleId === key.cycleId && memberCode === key.memberCode),
  );
  const standing = new Map(runs.map(({ id, ...run }) => [id, run]));
  return refs.map(({ run }, n) => {
    const report = held[n];
    if (!report) return alone ? null : undefined;
    const found = standing.get(run.id);
    // A job that arrived twice at a time: the first of them writes the outcome.
    standing.delete(run.id);
    return found ? { ...found, reportRevision: report.revision } : null;
  });
}

/** A finding on its way into the database. */
export interface NewFinding extends RunRef {
  /** Its place in the run. */
  readonly n: number;
  readonly kind: FindingOutcome;
  readonly outcome: RuleOutcome;
  readonly valuesHash: string;
}

const JUSTIFIED = `
  select f.no from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality
    as f (cycle_id, member_code, rule, indicator, part, values_sha256, no)
  join justification j using (cycle_id, member_code, rule, indicator, part, values_sha256)`;

/** Those of the findings that were answered in words, for the same values. */
export async function findJustified(
  tx: EntityManager,
  findings: readonly NewFinding[],
): Promise<ReadonlySet<NewFinding>> {
  if (findings.length === 0) return new Set();
  const rows = await tx.query<{ no: string }[]>(JUSTIFIED, [
    findings.map(({ key }) => key.cycleId),
    findings.map(({ key }) => key.memberCode),
    findings.map(({ outcome }) => outcome.rule),
    findings.map(({ outcome }) => outcome.field.indicator),
    findings.map(({ outcome }) => outcome.field.part ?? ''),
    findings.map(({ valuesHash }) => valuesHash),
  ]);
  return new Set(rows.flatMap(({ no }) => findings[Number(no) - 1] ?? []));
}

const FORGET = `delete from finding f using unnest($1::uuid[], $2::text[], $3::uuid[]) as asked (cycle_id, member_code, run_id)
  where f.cycle_id = asked.cycle_id and f.member_code = asked.member_code and f.run_id = asked.run_id`;
const STORE = `
  insert into finding (cycle_id, member_code, run_id, n, rule, severity, outcome, indicator, part, facts, cause, values_sha256)
  select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::jsonb[], $11::text[], $12::text[])`;

const FOR_REVIEWERS = `insert into finding_for_reviewers (cycle_id, member_code, run_id, n, facts)
  select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::int[], $5::jsonb[])`;

/** Takes away what runs left there when they ended before. */
export async function forgetFindings(tx: EntityManager, again: readonly RunRef[]): Promise<void> {
  if (again.length > 0) await tx.query(FORGET, columnsOf(again));
}

/** Stores the findings of runs, in place of those that `again` left there. */
export async function storeFindings(
  tx: EntityManager,
  again: readonly RunRef[],
  findings: readonly NewFinding[],
): Promise<void> {
  const forgotten = forgetFindings(tx, again);
  const stored =
    findings.length > 0 &&
    tx.query(STORE, [
      ...columnsOf(findings),
      findings.map(({ n }) => n),
      findings.map(({ outcome }) => outcome.rule),
      findings.map(({ outcome }) => outcome.severity),
      findings.map(({ kind }) => kind),
      findings.map(({ outcome }) => outcome.field.indicator),
      findings.map(({ outcome }) => outcome.field.part ?? null),
      findings.map(({ outcome }) => JSON.stringify(outcome.facts)),
      findings.map(({ outcome: { outcome } }) => (outcome.kind === 'NOT_RUN' ? outcome.cause : null)),
      findings.map(({ valuesHash }) => valuesHash),
    ]);
  const kept = findings.filter(({ outcome }) => outcome.reviewerFacts !== undefined);
  const guarded =
    kept.length > 0 &&
    tx.query(FOR_REVIEWERS, [
      ...columnsOf(kept),
      kept.map(({ n }) => n),
      kept.map(({ outcome }) => JSON.stringify(outcome.reviewerFacts)),
    ]);
  await Promise.all([forgotten, stored, guarded]);
}

/** What is written on a run when it ends. */
export interface RunEnd extends RunRef {
  readonly state: RunState;
  readonly stale: boolean;
  readonly at: Date;
  /** Null where it could not end. */
  readonly counts: RunCounts | null;
  readonly failure: RunFailure | null;
  readonly cause: string | null;
  /** What the next run of a save starts from; null where it could not end. */
  readonly outcomes: string | null;
  readonly around: string | null;
}

const END = `
  update validation_run run set state = ended.state, stale = ended.stale, ended_at = ended.at,
    counts = coalesce(ended.counts, run.counts), cause = ended.cause, failure = ended.failure,
    outcomes = ended.outcomes, around = ended.around,
    done = case when ended.counts is null then run.done else run.total end
  from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::bool[], $6::timestamptz[], $7::jsonb[], $8::text[],
      $9::text[], $10::text[], $11::text[])
    as ended (cycle_id, member_code, id, state, stale, at, counts, cause, outcomes, around, failure)
  where run.cycle_id = ended.cycle_id and run.member_code = ended.member_code and run.id = ended.id`;

export async function endRuns(tx: EntityManager, ends: readonly RunEnd[]): Promise<void> {
  await tx.query(END, [
    ...columnsOf(ends),
    ends.map(({ state }) => state),
    ends.map(({ stale }) => stale),
    ends.map(({ at }) => at),
    ends.map(({ counts }) => counts && JSON.stringify(counts)),
    ends.map(({ cause }) => cause),
    ends.map(({ outcomes }) => outcomes),
    ends.map(({ around }) => around),
    ends.map(({ failure }) => failure),
  ]);
}

function columnsOf(refs: readonly RunRef[]): [string[], string[], string[]] {
  return [refs.map(({ key }) => key.cycleId), refs.map(({ key }) => key.memberCode), refs.map(({ run }) => run.id)];
}
