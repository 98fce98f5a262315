import { orderByAverage, orderMembers, type ReleaseDocument } from '@signatory/contract';
import { overallTerms } from '@signatory/texts';
import type { OutCell } from '../xlsx/sheet-writer.js';
import {
  average,
  column,
  percent,
  rowsOf,
  share,
  strong,
  whole,
  words,
  type ReleaseColumn,
  type ReleaseTable,
} from './release-table.js';
import type { ReleaseWords } from './release-words.js';

type Mean = ReleaseDocument['tables']['overall'];
type MemberMean = ReleaseDocument['tables']['members'][number];

/** The overall averages, and those of the pillars. */
export function summaryTable({ document, say, text }: ReleaseWords): ReleaseTable {
  const { overall, overallByPillars, pillars } = document.tables;
  const terms = overallTerms(document.method.overall);
  const names = new Map(document.plan.pillars.map(({ code, name }) => [code, text(name)]));
  const lines: { code: string; name: string; mean: Mean }[] = [
    { code: '', name: say(terms.own), mean: overall },
    ...(overallByPillars ? [{ code: '', name: say(terms.other), mean: overallByPillars }] : []),
    ...pillars.map((mean) => ({
      code: mean.pillar,
      name: names.get(mean.pillar) ?? mean.pillar,
      mean,
    })),
  ];
  return {
    name: say('pdf.summary'),
    title: say('pdf.summary'),
    lead: say('mean.percentExplained'),
    columns: [column(say('term.code'), 10), column(say('pdf.fact'), 44), ...meanColumns(say)],
    fixed: 2,
    rows: rowsOf(lines, ({ code, name, mean }) => [words(code), strong(name), ...meanCells(mean)]),
  };
}

/** Table C: members in the report's order, with ranks and both ranges as far as the method has them. */
export function memberTable(sheet: ReleaseWords): ReleaseTable {
  const { document, say, member } = sheet;
  const standing = standingColumns(sheet);
  const remarkOf = (mean: MemberMean): string =>
    mean.ranked || document.method.ranking === 'none' ? '' : whyNotRanked(sheet, mean);
  const members = orderMembers(document);
  const remarked = members.some((mean) => remarkOf(mean) !== '');
  return {
    name: say('pdf.tableC'),
    title: say('pdf.tableC'),
    lead: say('rank.noDifference'),
    columns: [
      column(say('term.code'), 10),
      column(say('term.member'), 28),
      ...meanColumns(say),
      ...standing.map(({ head }) => head),
      ...(remarked ? [column(say('workbook.release.remark'), 40)] : []),
    ],
    fixed: 2,
    rows: rowsOf(members, (mean) => [
      words(mean.member),
      strong(member(mean.member)),
      ...meanCells(mean),
      ...standing.map(({ cell }) => cell(mean)),
      ...(remarked ? [words(remarkOf(mean))] : []),
    ]),
  };
}

/** Table D: commitments, the highest average first. */
export function commitmentTable({ document, say, commitment }: ReleaseWords): ReleaseTable {
  const pillars = new Map(document.plan.commitments.map(({ id, pillar }) => [id, pillar]));
  return {
    name: say('pdf.tableD'),
    title: say('pdf.tableD'),
    lead: say('mean.percentExplained'),
    columns: [
      column(say('term.code'), 10),
      column(say('term.commitment'), 60),
      column(say('term.pillar'), 10),
      ...meanColumns(say),
    ],
    fixed: 2,
    rows: rowsOf(
      orderByAverage(document.tables.commitments, (mean) => mean),
      ({ commitment: id, ...mean }) => {
        const { code, title } = commitment(id);
        return [words(code), strong(title), words(pillars.get(id)), ...meanCells(mean)];
      },
    ),
  };
}

function meanColumns(say: ReleaseWords['say']): ReleaseColumn[] {
  return [
    column(say('mean.average'), 11),
    column(say('mean.percent'), 10),
    column(say('pdf.scoredShort'), 10),
    column(say('workbook.release.asked'), 10),
    column(say('term.coverage'), 12),
    column('+1', 8),
    column('0', 8),
    column('−1', 8),
    column(say('workbook.release.lowest'), 16),
    column(say('workbook.release.highest'), 16),
  ];
}

export function meanCells({ scored, applicable, distribution, bounds, ...mean }: Mean): OutCell[] {
  const { full, partial, none } = distribution;
  return [
    average(mean.average),
    percent(mean.percent),
    whole(scored),
    whole(applicable),
    share(scored, applicable),
    whole(full),
    whole(partial),
    whole(none),
    average(bounds?.[0]),
    average(bounds?.[1]),
  ];
}

function standingColumns({ document, say }: ReleaseWords): { head: ReleaseColumn; cell(mean: MemberMean): OutCell }[] {
  const { method, tables } = document;
  if (method.ranking === 'none') return [];
  if (method.ranking === 'bands')
    return [{ head: column(say('rank.band'), 9), cell: ({ band }: MemberMean) => whole(band) }];
  return [
    {
      head: column(say('rank.label'), 9),
      cell: ({ rank, ranked }: MemberMean) => whole(ranked ? rank : null),
    },
    ...([0, 1] as const).map((end) => ({
      head: column(say(end === 0 ? 'workbook.release.intervalFrom' : 'workbook.release.intervalTo'), 15),
      cell: ({ rankInterval }: MemberMean) => whole(rankInterval?.[end]),
    })),
    ...(tables.members.some(({ rankRange }) => rankRange)
      ? ([0, 1] as const).map((end) => ({
          head: column(say(end === 0 ? 'workbook.release.rangeFrom' : 'workbook.release.rangeTo'), 15),
          cell: ({ rankRange }: MemberMean) => whole(rankRange?.[end]),
        }))
      : []),
  ];
}

function whyNotRanked({ document, say }: ReleaseWords, { member, scored, applicable }: MemberMean): string {
  const kind = document.plan.members.find(({ code }) => code === member)?.kind;
  return document.method.organisations === 'apart' && kind === 'organisation'
    ? say('rank.apart')
    : say('rank.notRanked', { scored, applicable });
}
