import { Injectable } from '@nestjs/common';
import type { Facts, Plan, RuleOutcome, Severity } from '@signatory/domain';
import { Database, systemReach, type FindingOutcome } from '@signatory/persistence';
import { decodeOutcomes } from '@signatory/rules';
import { indexPlan } from '../catalogue/index.js';
import type { ReportKey } from '../submissions/index.js';
import type { BegunRun } from './begin-run.js';

/** The latest run before another that ran by the same rules, and the entries that changed in between. */
export interface EarlierRun {
  readonly outcomes: readonly RuleOutcome[];
  /** Hash of what stood around the report. */
  readonly around: string | null;
  /** Codes of indicators. */
  readonly changed: readonly string[];
  /** Codes of the rules that were suspended then. */
  readonly suspended: readonly string[];
  /** Of its findings: they stay as they are for the outcomes that are taken over, since what their rules read is the same. */
  readonly hashes: ReadonlyMap<RuleOutcome, string>;
}

interface Row {
  readonly outcomes: string;
  readonly around: string | null;
  readonly changed: readonly string[] | null;
  readonly findings: readonly FoundRow[];
}

interface FoundRow {
  readonly rule: string;
  readonly severity: Severity;
  readonly outcome: FindingOutcome;
  readonly indicator: string;
  readonly part: string | null;
  readonly facts: Facts;
  readonly cause: string | null;
  readonly reviewerFacts: Facts | null;
  readonly valuesHash: string;
}

/** To read more findings than these again takes as long as to find them, and the memory of all of them. */
const MOST_TAKEN_OVER = 20_000;

// What asking for a page came to is no part of a revision: it counts from when that run began, by a generous clock.
// Findings of mirrors come after a submission, from another job: a run of the report itself never has them.
const LATEST = `
  select v.outcomes, v.around,
    (select json_agg(distinct indicator_id) from (
      select e.indicator_id from entry_version e where e.cycle_id = $1 and e.member_code = $2
        and e.since_revision > v.revision and e.since_revision <= $4
      union all select e.indicator_id from link_check l join evidence e on e.cycle_id = l.cycle_id
        and e.member_code = l.member_code and e.id = l.evidence_id
      where l.cycle_id = $1 and l.member_code = $2
        and l.changed_at > v.started_at - interval '1 minute') of_rules) as changed,
    coalesce((select json_agg(json_build_object('rule', f.rule, 'severity', f.severity, 'outcome', f.outcome,
        'indicator', f.indicator, 'part', f.part, 'facts', f.facts, 'cause', f.cause, 'reviewerFacts', r.facts, 'valuesHash', f.values_sha256) order by f.n)
      from finding f left join finding_for_reviewers r using (cycle_id, member_code, run_id, n)
      where f.cycle_id = $1 and f.member_code = $2 and f.run_id = v.id
        and (f.rule not like 'mirror.%' or f.outcome = 'SUSPENDED')), '[]') as findings
  from validation_run v
  where v.cycle_id = $1 and v.member_code = $2 and v.rule_set = $3 and v.revision < $4 and v.outcomes is not null
    and (v.counts->>'fail')::int + (v.counts->>'notRun')::int <= ${MOST_TAKEN_OVER} and v.state not in ('QUEUED', 'RUNNING')
  order by v.revision desc limit 1`;

/** Reads what a run of a save can take over, so that only the rules that read what was saved run again. */
@Injectable()
export class ReadEarlierRun {
  constructor(private readonly database: Database) {}

  /** Null where there is no such run, or it was by other rules. */
  async execute(plan: Plan, key: ReportKey, { revision, ruleSet }: BegunRun): Promise<EarlierRun | null> {
    const [row] = await this.database.readAs<Row>(
      systemReach([key.memberCode]),
      { name: 'earlier-run', text: LATEST },
      [key.cycleId, key.memberCode, ruleSet, revision],
    );
    const found = (row?.findings ?? []).map((each) => [outcomeOf(each), each.valuesHash] as const);
    const outcomes =
      row &&
      decodeOutcomes(
        plan,
        row.outcomes,
        found.map(([outcome]) => outcome),
      );
    if (!outcomes) return null;
    const { byId } = indexPlan(plan);
    const changed = (row.changed ?? []).flatMap((id) => byId.get(id)?.indicator.code ?? []);
    const suspended = row.findings.filter(({ outcome }) => outcome === 'SUSPENDED').map(({ rule }) => rule);
    return { outcomes, around: row.around, changed, suspended, hashes: new Map(found) };
  }
}

function outcomeOf({ rule, severity, indicator, part, facts, outcome, cause, reviewerFacts }: FoundRow): RuleOutcome {
  return {
    rule,
    severity,
    field: { indicator, ...(part === null ? {} : { part }) },
    outcome: outcome === 'NOT_RUN' ? { kind: outcome, cause: cause ?? '' } : { kind: outcome },
    facts,
    ...(reviewerFacts ? { reviewerFacts } : {}),
  };
}
