import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Cell } from '../../layout/table.js';
import type { Member, MemberMean, View } from '../../view.js';

/** The columns that tell where members stand. */
export interface StandingColumns {
  readonly widths: readonly number[];
  readonly head: readonly Cell[];
  cells(mean: MemberMean): Cell[];
}

/** Rank, rank interval and, where the cycle's disagreement is known, re-scoring range; or the band alone; or nothing. */
export function standingColumns(view: View, narrow: boolean): StandingColumns {
  const { say } = view;
  const { ranking } = view.document.method;
  const head = (text: string, align: 'right' | 'center'): Cell =>
    textCell(text, { style: TYPE.head, scope: 'Column', align });
  if (ranking === 'none') return { widths: [], head: [], cells: () => [] };
  if (ranking === 'bands')
    return {
      widths: [44],
      head: [head(say('rank.band'), 'right')],
      cells: ({ band }) => [textCell(printPlace(band), { style: TYPE.cellStrong, align: 'right' })],
    };
  const wide = narrow ? 40 : 50;
  const ranges = hasRanges(view);
  return {
    widths: [28, wide, ...(ranges ? [wide] : [])],
    head: [
      head(say('rank.label'), 'right'),
      head(say('pdf.rankInterval'), 'center'),
      ...(ranges ? [head(say('pdf.rankRange'), 'center')] : []),
    ],
    cells: ({ rank, rankInterval, rankRange }) => [
      textCell(printPlace(rank), { style: TYPE.cellStrong, align: 'right' }),
      textCell(printRange(view, rankInterval), { style: TYPE.cellQuiet, align: 'center' }),
      ...(ranges ? [textCell(printRange(view, rankRange), { style: TYPE.cellQuiet, align: 'center' })] : []),
    ],
  };
}

/** One column for a small table: the rank, or the band; nothing where members are not ranked. */
export function placeColumn(view: View): { head: string; place(mean: MemberMean): string } | null {
  const { ranking } = view.document.method;
  if (ranking === 'none') return null;
  return ranking === 'bands'
    ? { head: view.say('rank.band'), place: ({ band }) => printPlace(band) }
    : { head: view.say('rank.label'), place: ({ rank, ranked }) => printPlace(ranked ? rank : null) };
}

/** What the ranks, ranges or bands beside members say, and what they do not claim. */
export function standingNotes(view: View): string[] {
  const { say, document } = view;
  const { ranking } = document.method;
  if (ranking === 'none') return [];
  const rescored = document.rescoring
    ? [say('rank.rangeExplained', { ...document.rescoring, draws: view.count(document.rescoring.draws) })]
    : [];
  return ranking === 'bands'
    ? [say('rank.bandsExplained'), ...(rescored.length > 0 ? rescored : [say('rank.intervalExplained')])]
    : [say('rank.intervalExplained'), ...rescored, say('rank.noDifference')];
}

export function standingParagraphs(view: View): Block[] {
  return standingNotes(view).map((text, at) =>
    paragraph(text, { style: TYPE.small, measure: 440, before: at === 0 ? 12 : 4 }),
  );
}

/** Where one member stands, in words: its rank with its ranges, its band, or why it has none. */
export function standingWords(view: View, member: Member): string[] {
  const { say, document } = view;
  const mean = view.memberMean(member.code);
  const { ranking } = document.method;
  if (ranking === 'none') return [];
  if (!mean.ranked || mean.rank === null) return [whyNotRanked(view, member)];
  if (ranking === 'bands') return mean.band == null ? [] : [say('pdf.scorecard.band', { band: mean.band })];
  const of = document.tables.members.filter(({ ranked }) => ranked).length;
  const range = mean.rankRange ?? mean.rankInterval;
  return [
    say('pdf.scorecard.rank', { rank: mean.rank, of }),
    ...(range
      ? [say(mean.rankRange ? 'pdf.scorecard.range' : 'pdf.scorecard.interval', { range: printRange(view, range) })]
      : []),
  ];
}

/** Apart as an organisation, or for want of scores: two reasons that are never taken for each other. */
export function whyNotRanked(view: View, { code, kind }: Member): string {
  const { scored, applicable } = view.memberMean(code);
  return view.document.method.organisations === 'apart' && kind === 'organisation'
    ? view.say('rank.apart')
    : view.say('rank.notRanked', { scored, applicable });
}

function hasRanges({ document }: View): boolean {
  return document.tables.members.some(({ rankRange }) => rankRange);
}

function printPlace(place: number | null | undefined): string {
  return place == null ? '–' : String(place);
}

/** `2–5`; one figure where both ends are the same; a dash for none. */
export function printRange(view: View, range: readonly [number, number] | null | undefined): string {
  if (!range) return '–';
  const [low, high] = range;
  return low === high ? String(low) : view.say('rank.interval', { low, high });
}
