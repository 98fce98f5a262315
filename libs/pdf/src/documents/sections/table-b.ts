import { heading } from '../../blocks/heading.js';
import { legend } from '../../blocks/legend.js';
import { paragraph } from '../../blocks/paragraph.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { Paper } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { firstGap } from './coverage.js';
import { sectionHeading } from './front-matter.js';
import { commitmentsByMember, layOutMatrix, matrixTable, meansIn, membersByCommitment, type Axis } from './matrix.js';

/** With more members than this, they become the rows: a page is longer than it is wide. */
const MOST_COLUMNS = 26;

/** Table B: commitments × members with both averages; members become the rows where they are many. */
export function tableBSection(view: View, set: Typesetter, paper: Paper): Section {
  const { say, members } = view;
  const few = members.length <= MOST_COLUMNS;
  const title = say('pdf.tableB');
  const matrix = few ? commitmentsByMember(view) : membersByCommitment(view);
  const layout = layOutMatrix(matrix, set, paper);
  const panels = split(matrix.columns, layout.columnsPerPanel);
  return {
    title,
    turned: layout.turned,
    blocks: [
      sectionHeading(title, 'table-b'),
      legend(say, { after: 8, changed: changedWords(view), covers: firstGap(meansIn(matrix, view)) }),
      ...keyOf(view, few),
      ...panels.flatMap((columns, index): Block[] => [
        ...(panels.length > 1 ? [panelHeading(view, columns, index + 1, panels.length)] : []),
        matrixTable(view, set, { ...matrix, columns }, layout),
      ]),
    ],
  };
}

/** The scores of one pillar's commitments, for its page, whose table of commitments says in words what each average covers; null where the members are too many for it. */
export function pillarMatrix(
  view: View,
  set: Typesetter,
  pillar: string,
  paper: Paper,
): { block(close?: boolean): Block; turned: boolean } | null {
  if (view.members.length > MOST_COLUMNS) return null;
  const own = new Set(view.commitmentsOf(pillar).map(({ id }) => id));
  const whole = commitmentsByMember(view);
  const entries = whole.groups.flatMap((group) => group.entries).filter(({ id }) => own.has(id));
  // Corners stand where their meaning does: in the whole matrix.
  const matrix = { ...whole, groups: [{ label: null, entries }], columnAverage: null, isChanged: () => false };
  const layout = layOutMatrix(matrix, set, paper);
  return {
    turned: layout.turned,
    block: (close = false) =>
      matrixTable(view, set, matrix, close ? layOutMatrix(matrix, set, paper, close) : layout, close),
  };
}

/** What the corner of a tile says; null where no score changed. */
function changedWords({ say, text, document: { change } }: View): string | null {
  if (!change || change.cells.length === 0) return null;
  const { cells, comparable, since } = change;
  return say('change.legend', { title: text(since.title), count: cells.length, comparable });
}

function panelHeading(view: View, columns: readonly Axis[], part: number, parts: number): Block {
  const words = view.say('pdf.tableB.part', {
    part,
    parts,
    from: columns[0]?.code ?? '',
    to: columns.at(-1)?.code ?? '',
  });
  return heading(3, words, { style: TYPE.subheading, before: part === 1 ? 0 : 20, after: 4 });
}

/** Of more commitments the codes are not named again: Table A, some pages before, has them in this order. */
const MOST_NAMED = 60;

/** What the heads stand for, where they are not the names themselves. */
function keyOf(view: View, columnsAreMembers: boolean): Block[] {
  const entries = columnsAreMembers
    ? view.members.map(({ abbreviation, name }) => [abbreviation, view.text(name)] as const)
    : view.document.plan.commitments.map(({ code, title }) => [code, view.text(title)] as const);
  if (entries.every(([code, name]) => code === name)) return [];
  if (!columnsAreMembers && entries.length > MOST_NAMED)
    return [paragraph(view.say('pdf.tableB.codes'), { style: TYPE.small, after: 8, keepWithNext: true })];
  const spans = entries.flatMap(([code, name], index) => [
    { text: code, face: 'strong' as const },
    { text: `\u00a0${name.replaceAll(' ', '\u00a0')}${index === entries.length - 1 ? '' : view.say('join.comma')}` },
  ]);
  return [paragraph(spans, { style: TYPE.small, after: 8, keepWithNext: true })];
}

/** Parts of nearly equal length, none longer than `most`. */
function split<T>(entries: readonly T[], most: number): T[][] {
  const parts = Math.ceil(entries.length / most);
  const size = Math.ceil(entries.length / parts);
  return Array.from({ length: parts }, (_, part) => entries.slice(part * size, (part + 1) * size));
}
