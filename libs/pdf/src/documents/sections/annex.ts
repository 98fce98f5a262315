import {
  partPieces,
  printFigure,
  statusOf,
  TOTAL,
  type ReleaseCommitment,
  type ReleaseFigure as Figure,
} from '@signatory/contract';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { Span, Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { sectionHeading } from './front-matter.js';
import { printable } from './member-part.js';

type Indicator = ReleaseCommitment['indicators'][number];

/** About fifty pages. A release may have a million figures, which nobody looks up on paper. */
const MOST = 2_000;

/** The published figures by indicator, each member below the other: what the workbook and the data have. Imported scores have none. */
export function annexSection(view: View, set: Typesetter): Section | null {
  const { say, document, members } = view;
  const { figures } = document;
  if (figures.length === 0) return null;
  const printed = choosePrinted(figures);
  const byIndicator = new Map<string, Figure[]>();
  for (const figure of printed) {
    const own = byIndicator.get(figure.indicator);
    if (own) own.push(figure);
    else byIndicator.set(figure.indicator, [figure]);
  }
  const annex: Annex = {
    view,
    set,
    byIndicator,
    names: new Map(members.map(({ code, name }) => [code, view.show(name)])),
    hasParts: printed.some(({ cell }) => cell !== TOTAL),
    parts: new Map(),
  };
  const title = say('pdf.annex');
  const signs = say('pdf.annex.signs', { noData: say('pdf.sign.noData'), notAsked: say('score.sign.notAsked') });
  const cut = { printed: view.count(printed.length), all: view.count(figures.length) };
  return {
    title,
    blocks: [
      sectionHeading(title, 'annex'),
      paragraph(say('figures.lead'), { style: TYPE.lead, measure: 440, after: 4, keepWithNext: true }),
      paragraph(signs, { style: TYPE.quiet, measure: 440, after: 4, keepWithNext: true }),
      ...(printed.length < figures.length
        ? [paragraph(say('pdf.annex.cut', cut), { style: TYPE.quiet, measure: 440, after: 4, keepWithNext: true })]
        : []),
      ...document.plan.commitments.flatMap((commitment) => commitmentBlocks(annex, commitment)),
    ],
  };
}

/** All, or as many as there is room for: a total says more by itself than a part does, and parts have the room that totals leave. */
function choosePrinted(figures: readonly Figure[]): readonly Figure[] {
  if (figures.length <= MOST) return figures;
  const all = figures.filter(({ cell }) => cell === TOTAL).length;
  let totals = Math.min(all, MOST);
  let parts = MOST - totals;
  return figures.filter(({ cell }) => (cell === TOTAL ? totals-- > 0 : parts-- > 0));
}

/** What its tables share. */
interface Annex {
  readonly view: View;
  readonly set: Typesetter;
  readonly byIndicator: ReadonlyMap<string, readonly Figure[]>;
  readonly names: ReadonlyMap<string, { readonly text: string; readonly lang: string | undefined }>;
  /** Whether a column tells totals and parts apart. */
  readonly hasParts: boolean;
  /** What parts are called: each once, where thousands of figures are told by the same few. */
  readonly parts: Map<string, readonly Span[]>;
}

function commitmentBlocks(annex: Annex, { code, title, indicators }: ReleaseCommitment): Block[] {
  const { view, byIndicator, hasParts } = annex;
  const { say } = view;
  const shown = indicators.flatMap((indicator) => {
    const figures = byIndicator.get(indicator.code) ?? [];
    return figures.length > 0 ? [{ indicator, figures }] : [];
  });
  if (shown.length === 0) return [];
  const name = view.show(title);
  const head = (text: string, align: 'left' | 'right' = 'left'): Cell =>
    textCell(text, { style: TYPE.head, scope: 'Column', align });
  return [
    heading(3, `${code} ${name.text}`, { style: TYPE.heading, before: 16, after: 2, lang: name.lang }),
    table({
      widths: [-1, ...(hasParts ? [-1] : []), 90, 90],
      gap: 10,
      pad: 2.6,
      head: [
        head(say('term.member')),
        ...(hasParts ? [head(say('workbook.release.part'))] : []),
        head(say('pdf.value'), 'right'),
        head(say('entry.status')),
      ],
      rows: shown.flatMap(({ indicator, figures }, at): TableRow[] => [
        indicatorRow(annex, indicator, at === 0),
        ...figures.map((figure) => figureRow(annex, figure)),
      ]),
    }),
  ];
}

function indicatorRow({ view, set, hasParts }: Annex, { label, question, unit }: Indicator, first: boolean): TableRow {
  const asked = view.show(question);
  const counted = unit && view.show(unit);
  const words: Span[] = [
    { text: `${label} ` },
    ...printable(view, set, [
      { text: asked.text, lang: asked.lang },
      ...(counted
        ? [{ text: view.say('join.aside', { words: counted.text }), lang: counted.lang, ink: INK.ink600 }]
        : []),
    ]),
  ];
  return {
    cells: [textCell(words, { style: TYPE.cellStrong, columns: hasParts ? 4 : 3, scope: 'Row' })],
    before: first ? 0 : 5,
    keepWithNext: true,
    opens: 1,
  };
}

function figureRow(annex: Annex, figure: Figure): TableRow {
  const { member, cell } = figure;
  const { view, names, hasParts } = annex;
  const { say } = view;
  const name = names.get(member) ?? { text: member, lang: undefined };
  return {
    cells: [
      textCell(name.text, { style: TYPE.cell, scope: 'Row', lang: name.lang }),
      ...(hasParts
        ? [textCell(cell === TOTAL ? say('entry.total') : partSpans(annex, cell), { style: TYPE.cellQuiet })]
        : []),
      textCell(printFigure(say, view.language, figure), { style: TYPE.cell, align: 'right' }),
      textCell(say(`observation.${statusOf(figure)}`), { style: TYPE.cellQuiet }),
    ],
  };
}

function partSpans({ view, set, parts }: Annex, cell: string): readonly Span[] {
  const known = parts.get(cell);
  if (known) return known;
  const pieces = partPieces(view.document.plan, cell, view.language);
  const own = printable(
    view,
    set,
    pieces.map(({ text, language }) => ({ text, lang: otherLang(view, language) })),
  );
  parts.set(cell, own);
  return own;
}

function otherLang({ language }: View, own: string | undefined): string | undefined {
  return own?.split('-')[0] === language.split('-')[0] ? undefined : own;
}
