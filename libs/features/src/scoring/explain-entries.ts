import type { FindingView, WhyEntry, WhyRule, WhyView } from '@signatory/contract';
import type { Commitment, Indicator, RuleOutcome } from '@signatory/domain';
import { ValidationRunEntity } from '@signatory/persistence';
import { decodeOutcomes } from '@signatory/rules';
import type { EntityManager } from 'typeorm';
import { requireIndicator } from '../catalogue/index.js';
import {
  describeEntry,
  describeFindingRow,
  readFindingsAndRules,
  readHeadsAt,
  seesEntry,
  type FindingRow,
  type ReportRequest,
  type ReportScope,
} from '../submissions/index.js';
import type { Doers } from './doers.js';
import type { SettledThen } from './settled-at.js';

export interface EntriesQuestion {
  readonly scope: ReportScope;
  readonly request: ReportRequest;
  readonly language: string;
  readonly commitment: Commitment;
  /** Codes of the indicators that the guideline reads. */
  readonly reads: readonly string[];
  readonly known: Readonly<Record<string, string | boolean>>;
  readonly byThen: SettledThen;
  readonly doers: Doers;
}

const CLOSED = { open: false, review: null };

/** The values that a guideline read, each with its evidence, its rules and who saved and settled it. */
export async function explainEntries(
  tx: EntityManager,
  question: EntriesQuestion,
): Promise<Pick<WhyView, 'entries' | 'run'>> {
  const { scope, commitment, reads, byThen } = question;
  const { key } = scope;
  const indicators = commitment.indicators.filter(({ code }) => reads.includes(code));
  const revision = byThen.submission?.revision ?? 0;
  const ids = indicators.map(({ id }) => id);
  const rows = byThen.submission ? await readHeadsAt(tx, key, revision, ids) : [];
  const run = byThen.submission
    ? await tx.findOne(ValidationRunEntity, { where: { ...key, revision }, order: { endedAt: 'DESC' } })
    : null;
  const found = run ? await readFindingsAndRules(tx, key, run.id, reads) : [];
  const rules = run ? describeRules(question, run, found) : new Map<string, WhyRule[]>();
  const byId = new Map(rows.map((row) => [row.indicatorId, row]));
  return {
    run: run && { id: run.id, ruleSet: run.ruleSet, at: run.endedAt?.toISOString() ?? null },
    entries: indicators.map((indicator): WhyEntry => {
      const placed = requireIndicator(scope.opened.plan, indicator.code);
      const row = byId.get(indicator.id);
      const settled = byThen.entries.find(({ indicatorId }) => indicatorId === indicator.id);
      if (!seesEntry(scope, placed, question.request)) return withhold(indicator);
      if (indicator.assessor) return explainFinding(indicator, question);
      const entry = describeEntry(placed, row, CLOSED);
      const isSecret = entry.status === 'confidential' || entry.observation === 'confidential';
      const withheld = isSecret && !(scope.reach.reads ?? []).includes(key.memberCode);
      const own = rules.get(indicator.code) ?? [];
      return {
        ...withhold(indicator),
        known: indicator.code in question.known,
        withheld,
        state: settled?.state ?? null,
        version: settled?.version ?? null,
        status: entry.status,
        calculation: withheld ? null : entry.calculation,
        value: withheld ? null : entry.value,
        currency: entry.currency,
        saved: row
          ? {
              by: question.doers.describeNamed(row.role ?? 'focal-point', row.by),
              at: new Date(row.at).toISOString(),
            }
          : null,
        decided: settled?.decision
          ? {
              by: question.doers.describe(settled.decision.role, settled.decision.actor),
              at: new Date(settled.decision.at).toISOString(),
            }
          : null,
        evidence: entry.evidence,
        // A message may print the value that it is about.
        rules: withheld ? own.map((rule) => ({ ...rule, message: null, justification: null })) : own,
      };
    }),
  };
}

/** An entry of which nothing is told but that the guideline reads it. */
function withhold({ code, question, assessor }: Indicator): WhyEntry {
  return {
    indicator: code,
    question,
    assessor,
    calculation: null,
    known: false,
    withheld: true,
    state: null,
    version: null,
    status: null,
    value: null,
    currency: null,
    rationale: null,
    rationaleLanguage: null,
    saved: null,
    decided: null,
    evidence: [],
    rules: [],
  };
}

/**
 * What assessors found is theirs to see and, with the score that rests on it, the member's, by row-level security too: to others
 * it is not even told whether there is any.
 */
function explainFinding(indicator: Indicator, { scope, known, byThen, doers }: EntriesQuestion): WhyEntry {
  const { reads = [], reviews = [] } = scope.reach;
  if (![...reads, ...reviews].includes(scope.key.memberCode)) return withhold(indicator);
  const found = byThen.findings.find(({ indicatorId }) => indicatorId === indicator.id);
  return {
    ...withhold(indicator),
    known: indicator.code in known,
    withheld: false,
    value: known[indicator.code] ?? null,
    rationale: found?.rationale ?? null,
    rationaleLanguage: found?.language ?? null,
    decided: found ? { by: doers.describe('reviewer', found.actor), at: found.at.toISOString() } : null,
  };
}

/** Every rule of the run that stands on one of the entries, by the entry; of a run by other rules its findings alone. */
function describeRules(
  { scope, language }: EntriesQuestion,
  run: ValidationRunEntity,
  findings: readonly FindingRow[],
): Map<string, WhyRule[]> {
  const { plan } = scope.opened;
  const found = findings.map(outcomeOf);
  const outcomes = (run.outcomes !== null && decodeOutcomes(plan, run.outcomes, found)) || found;
  const byRule = new Map<string, WhyRule[]>();
  for (const { rule, severity, field, outcome } of outcomes) {
    const row = findings.find(
      (each) => each.rule === rule && each.indicator === field.indicator && each.part === (field.part ?? null),
    );
    const view: FindingView | null = row ? describeFindingRow(plan, row, language) : null;
    const answer = view?.justification;
    byRule.set(field.indicator, [
      ...(byRule.get(field.indicator) ?? []),
      {
        rule,
        severity,
        outcome: outcome.kind,
        message: view?.message ?? null,
        suspension: view?.kind === 'SUSPENDED' ? suspensionOf(view.facts) : null,
        justification: answer ? { text: answer.text, language: answer.language, at: answer.at } : null,
      },
    ]);
  }
  return byRule;
}

function suspensionOf({ reason, language }: FindingView['facts']): WhyRule['suspension'] {
  if (typeof reason !== 'string') return null;
  return { reason, language: typeof language === 'string' ? language : null };
}

function outcomeOf({ rule, severity, indicator, part, outcome, cause, facts }: FindingRow): RuleOutcome {
  return {
    rule,
    severity,
    field: { indicator, ...(part === null ? {} : { part }) },
    outcome: outcome === 'NOT_RUN' ? { kind: outcome, cause: cause ?? '' } : { kind: outcome },
    facts,
  };
}
