import { buildZip } from './build-zip.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

type SheetRows = readonly (readonly (string | number)[])[];

/** A workbook as another program writes it: numbers as numbers, and cells of the first sheet that are merged. */
export function buildWorkbook(
  rows: SheetRows,
  merged: readonly string[] = [],
  others: readonly SheetRows[] = [],
): Buffer {
  const sheets = [rows, ...others];
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const relation = (id: string, type: string, to: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${to}"/>`;
  const relations = (...all: readonly string[]): string =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
  const override = (part: string, type: string): string =>
    `<Override PartName="${part}" ContentType="${TYPES}.${type}+xml"/>`;
  const each = (write: (n: number) => string): string => sheets.map((_, at) => write(at + 1)).join('');
  return buildZip([
    {
      name: '[Content_Types].xml',
      content: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('/xl/workbook.xml', 'sheet.main')}${each((n) => override(`/xl/worksheets/sheet${n}.xml`, 'worksheet'))}</Types>`,
    },
    { name: '_rels/.rels', content: relations(relation('r1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((n) => `<sheet name="Report${n === 1 ? '' : n}" sheetId="${n}" r:id="r${n}"/>`)}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(each((n) => relation(`r${n}`, 'worksheet', `worksheets/sheet${n}.xml`))),
    },
    ...sheets.map((sheet, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${dataOf(sheet)}</sheetData>${at > 0 || merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`}</worksheet>`,
    })),
  ]);
}

function dataOf(rows: SheetRows): string {
  return rows
    .map((row, r) => {
      const written = row.map((cell, c) => {
        const at = `${'ABCDEFGH'[c] ?? 'H'}${r + 1}`;
        return typeof cell === 'number'
          ? `<c r="${at}"><v>${cell}</v></c>`
          : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
      });
      return `<row r="${r + 1}">${written.join('')}</row>`;
    })
    .join('');
}
