import type { FindingView } from '@signatory/contract';
import type { Facts, OpenFindings, Plan, Severity } from '@signatory/domain';
import type { FindingOutcome } from '@signatory/persistence';
import { describeFinding, describeNotRun, messagesOf, type Message } from '@signatory/rules';
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
  readonly justification: { readonly text: string; readonly by: string; readonly at: string } | null;
}

// A justification holds for equal values only.
const ANSWERS = `left join justification j on j.cycle_id = f.cycle_id and j.member_code = f.member_code and j.rule = f.rule
    and j.indicator = f.indicator and j.part = coalesce(f.part, '') and j.values_sha256 = f.values_sha256`;

/** A JSON array of `FindingRow` of the run `run.id`, as a sub-select. $1 cycle, $2 member. */
export const FINDINGS_OF_RUN = `
  coalesce((select json_agg(json_build_object('rule', f.rule, 'severity', f.severity, 'outcome', f.outcome,
    'indicator', f.indicator, 'part', f.part, 'facts', f.facts, 'cause', f.cause, 'valuesHash', f.values_sha256,
    'reviewerFacts', r.facts,
    'justification', case when j.rule is null then null else json_build_object('text', coalesce(j.text, ''),
      'by', coalesce(jp.name, j.actor), 'at', j.at) end) order by f.n)
  from finding f
  left join finding_for_reviewers r using (cycle_id, member_code, run_id, n)
  ${ANSWERS}
  left join person jp on jp.id::text = j.actor
  where f.cycle_id = $1 and f.member_code = $2 and f.run_id = run.id), '[]')`;

/** The same counted, as a JSON array of `Judged`: a sub-select over the run `run.id` of the member `at.member`. $1 cycle. */
export const FINDINGS_COUNTED = `
  coalesce((select json_agg(json_build_object('severity', g.severity, 'outcome', g.outcome,
    'justification', case when g.answered then json_build_object() end, 'count', g.count))
  from (select f.severity, f.outcome, j.rule is not null as answered, count(*)::int as count from finding f
    ${ANSWERS}
    where f.cycle_id = $1 and f.member_code = at.member and f.run_id = run.id group by 1, 2, 3) g), '[]')`;

const FINDINGS = `select ${FINDINGS_OF_RUN} as findings from (select $3::uuid as id) run`;

export async function readFindings(tx: EntityManager, key: ReportKey, runId: string): Promise<FindingRow[]> {
  const [row] = await tx.query<{ findings: FindingRow[] }[]>(FINDINGS, [key.cycleId, key.memberCode, runId]);
  return row?.findings ?? [];
}

/** What decides whether a finding is open. */
export type Judged = Pick<FindingRow, 'severity' | 'outcome'> & {
  readonly justification: object | null;
  /** How many are alike; 1 without it. */
  readonly count?: number;
};

/** Words help against an error or a warning; a blocker is open until the value is right, and a rule not run is no pass. */
export function countOpen(findings: readonly Judged[]): OpenFindings {
  const count = (test: (finding: Judged) => boolean): number =>
    findings.filter(test).reduce((sum, { count: alike = 1 }) => sum + alike, 0);
  return {
    blockers: count(({ severity, outcome }) => severity === 'BLOCKER' && outcome === 'FAIL'),
    notRun: count(({ severity, outcome }) => severity === 'BLOCKER' && outcome === 'NOT_RUN'),
    errors: count(({ severity, justification }) => severity === 'ERROR' && justification === null),
    warnings: count(({ severity, justification }) => severity === 'WARNING' && justification === null),
  };
}

/** The rules whose findings keep a report from being certified. */
export function openRules(findings: readonly FindingRow[]): string[] {
  const open = findings.filter((finding) => !isNothingOpen(countOpen([finding])));
  return [...new Set(open.map(({ rule }) => rule))];
}

export function isNothingOpen({ blockers, notRun, errors, warnings }: OpenFindings): boolean {
  return blockers + notRun + errors + warnings === 0;
}

const messages = new WeakMap<Plan, ReadonlyMap<string, Message>>();

/** A finding in the reader's language; stored are only the rule and its facts. */
export function describeFindingRow(plan: Plan, row: FindingRow, language: string): FindingView {
  const known = messages.get(plan) ?? messagesOf(plan);
  messages.set(plan, known);
  const rule = known.get(row.rule);
  const { indicator, part, facts, valuesHash, justification, reviewerFacts = null } = row;
  return {
    rule: row.rule,
    severity: row.severity,
    kind: row.outcome,
    field: { indicator, ...(part !== null && { part }) },
    message:
      row.outcome === 'NOT_RUN' || !rule
        ? describeNotRun(facts, row.cause ?? row.rule, language).text
        : describeFinding(rule, facts, language).text,
    facts: { ...facts },
    valuesHash,
    reviewerFacts: reviewerFacts && { ...reviewerFacts },
    justification: justification && { ...justification, at: new Date(justification.at).toISOString() },
  };
}
