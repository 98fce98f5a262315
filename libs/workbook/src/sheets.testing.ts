import { createWriteStream } from 'node:fs';
import { contentTypesXml, relationsXml, workbookRelationsXml, workbookXml } from './xlsx/package-parts.js';
import { stylesXml } from './xlsx/styles.js';
import { ZipWriter } from './xlsx/zip-writer.js';

/** The number of a style that shows dates, in the styles of our workbooks. */
export const DATE_STYLE = stylesXml()
  .split('<cellXfs')[1]
  ?.split('<xf ')
  .slice(1)
  .findIndex((xf) => xf.includes('numFmtId="171"') || /numFmtId="16\d"/.test(xf)) as number;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A cell of a sheet written by hand: a text, or its XML without the reference. */
export type HandCell = string | { readonly xml: string } | null;

export interface HandSheet {
  readonly name: string;
  readonly state?: 'visible' | 'hidden' | 'veryHidden';
  readonly rows: readonly (readonly HandCell[])[];
  readonly hidden?: readonly number[];
  /** XML among the rows, the last. */
  readonly inside?: string;
  /** XML behind the rows. */
  readonly after?: string;
  readonly before?: string;
}

export const number = (text: string, style = 0): HandCell => ({ xml: `s="${style}"><v>${text}</v>` });
export const boolean = (value: boolean): HandCell => ({ xml: `t="b"><v>${value ? 1 : 0}</v>` });

/** A workbook as somebody else's program may write it. */
export async function writeHand(
  path: string,
  sheets: readonly HandSheet[],
  workbook: (xml: string) => string = (xml) => xml,
): Promise<string> {
  const zip = new ZipWriter(createWriteStream(path));
  for (const [at, sheet] of sheets.entries()) await zip.add(`xl/worksheets/sheet${at + 1}.xml`, sheetOf(sheet));
  await zip.add('xl/styles.xml', stylesXml());
  await zip.add(
    'xl/workbook.xml',
    workbook(workbookXml(sheets.map(({ name, state = 'visible' }) => ({ name, state })))),
  );
  await zip.add('xl/_rels/workbook.xml.rels', workbookRelationsXml(sheets.length));
  await zip.add('_rels/.rels', relationsXml());
  await zip.add('[Content_Types].xml', contentTypesXml(sheets.length));
  await zip.end();
  return path;
}

function sheetOf({ rows, hidden = [], inside = '', after = '', before = '' }: HandSheet): string {
  const xml = rows.map((cells, at) => {
    const all = cells.map((cell, column) => {
      if (cell === null) return '';
      const start = `<c r="${'ABCDEFGHIJ'[column] ?? 'K'}${at + 1}" `;
      if (typeof cell !== 'string') return `${start}${cell.xml}</c>`;
      return `${start}t="inlineStr"><is><t xml:space="preserve">${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
    });
    return `<row r="${at + 1}"${hidden.includes(at + 1) ? ' hidden="1"' : ''}>${all.join('')}</row>`;
  });
  return `<worksheet xmlns="${MAIN}">${before}<sheetData>${xml.join('')}${inside}</sheetData>${after}</worksheet>`;
}
