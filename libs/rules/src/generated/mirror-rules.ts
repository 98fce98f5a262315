import {
  Decimal,
  type Cell,
  type CodeList,
  type Mirror,
  type NotApplicableReason,
  type Report,
} from '@signatory/domain';
import { GENERATED_MESSAGES } from './messages.js';
import type { Declared, GeneratedInput, GeneratedResult, GeneratedRule } from './generated-rule.js';

/**
 * What one member reports sent, the other reports received: one rule on each of the two indicators. It compares submitted
 * reports only. While a report is a draft it does not apply: a draft that were compared could be changed until it agrees, and
 * so tell the other's figure. The finding says that the figures differ; the other's figure is for reviewers.
 */
export function mirrorRules({ indicator, mirrors, disaggregations }: Declared): GeneratedRule[] {
  return mirrors.flatMap((mirror) => {
    const dimension = disaggregations.find(({ code }) => code === mirror.partners);
    const sides = [
      { side: 'sent', on: mirror.sent, other: mirror.received },
      { side: 'received', on: mirror.received, other: mirror.sent },
    ].filter(({ on }) => on === indicator.code);
    return dimension ? sides.map(({ side, other }) => mirrorRule({ mirror, side, other, dimension, indicator })) : [];
  });
}

interface Side {
  readonly mirror: Mirror;
  readonly side: string;
  readonly other: string;
  readonly dimension: CodeList;
  readonly indicator: Declared['indicator'];
}

function mirrorRule({ mirror, side, other, dimension, indicator }: Side): GeneratedRule {
  const tolerance = Decimal.tryParse(mirror.tolerance) ?? Decimal.of(0n);
  return {
    code: `mirror.${mirror.code}.${side}`,
    kind: 'mirror',
    severity: mirror.severity,
    on: indicator.code,
    message: GENERATED_MESSAGES.mirror,
    reads: [indicator.code],
    test({ member, entry, partners }) {
      if (!partners) return [notApplicable('no-partner-report')];
      const others = dimension.codes.filter(({ code }) => code !== member);
      const results = others.map(({ code: partner }): GeneratedResult => {
        const part = `${dimension.code}.${partner}`;
        const own = readCell(entry, part);
        if (typeof own === 'string') return { part, ...notApplicable(own) };
        const report = partners.get(partner);
        if (!report) return { part, ...notApplicable('no-partner-report') };
        const theirs = readCell(entryIn(report, other), `${dimension.code}.${member}`);
        // Which of the ways of not telling the other chose is its own affair.
        if (typeof theirs === 'string') return { part, ...notApplicable('no-data') };
        if (agree(own, theirs, tolerance)) return { part, outcome: { kind: 'PASS' }, facts: {} };
        return {
          part,
          outcome: { kind: 'FAIL' },
          facts: { label: indicator.label, partner, value: own.toString() },
          reviewerFacts: { partner, indicator: other, value: theirs.toString() },
        };
      });
      return results.length > 0 ? results : [notApplicable('condition')];
    },
  };
}

function notApplicable(reason: NotApplicableReason): GeneratedResult {
  return { outcome: { kind: 'NOT_APPLICABLE', reason }, facts: {} };
}

function entryIn({ entries }: Report, code: string): GeneratedInput['entry'] {
  return Object.hasOwn(entries, code) ? entries[code] : undefined;
}

/** A cell that may be compared, or why not. */
function readCell(entry: GeneratedInput['entry'], path: string): Decimal | NotApplicableReason {
  if (!entry) return 'unanswered';
  if (entry.status === 'confidential' || entry.observation === 'confidential') return 'confidential';
  if (entry.status !== 'answered') return 'no-data';
  const cell: Cell | undefined = entry.cells && Object.hasOwn(entry.cells, path) ? entry.cells[path] : undefined;
  if (!cell) return 'unanswered';
  if (cell.status === 'confidential') return 'confidential';
  return (typeof cell.value === 'string' && Decimal.tryParse(cell.value)) || 'no-data';
}

function agree(own: Decimal, theirs: Decimal, tolerance: Decimal): boolean {
  const difference = own.sub(theirs);
  const size = difference.units < 0n ? theirs.sub(own) : difference;
  const larger = own.compare(theirs) > 0 ? own : theirs;
  return size.compare(larger.mul(tolerance)) <= 0;
}
