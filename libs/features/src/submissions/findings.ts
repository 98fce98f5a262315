import type { FindingView } from '@signatory/contract';
import type { Facts, OpenFindings, Plan, Severity } from '@signatory/domain';
import type { FindingOutcome } from '@signatory/persistence';
import {
  describeFinding,
  describeNotRun,
  describeSuspended,
  messagesOf,
  nameFacts,
  namePart,
  type Message,
} from '@signatory/rules';
import type { EntityManager } from 'typeorm';
import type { ReportKey } from './report-scope.js';

/** A finding with its answer, as PostgreSQL joins them. */
export interface FindingRow {
  readonly rule: string;
  readonly severity: Severity;
  readonly outcome: FindingOutcome;
  readonly indicator: string;
  readonly part: string | null;
  readonly facts: Facts;
  readonly cause: string | null;
  readonly valuesHash: string;
  /** Other members' figures; null, or not there, for whom they are not. */
  readonly reviewerFacts?: Facts | null;
  readonly justification: {
    readonly text: string;
    readonly language: string | null;
    /** The name of who gave it. */
    readonly by: string;
    readonly actor: string;
    readonly at: string;
  } | null;
}

// A justification holds for equal values only. It is looked up for each finding: what a run has just written, and what was answered
// since, is in no statistics, and a join that takes both for few compares each with each. Under row-level security the index is
// used for all of the key only without a `coalesce`, which PostgreSQL does not count among what keeps rows to itself.
const ANSWER = `(select * from justification j where j.cycle_id = f.cycle_id and j.member_code = f.member_code and j.rule = f.rule
    and j.indicator = f.indicator and j.part = case when f.part is null then '' else f.part end and j.values_sha256 = f.values_sha256 limit 1) j on true`;
const ANSWERS = `left join lateral ${ANSWER}`;
const FOR_REVIEWERS = `left join lateral (select facts from finding_for_reviewers r where r.cycle_id = f.cycle_id
    and r.member_code = f.member_code and r.run_id = f.run_id and r.n = f.n limit 1) r on true`;

/** Of the run `run.id`; $1 cycle, $2 member. */
const ALL = 'select * from finding where cycle_id = $1 and member_code = $2 and run_id = run.id';

/**
 * Findings that a report shows: a run of a million cells may have half as many. Of more there are the gravest, and of those
 * the first of every rule before the second of any, so that whatever has a finding shows one.
 */
export const FINDINGS_SHOWN = 2_000;

// Half a million are put in order by three columns; all else is read of those that are shown. By an array, which is made once:
// a join is as often a loop over all of them, for what a run has just written is in no statistics.
const FIRST = `${ALL} and n = any(array(
  select n from (select n, severity, row_number() over (partition by rule order by n) as place from finding
    where cycle_id = $1 and member_code = $2 and run_id = run.id) placed
  order by array_position(array['BLOCKER', 'ERROR', 'WARNING', 'INFO'], severity), place, n limit ${FINDINGS_SHOWN}))`;

const findingsOf = (which: string): string => `
  coalesce((select json_agg(json_build_object('rule', f.rule, 'severity', f.severity, 'outcome', f.outcome,
    'indicator', f.indicator, 'part', f.part, 'facts', f.facts, 'cause', f.cause, 'valuesHash', f.values_sha256,
    'reviewerFacts', r.facts,
    'justification', case when j.rule is null then null else json_build_object('text', coalesce(j.text, ''), 'language', j.language,
      'by', coalesce(jp.name, j.actor), 'actor', j.actor, 'at', j.at) end) order by f.n)
  from (${which}) f
  ${FOR_REVIEWERS}
  ${ANSWERS}
  left join person jp on jp.id::text = j.actor), '[]')`;

/** A JSON array of `FindingRow` of the run `run.id`, as a sub-select: the first `FINDINGS_SHOWN`. $1 cycle, $2 member. */
export const FINDINGS_OF_RUN = findingsOf(FIRST);

/** The same counted, as a JSON array of `Judged`: a sub-select over the run `run.id` of the member `at.member`. $1 cycle. */
export const FINDINGS_COUNTED = `
  coalesce((select json_agg(json_build_object('severity', g.severity, 'outcome', g.outcome,
    'justification', case when g.answered then json_build_object() end, 'count', g.count))
  from (select f.severity, f.outcome, j.rule is not null as answered, count(*)::int as count from finding f
    ${ANSWERS}
    where f.cycle_id = $1 and f.member_code = at.member and f.run_id = run.id group by 1, 2, 3) g), '[]')`;

const OF_RUN = 'from (select $2::text as member) at, (select $3::uuid as id) run';
const ON_INDICATORS = `select ${findingsOf(`${ALL} and indicator = any($4)`)} as findings ${OF_RUN}`;
const ANSWERED = `select coalesce(json_agg(json_build_object('rule', f.rule, 'severity', f.severity, 'indicator', f.indicator,
    'part', f.part, 'valuesHash', f.values_sha256, 'answer', coalesce(j.text, ''), 'language', j.language) order by f.n), '[]') as findings
  from (select $3::uuid as id) run cross join lateral (${ALL}) f join lateral ${ANSWER}`;
const ON_INDICATORS_AND_ONE_OF_EACH_RULE = `select ${findingsOf(`${ALL} and (indicator = any($4)
  or n in (select min(n) from (${ALL}) g group by rule))`)} as findings ${OF_RUN}`;
const COUNTED = `select ${FINDINGS_COUNTED} as findings ${OF_RUN}`;
const BY_INDICATOR = `select coalesce(json_agg(g), '[]') as findings from (
  select f.indicator, f.outcome, j.rule is not null as answered, count(*)::int as count from finding f ${ANSWERS}
  where f.cycle_id = $1 and f.member_code = $2 and f.run_id = $3 group by 1, 2, 3) g`;
// `answered` where all of them are; what a suspended rule says of why is the same on each.
const BY_RULE = `select coalesce(json_agg(g order by g.first), '[]') as findings from (
  select f.rule, f.indicator, f.outcome, min(f.n) as first, count(*)::int as count,
    case when count(j.rule) = count(*) then max(j.at) end as answered,
    min(f.facts->>'reason') as reason, min(f.facts->>'language') as language from finding f ${ANSWERS}
  where f.cycle_id = $1 and f.member_code = $2 and f.run_id = $3 group by 1, 2, 3) g`;
// As `countOpen` counts: words help against an error or a warning.
const OPEN_RULES = `select coalesce(json_agg(rule order by first), '[]') as findings from (
  select f.rule, min(f.n) as first from finding f ${ANSWERS} where f.cycle_id = $1 and f.member_code = $2 and f.run_id = $3
    and f.outcome <> 'SUSPENDED' and (f.severity = 'BLOCKER' or (f.severity in ('ERROR', 'WARNING') and j.rule is null)) group by f.rule) open`;

async function read<Row>(
  tx: EntityManager,
  query: string,
  key: ReportKey,
  ...values: readonly [runId: string, indicators?: readonly string[]]
): Promise<Row[]> {
  const [row] = await tx.query<{ findings: Row[] }[]>(query, [key.cycleId, key.memberCode, ...values]);
  return row?.findings ?? [];
}

/** All findings of a run on some indicators, by their codes. */
export function readFindings(
  tx: EntityManager,
  key: ReportKey,
  runId: string,
  indicators: readonly string[],
): Promise<FindingRow[]> {
  return read(tx, ON_INDICATORS, key, runId, indicators);
}

/** The same, and the first finding of every other rule: with the letters of a run, that is what each rule came to. */
export function readFindingsAndRules(
  tx: EntityManager,
  key: ReportKey,
  runId: string,
  indicators: readonly string[],
): Promise<FindingRow[]> {
  return read(tx, ON_INDICATORS_AND_ONE_OF_EACH_RULE, key, runId, indicators);
}

/** A finding that was answered in words, as it is certified: of half a million no more is held. */
export interface AnsweredRow extends Pick<FindingRow, 'rule' | 'severity' | 'indicator' | 'part' | 'valuesHash'> {
  readonly answer: string;
  readonly language: string | null;
}

/** Those that were answered in words. */
export function readAnswered(tx: EntityManager, key: ReportKey, runId: string): Promise<AnsweredRow[]> {
  return read(tx, ANSWERED, key, runId);
}

/** All findings of a run with their answers, counted. */
export function countFindings(tx: EntityManager, key: ReportKey, runId: string): Promise<Judged[]> {
  return read(tx, COUNTED, key, runId);
}

/** Findings of a run that are alike: how many there are on an indicator, given by its code. */
export interface FindingsOn {
  readonly indicator: string;
  readonly outcome: FindingOutcome;
  /** In words. */
  readonly answered: boolean;
  readonly count: number;
}

/** All findings of a run, counted by the indicator that they are on. */
export function countByIndicator(tx: EntityManager, key: ReportKey, runId: string): Promise<FindingsOn[]> {
  return read(tx, BY_INDICATOR, key, runId);
}

/** Findings of a run that are of one rule on one indicator, given by its code. */
export interface FoundByRule {
  readonly rule: string;
  readonly indicator: string;
  readonly outcome: FindingOutcome;
  readonly count: number;
  /** When the last was answered, where all of them are. */
  readonly answered: string | null;
  /** Of a rule that was suspended. */
  readonly reason: string | null;
  readonly language: string | null;
}

/** All findings of a run by rule and indicator, in the order in which they were found. */
export function answeredByRule(tx: EntityManager, key: ReportKey, runId: string): Promise<FoundByRule[]> {
  return read(tx, BY_RULE, key, runId);
}

/** The rules whose findings keep a report from being certified. */
export function readOpenRules(tx: EntityManager, key: ReportKey, runId: string): Promise<string[]> {
  return read(tx, OPEN_RULES, key, runId);
}

/** What decides whether a finding is open. */
export type Judged = Pick<FindingRow, 'severity' | 'outcome'> & {
  readonly justification: object | null;
  /** How many are alike; 1 without it. */
  readonly count?: number;
};

export function countAll(findings: readonly Judged[]): number {
  return findings.reduce((sum, { count = 1 }) => sum + count, 0);
}

/**
 * Words help against an error or a warning; a blocker is open until the value is right, and a rule not run is no pass. Nor is one
 * that is suspended, but it asks for nothing.
 */
export function countOpen(findings: readonly Judged[]): OpenFindings {
  const asking = findings.filter(({ outcome }) => outcome !== 'SUSPENDED');
  const count = (test: (finding: Judged) => boolean): number => countAll(asking.filter(test));
  return {
    blockers: count(({ severity, outcome }) => severity === 'BLOCKER' && outcome === 'FAIL'),
    notRun: count(({ severity, outcome }) => severity === 'BLOCKER' && outcome === 'NOT_RUN'),
    errors: count(({ severity, justification }) => severity === 'ERROR' && justification === null),
    warnings: count(({ severity, justification }) => severity === 'WARNING' && justification === null),
  };
}

export function isNothingOpen({ blockers, notRun, errors, warnings }: OpenFindings): boolean {
  return blockers + notRun + errors + warnings === 0;
}

const messages = new WeakMap<Plan, ReadonlyMap<string, Message>>();

/** A finding as who reports sees it: without what a rule read of other members, which is for those who judge. */
export function asReported(row: FindingRow): FindingRow {
  return { ...row, reviewerFacts: null };
}

/** A finding in the reader's language; stored are only the rule and its facts. */
export function describeFindingRow(plan: Plan, row: FindingRow, language: string): FindingView {
  const known = messages.get(plan) ?? messagesOf(plan);
  messages.set(plan, known);
  const rule = known.get(row.rule);
  const { indicator, part, facts, valuesHash, justification, reviewerFacts = null } = row;
  const named = nameFacts(plan, indicator, facts, language);
  return {
    rule: row.rule,
    severity: row.severity,
    kind: row.outcome,
    field: { indicator, ...(part !== null && { part }) },
    partName: part === null ? null : namePart(plan, indicator, part, language),
    message: sayFound(row, rule, named, language),
    facts: { ...facts },
    valuesHash,
    reviewerFacts: reviewerFacts && { ...reviewerFacts },
    justification: justification && {
      text: justification.text,
      language: justification.language,
      by: justification.by,
      at: new Date(justification.at).toISOString(),
    },
  };
}

function sayFound(row: FindingRow, rule: Message | undefined, named: Facts, language: string): string {
  if (row.outcome === 'SUSPENDED') return describeSuspended(language).text;
  if (row.outcome === 'NOT_RUN' || !rule) return describeNotRun(named, row.cause ?? row.rule, language).text;
  return describeFinding(rule, named, language).text;
}
