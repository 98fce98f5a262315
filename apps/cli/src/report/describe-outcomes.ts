import { SEVERITIES, type Facts, type Plan, type RuleOutcome, type Severity } from '@signatory/domain';
import { describeFinding, describeNotRun, messagesOf, nameFacts } from '@signatory/rules';
import type { Place } from '@signatory/workbook';

/** A rule that failed or could not run, in words. */
export interface DescribedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly kind: 'FAIL' | 'NOT_RUN';
  readonly indicator: string;
  readonly part: string | null;
  /** Of a table; null where the report is JSON, or says nothing of this indicator. */
  readonly row: number | null;
  /** Of a workbook: `H12`, on its sheet. */
  readonly cell: string | null;
  readonly sheet: string | null;
  readonly message: string;
  readonly facts: Facts;
}

/** What fails and what could not run, the gravest first, otherwise in the plan's order. */
export function describeOutcomes(
  plan: Plan,
  outcomes: readonly RuleOutcome[],
  places: ReadonlyMap<string, Place>,
  language: string,
): DescribedFinding[] {
  const messages = messagesOf(plan);
  return outcomes
    .flatMap(({ rule, severity, field: { indicator, part }, outcome, facts }): DescribedFinding[] => {
      if (outcome.kind !== 'FAIL' && outcome.kind !== 'NOT_RUN') return [];
      const message = messages.get(rule);
      const place = findPlace(places, indicator, part);
      const named = nameFacts(plan, indicator, facts, language);
      const words = message ? describeFinding(message, named, language).text : rule;
      return [
        {
          rule,
          severity,
          kind: outcome.kind,
          indicator,
          part: part ?? null,
          row: place.row ?? null,
          cell: place.cell ?? null,
          sheet: place.sheet ?? null,
          message: outcome.kind === 'NOT_RUN' ? describeNotRun(named, outcome.cause, language).text : words,
          facts,
        },
      ];
    })
    .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
}

/** Where the part of an answer stands, or the answer itself, or anything that was said of it. */
function findPlace(places: ReadonlyMap<string, Place>, indicator: string, part: string | undefined): Place {
  const fields = part === undefined ? [] : [`cells.${part}`, `items.${part}`, part];
  for (const field of [...fields, 'value', 'items', 'status']) {
    const place = places.get(`${indicator} ${field}`);
    if (place) return place;
  }
  for (const [name, place] of places) if (name.startsWith(`${indicator} `)) return place;
  return {};
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
    ...findings.map(({ severity, kind, indicator, part, row, cell, sheet, rule, message }) => {
      const at = cell !== null ? `${sheet ?? ''} ${cell}, ` : row !== null ? `row ${row}, ` : '';
      const place = `${at}${indicator}${part === null ? '' : ` ${part}`}`;
      return `${severity}${kind === 'NOT_RUN' ? ' NOT_RUN' : ''}  ${place}  [${rule}]\n  ${message}`;
    }),
    `${pass} PASS, ${fail} FAIL, ${notApplicable} NOT_APPLICABLE, ${notRun} NOT_RUN`,
  ].join('\n');
}
