import { lettersOf } from '../table/letters.js';
import { isKept, serialOf } from '../table/spreadsheet-number.js';
import { styleNumber, type StyleName } from './styles.js';
import { escapeAttribute, escapeText } from './xml.js';

/** A cell to be written: a text, or a figure or day that is written as one where nothing is lost by it. */
export interface OutCell {
  readonly text: string;
  readonly style: StyleName;
  readonly as?: 'figure' | 'day';
  /** The name of the list that opens in it. */
  readonly list?: string;
}

export interface OutRow {
  readonly cells: readonly (OutCell | null)[];
  readonly height?: number;
  readonly hidden?: boolean;
  /** Parts of an answer stand one level in, and can be folded away. */
  readonly level?: 1;
}

export interface OutColumn {
  readonly width: number;
  readonly hidden?: boolean;
}

export interface OutSheet {
  /** Printed on one page, however small; else as many as its rows take, one in width. */
  readonly onePage?: boolean;
  /** What it is printed on; A4 without it. */
  readonly paper?: 'A4' | 'Letter' | undefined;
  readonly columns: readonly OutColumn[];
  readonly rows: Iterable<OutRow> | AsyncIterable<OutRow>;
  /** Rows above this one stay in sight; 0 where none do. */
  readonly frozen: number;
  /** Columns that stay in sight; without it none. */
  readonly frozenColumns?: number;
  /** `A3:H20`: can be sorted and filtered by its first row. */
  readonly filter?: string;
  /** Cells that lead to other sheets: `'Method'!A1`. */
  readonly links?: readonly { readonly cell: string; readonly to: string }[];
  /** May be written in only where its style says so. */
  readonly locked: boolean;
  readonly tab: string;
  readonly footer: string;
  /** `A1:H1`. */
  readonly merged?: readonly string[];
}

const PIECE = 32 * 1024;

/** The XML of a sheet, in pieces, as its rows come. */
export async function* sheetXml(sheet: OutSheet): AsyncGenerator<string> {
  const { columns, frozen, locked, tab } = sheet;
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`;
  yield `<sheetPr><tabColor rgb="${tab}"/><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>`;
  const pane = paneXml(frozen, sheet.frozenColumns ?? 0);
  yield `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${pane}</sheetView></sheetViews>`;
  yield '<sheetFormatPr defaultRowHeight="15" outlineLevelRow="1"/><cols>';
  for (const [at, { width, hidden }] of columns.entries())
    yield `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`;
  yield '</cols><sheetData>';
  const lists = new Lists();
  let [row, piece] = [0, ''];
  for await (const each of sheet.rows) {
    row += 1;
    piece += rowXml(each, row, lists);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData>`;
  // Without a password: it keeps from a slip, not from a purpose. Widths, heights and formats stay the reporter's.
  if (locked)
    yield '<sheetProtection sheet="1" objects="1" formatCells="0" formatColumns="0" formatRows="0" insertColumns="0"/>';
  const { filter, merged = [], links = [] } = sheet;
  if (filter !== undefined) yield `<autoFilter ref="${filter}"/>`;
  if (merged.length > 0)
    yield `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  yield lists.xml();
  if (links.length > 0)
    yield `<hyperlinks>${links.map(({ cell, to }) => `<hyperlink ref="${cell}" location="${escapeAttribute(to)}"/>`).join('')}</hyperlinks>`;
  yield '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>';
  yield `<pageSetup paperSize="${sheet.paper === 'Letter' ? 1 : 9}" orientation="landscape" fitToWidth="1" fitToHeight="${sheet.onePage ? 1 : 0}"/>`;
  yield `<headerFooter><oddFooter>${escapeText(sheet.footer)}</oddFooter></headerFooter></worksheet>`;
}

function paneXml(rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return '';
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  const pane = columns === 0 ? 'bottomLeft' : rows === 0 ? 'topRight' : 'bottomRight';
  return `<pane${split} topLeftCell="${lettersOf(columns)}${rows + 1}" activePane="${pane}" state="frozen"/>`;
}

function rowXml({ cells, height, hidden, level }: OutRow, row: number, lists: Lists): string {
  let xml = `<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}${hidden ? ' hidden="1"' : ''}${
    level ? ` outlineLevel="${level}"` : ''
  }>`;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (!cell) continue;
    if (cell.list !== undefined) lists.add(cell.list, at, row);
    xml += cellXml(cell, `${lettersOf(at)}${row}`);
  }
  return `${xml}</row>`;
}

function cellXml({ text, style, as }: OutCell, reference: string): string {
  const start = `<c r="${reference}" s="${styleNumber(style)}"`;
  if (text === '') return `${start}/>`;
  // A figure that a double cannot hold is written as text: a spreadsheet would round it, and say nothing.
  if (as === 'figure' && /^-?\d+(\.\d+)?$/.test(text) && isKept(text)) return `${start}><v>${text}</v></c>`;
  if (as === 'day') {
    const serial = serialOf(text);
    if (serial !== null) return `${start}><v>${serial}</v></c>`;
  }
  return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
}

/** Where each list opens, runs of rows together. */
class Lists {
  private readonly runs = new Map<string, { column: number; from: number; to: number }[]>();

  add(list: string, column: number, row: number): void {
    const runs = this.runs.get(list) ?? [];
    const last = runs.findLast((run) => run.column === column);
    if (last?.to === row - 1) last.to = row;
    else runs.push({ column, from: row, to: row });
    this.runs.set(list, runs);
  }

  xml(): string {
    if (this.runs.size === 0) return '';
    const all = [...this.runs].map(([list, runs]) => {
      const places = runs.map(
        ({ column, from, to }) => `${lettersOf(column)}${from}${to === from ? '' : `:${lettersOf(column)}${to}`}`,
      );
      // Anything may be written, so that the clearing mark can be; what is none of the list is told when the file comes back.
      return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${places.join(' ')}"><formula1>${escapeAttribute(list)}</formula1></dataValidation>`;
    });
    return `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`;
  }
}
