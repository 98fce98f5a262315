import type { ReleaseAgreement } from '@signatory/contract';
import { factTable } from '../../blocks/fact-table.js';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { table, type TableRow } from '../../layout/table.js';
import type { View } from '../../view.js';
import { codeWidth } from './table-a.js';

/** How far reviewers agreed before they saw each other's score; nothing where none was counted. */
export function agreement(view: View): Block[] {
  const { say, document } = view;
  const counted = document.agreement;
  if (!counted) return [];
  return [
    heading(3, say('agreement.heading'), { style: TYPE.heading, before: 22, after: 2 }),
    paragraph(say('agreement.lead'), { style: TYPE.quiet, measure: 440, after: 4, keepWithNext: true }),
    factTable(say('agreement.measure'), say('pdf.value'), measures(view, counted)),
    paragraph(say('agreement.draws', { draws: view.count(counted.draws), seed: counted.seed }), {
      style: TYPE.small,
      measure: 440,
      before: 6,
      after: 10,
    }),
    commitmentTable(view, counted),
  ];
}

function measures(view: View, counted: ReleaseAgreement): [string, string][] {
  const { say } = view;
  const { agreed, of, from, alpha, pairs, proposal } = counted;
  return [
    [say('agreement.all'), say('agreement.agreedOn', { agreed, of })],
    [say('agreement.alpha'), alpha ? printCoefficient(view, alpha) : say('agreement.tooFew', { from })],
    ...pairs.map((pair, at): [string, string] => [
      say('agreement.kappa', { n: at + 1, agreed: pair.agreed, of: pair.of }),
      printCoefficient(view, pair.kappa),
    ]),
    ...(pairs.length > 0
      ? []
      : ([[say('agreement.noPair'), say('agreement.tooFewOfPair', { from })]] satisfies [string, string][])),
    [say('agreement.proposal'), proposal.of === 0 ? say('agreement.noProposal') : say('agreement.of', { ...proposal })],
  ];
}

function printCoefficient(view: View, { value, interval }: NonNullable<ReleaseAgreement['alpha']>): string {
  const print = (figure: string): string => view.average({ average: figure });
  if (value === null) return view.say('agreement.notDefined');
  return interval
    ? view.say('agreement.value', { value: print(value), low: print(interval[0]), high: print(interval[1]) })
    : print(value);
}

function commitmentTable(view: View, { commitments }: ReleaseAgreement): Block {
  const { say, document } = view;
  const counts = new Map(commitments.map((row) => [row.commitment, row]));
  return table({
    widths: [codeWidth(view), -1, 90],
    gap: 10,
    pad: 2.6,
    head: [
      textCell(say('term.commitment'), { style: TYPE.head, scope: 'Column', columns: 2 }),
      textCell(say('agreement.agreed'), { style: TYPE.head, scope: 'Column', align: 'right' }),
    ],
    rows: document.plan.commitments.map(({ id, code, title }): TableRow => {
      const shown = view.show(title);
      const { agreed = 0, of = 0 } = counts.get(id) ?? {};
      return {
        cells: [
          textCell(code, { style: TYPE.cellQuiet }),
          textCell(shown.text, { style: TYPE.cell, scope: 'Row', lang: shown.lang }),
          textCell(of === 0 ? '–' : say('agreement.of', { agreed, of }), { style: TYPE.cell, align: 'right' }),
        ],
      };
    }),
  });
}
