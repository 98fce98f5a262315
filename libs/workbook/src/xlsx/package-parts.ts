import { stylesXml } from './styles.js';
import { escapeAttribute, escapeText } from './xml.js';
import type { ZipWriter } from './zip-writer.js';

export interface SheetEntry {
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  /** The row that is repeated on every printed page. */
  readonly printTitle?: number;
}

/** What a program shows of a workbook without opening it. */
export interface CoreFacts {
  readonly title: string;
  readonly language: string;
  /** `sha256:` and the release hash. */
  readonly identifier?: string;
  readonly description?: string;
  /** ISO instant; without it the file bears none. */
  readonly created?: string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function workbookXml(sheets: readonly SheetEntry[]): string {
  const all = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escapeAttribute(name)}" sheetId="${at + 1}"${state === 'visible' ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`,
  );
  const titles = sheets.flatMap(({ name, printTitle }, at) =>
    printTitle === undefined
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escapeText(quoteSheet(name))}!$${printTitle}:$${printTitle}</definedName>`,
        ],
  );
  const names = titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : '';
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${all.join('')}</sheets>${names}</workbook>`;
}

/** Ends a package whose sheets are written: what names them, how they look, what a program shows of the whole. */
export async function endPackage(zip: ZipWriter, sheets: readonly SheetEntry[], facts: CoreFacts): Promise<void> {
  await zip.add('xl/styles.xml', stylesXml());
  await zip.add('xl/workbook.xml', workbookXml(sheets));
  await zip.add('xl/_rels/workbook.xml.rels', workbookRelationsXml(sheets.length));
  await zip.add('docProps/core.xml', coreXml(facts));
  await zip.add('docProps/app.xml', appXml());
  await zip.add('_rels/.rels', relationsXml());
  await zip.add('[Content_Types].xml', contentTypesXml(sheets.length));
  await zip.end();
}

/** A sheet's name as a reference has it. */
export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

export function workbookRelationsXml(sheets: number): string {
  const all = Array.from(
    { length: sheets },
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}${styles}</Relationships>`;
}

export function relationsXml(): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>`;
}

export function contentTypesXml(sheets: number): string {
  const part = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${type}"/>`;
  const all = Array.from({ length: sheets }, (_, at) =>
    part(`xl/worksheets/sheet${at + 1}.xml`, `${SPREADSHEET}.worksheet+xml`),
  );
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`),
    ...all,
    part('xl/styles.xml', `${SPREADSHEET}.styles+xml`),
    part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    part('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'),
    '</Types>',
  ].join('');
}

function coreXml({ title, language, identifier, description, created }: CoreFacts): string {
  const part = (tag: string, text: string | undefined, attributes = '') =>
    text === undefined ? '' : `<${tag}${attributes}>${escapeText(text)}</${tag}>`;
  const day = part('dcterms:created', created?.replace(/\.\d+Z$/, 'Z'), ' xsi:type="dcterms:W3CDTF"');
  const spaces =
    created === undefined
      ? ''
      : ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"${spaces}>${part('dc:title', title)}<dc:creator>Signatory</dc:creator>${part('dc:language', language)}${part('dc:identifier', identifier)}${part('dc:description', description)}${day}</cp:coreProperties>`;
}

function appXml(): string {
  return `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Signatory</Application></Properties>`;
}
