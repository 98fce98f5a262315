import { SEVERITIES, type Facts, type Plan, type RuleOutcome, type Severity } from '@signatory/domain';
import { describeFinding, messagesOf } from '@signatory/rules';

/** A rule that failed or could not run, in words. */
export interface DescribedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly kind: 'FAIL' | 'NOT_RUN';
  readonly indicator: string;
  readonly part: string | null;
  /** Of a CSV file; null where the report is JSON, or says nothing of this indicator. */
  readonly row: number | null;
  readonly message: string;
  readonly facts: Facts;
}

/** What fails and what could not run, the gravest first, otherwise in the plan's order. */
export function describeOutcomes(
  plan: Plan,
  outcomes: readonly RuleOutcome[],
  rows: ReadonlyMap<string, number>,
  language: string,
): DescribedFinding[] {
  const messages = messagesOf(plan);
  return outcomes
    .flatMap(({ rule, severity, field: { indicator, part }, outcome, facts }): DescribedFinding[] => {
      if (outcome.kind !== 'FAIL' && outcome.kind !== 'NOT_RUN') return [];
      const message = messages.get(rule);
      const words = message ? describeFinding(message, facts, language).text : rule;
      return [
        {
          rule,
          severity,
          kind: outcome.kind,
          indicator,
          part: part ?? null,
          row: rows.get(`${indicator} ${part ?? ''}`) ?? rows.get(indicator) ?? null,
          message: outcome.kind === 'NOT_RUN' ? outcome.cause : words,
          facts,
        },
      ];
    })
    .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
}

interface Counts {
  readonly pass: number;
  readonly fail: number;
  readonly notApplicable: number;
  readonly notRun: number;
}

/** The same for people. */
export function printFindings(
  findings: readonly DescribedFinding[],
  { pass, fail, notApplicable, notRun }: Counts,
): string {
  return [
    ...findings.map(({ severity, kind, indicator, part, row, rule, message }) => {
      const place = `${row === null ? '' : `row ${row}, `}${indicator}${part === null ? '' : ` ${part}`}`;
      return `${severity}${kind === 'NOT_RUN' ? ' NOT_RUN' : ''}  ${place}  [${rule}]\n  ${message}`;
    }),
    `${pass} PASS, ${fail} FAIL, ${notApplicable} NOT_APPLICABLE, ${notRun} NOT_RUN`,
  ].join('\n');
}
