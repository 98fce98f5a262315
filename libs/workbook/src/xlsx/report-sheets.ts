import { chooseText, EVIDENCE_PARTS, evidenceField, splitField, type Plan } from '@signatory/domain';
import { CURRENCIES } from '@signatory/rules';
import { message, type MessageKey } from '@signatory/texts';
import type { ReportFileOptions, ReportSource } from '../report-file.js';
import type { Choice, FieldKind } from '../table/form.js';
import { explain } from '../table/explain.js';
import { labelOf, rowsOf, type FieldRow, type PieceRow } from '../table/write-rows.js';
import type { ChoiceLists } from './choice-lists.js';
import type { OutCell, OutColumn, OutRow } from './sheet-writer.js';
import { figureStyle, type StyleName } from './styles.js';

/** The most rows a sheet has. */
const MOST_ROWS = 1_048_576;

/** Names of the columns for machines stand in a hidden row, so that headings can be in any language, and be renamed. */
const COLUMNS: readonly (OutColumn & { readonly name: string; readonly heading?: MessageKey })[] = [
  { name: 'indicator', width: 14, hidden: true },
  { name: 'field', width: 14, hidden: true },
  { name: 'version', width: 8, hidden: true },
  { name: 'label', width: 14, heading: 'workbook.column.label' },
  { name: 'question', width: 46, heading: 'workbook.column.question' },
  { name: 'definition', width: 46, heading: 'workbook.column.definition' },
  { name: 'unit', width: 14, heading: 'workbook.column.unit' },
  { name: 'value', width: 30, heading: 'workbook.column.value' },
  { name: 'status', width: 18, heading: 'workbook.column.status' },
  { name: 'reason', width: 34, heading: 'workbook.column.reason' },
  { name: 'previous', width: 20, heading: 'workbook.column.previous' },
  { name: 'base', width: 10, hidden: true },
  { name: 'base.status', width: 10, hidden: true },
  { name: 'base.reason', width: 10, hidden: true },
];

const PIECE_COLUMNS: readonly (OutColumn & { readonly name: string; readonly heading?: MessageKey })[] = [
  { name: 'indicator', width: 16, heading: 'workbook.column.indicator' },
  { name: 'field', width: 14, hidden: true },
  { name: 'version', width: 8, hidden: true },
  { name: 'label', width: 14, heading: 'workbook.column.label' },
  ...EVIDENCE_PARTS.map((part) => ({
    name: part,
    width: part === 'title' || part === 'quote' || part === 'url' ? 40 : 18,
    heading: `workbook.column.${part}` as const,
  })),
  ...EVIDENCE_PARTS.map((part) => ({ name: `base.${part}`, width: 10, hidden: true })),
];

/** The row that readers see above the columns; the names for machines stand below it, hidden. */
export const HEADINGS = 2;

/** Rows left free below the pieces of evidence: each new piece names its entry by its code. */
const FREE_PIECES = 40;

export interface ReportSheet {
  readonly title: string;
  readonly columns: readonly OutColumn[];
  readonly rows: Iterable<OutRow> | AsyncIterable<OutRow>;
  readonly frozen: number;
}

/** The sheets of a report: one for each pillar, more where it has more rows than a sheet can, and one of evidence. */
export async function* reportSheets(
  report: ReportSource,
  plan: Plan,
  options: ReportFileOptions,
  lists: ChoiceLists,
  seen: (field: string, text: string) => void,
): AsyncGenerator<ReportSheet> {
  const say = (key: MessageKey): string => message(options.language, key);
  const pieces: PieceRow[] = [];
  const rows = rowsOf(report, plan, options, pieces);
  let next = await rows.next();
  while (!next.done) {
    const { pillar } = next.value.commitment;
    const found = plan.pillars.find(({ code }) => code === pillar);
    const title = found
      ? `${found.code} ${chooseText(found.name, options.language).text}`
      : say('workbook.column.value');
    yield {
      title,
      columns: COLUMNS,
      frozen: 3,
      rows: (async function* () {
        yield* heading(title, COLUMNS, say);
        for (let row = 4; row <= MOST_ROWS && !next.done && next.value.commitment.pillar === pillar; row += 1) {
          yield fieldRow(next.value, { plan, member: report.member, language: options.language }, lists, seen);
          next = await rows.next();
        }
      })(),
    };
  }
  yield {
    title: say('workbook.evidence'),
    columns: PIECE_COLUMNS,
    frozen: 3,
    rows: pieceRows(pieces, options, lists, seen),
  };
}

function* heading(title: string, columns: typeof COLUMNS, say: (key: MessageKey) => string): Generator<OutRow> {
  yield {
    height: 34,
    cells: columns.map(({ name, hidden }) => ({ text: name === 'label' && !hidden ? title : '', style: 'title' })),
  };
  yield { height: 30, cells: columns.map(({ heading: key }) => ({ text: key ? say(key) : '', style: 'head' })) };
  yield { hidden: true, cells: columns.map(({ name }) => ({ text: name, style: 'key' })) };
}

function fieldRow(
  row: FieldRow,
  { plan, member, language }: { readonly plan: Plan; readonly member: string; readonly language: string },
  lists: ChoiceLists,
  seen: (field: string, text: string) => void,
): OutRow {
  const { indicator, field, kind, head, value, status, reason, previous, version } = row;
  seen(`${indicator.code}\t${field}`, value);
  if (status !== '') seen(`${indicator.code}\t${field}\tstatus`, status);
  if (reason !== '') seen(`${indicator.code}\t${field}\treason`, reason);
  const cell = splitField(field)[0] === 'cells';
  const key = (text: string): OutCell => ({ text, style: 'key' });
  const text = (of: Parameters<typeof chooseText>[0] | undefined): string => (of ? chooseText(of, language).text : '');
  const part = labelOf(row, plan, language);
  // What is calculated is there to be read: its cells are locked, and no list opens.
  const shut = ({ text: words, as }: OutCell): OutCell => ({ text: words, style: 'closed', ...(as && { as }) });
  const own = (cell: OutCell): OutCell => (indicator.calculated ? shut(cell) : cell);
  return {
    ...(head ? {} : { level: 1 }),
    cells: [
      key(indicator.code),
      key(field),
      key(String(version)),
      { text: indicator.label, style: head ? 'label' : 'soft' },
      head ? { text: text(indicator.question), style: 'question' } : { text: part, style: 'part' },
      { text: head ? explain(row, member, language) : '', style: head ? 'definition' : 'soft' },
      { text: kind.kind === 'figure' ? text(indicator.unit) : '', style: head ? 'definition' : 'soft' },
      own(answerCell(kind, value, lists)),
      own(head || cell ? choiceCell(head ? 'answer' : 'observation', status, lists) : { text: '', style: 'closed' }),
      own(head ? { text: reason, style: 'text' } : { text: '', style: 'closed' }),
      { text: previous, style: 'previous' },
      key(value),
      key(status),
      key(reason),
    ],
  };
}

function answerCell(kind: FieldKind, text: string, lists: ChoiceLists): OutCell {
  switch (kind.kind) {
    case 'figure':
      return { text, style: figureStyle(kind.indicator.decimals), as: 'figure' };
    case 'date':
      return { text, style: 'date', as: 'day' };
    case 'boolean':
      return { text: lists.say(BOOLEANS, text), style: 'text', list: lists.of(BOOLEANS) };
    case 'code':
      return { text: lists.say(kind.codes, text), style: 'text', list: lists.of(kind.codes) };
    case 'currency':
      return { text, style: 'text', list: lists.of(CURRENCY_CODES) };
    case 'text':
      return { text, style: 'text' };
  }
}

function choiceCell(which: 'answer' | 'observation', text: string, lists: ChoiceLists): OutCell {
  const codes = which === 'answer' ? lists.answers : lists.observations;
  return { text: lists.say(codes, text), style: 'text', list: lists.of(codes) };
}

const BOOLEANS: readonly Choice[] = [
  { code: 'true', key: 'answer.yes' },
  { code: 'false', key: 'answer.no' },
];
const CURRENCY_CODES: readonly Choice[] = [...CURRENCIES].map((code) => ({ code }));

function* pieceRows(
  pieces: readonly PieceRow[],
  options: ReportFileOptions,
  lists: ChoiceLists,
  seen: (field: string, text: string) => void,
): Generator<OutRow> {
  const say = (key: MessageKey): string => message(options.language, key);
  yield* heading(say('workbook.evidence'), PIECE_COLUMNS, say);
  const answers = (parts: ReadonlyMap<string, string>): OutCell[] =>
    EVIDENCE_PARTS.map((part): OutCell => {
      const text = parts.get(part) ?? '';
      if (part === 'publisherClass')
        return { text: lists.say(lists.publishers, text), style: 'text', list: lists.of(lists.publishers) };
      const day = part === 'happened' || part === 'published' || part === 'accessed';
      return day ? { text, style: 'date', as: 'day' } : { text, style: part === 'file' ? 'closed' : 'text' };
    });
  for (const { indicator, id, parts, version } of pieces) {
    for (const [part, text] of parts) seen(`${indicator.code}\t${evidenceField(id, part)}`, text);
    const key = (text: string): OutCell => ({ text, style: 'key' });
    yield {
      cells: [
        key(indicator.code),
        key(evidenceField(id, 'title').slice(0, -'.title'.length)),
        key(String(version)),
        { text: indicator.label, style: 'soft' },
        ...answers(parts),
        ...EVIDENCE_PARTS.map((part) => key(parts.get(part) ?? '')),
      ],
    };
  }
  const open: StyleName = 'text';
  for (let free = 0; free < FREE_PIECES; free += 1)
    yield { cells: [{ text: '', style: open }, null, null, { text: '', style: 'soft' }, ...answers(new Map())] };
}
