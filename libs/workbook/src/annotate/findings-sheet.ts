import type { Plan } from '@signatory/domain';
import { message } from '@signatory/texts';
import { labelOf } from '../table/write-rows.js';
import { escapeAttribute, escapeText } from '../xlsx/xml.js';
import { severityOf, type Note, type PlacedNote } from './find-places.js';
import type { FindingStyles } from './finding-styles.js';

/** Stands in the first cell of the sheet of findings: by it the sheet is found again, whatever it is called by then. */
export const FINDINGS_MARK = 'signatory:findings';

/** The list of all findings, each with a link to its cell. */
export function findingsXml(
  notes: readonly PlacedNote[],
  { language, plan }: { readonly language: string; readonly plan: Plan },
  styles: FindingStyles | null,
): string {
  const indicators = new Map(plan.commitments.flatMap((each) => each.indicators).map((each) => [each.code, each]));
  /** As the other sheets name the row; what the plan does not know by the name that was found. */
  const nameOf = ({ indicator: code, field }: Note): string => {
    const indicator = indicators.get(code);
    return indicator
      ? [indicator.label, labelOf({ indicator, field }, plan, language)].filter(Boolean).join(' ')
      : code;
  };
  const say = (key: 'workbook.severity' | 'workbook.place' | 'workbook.column.label' | 'workbook.column.finding') =>
    message(language, key);
  const cell = (at: string, text: string, style: number | undefined): string =>
    `<c r="${at}"${style === undefined ? '' : ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
  const head = [
    FINDINGS_MARK,
    say('workbook.severity'),
    say('workbook.place'),
    say('workbook.column.label'),
    say('workbook.column.finding'),
  ];
  const rows = notes.map(({ note, place }, n) => {
    const row = n + 2;
    const where = place === null ? '' : `${place.sheet} ${place.cell}`;
    return `<row r="${row}">${cell(`B${row}`, severityOf(note, language), styles?.words)}${cell(`C${row}`, where, styles?.link)}${cell(`D${row}`, nameOf(note), styles?.words)}${cell(`E${row}`, note.text, styles?.words)}</row>`;
  });
  const links = notes.flatMap(({ place }, n) => {
    if (place === null) return [];
    const to = `'${place.sheet.replaceAll("'", "''")}'!${place.cell}`;
    return [`<hyperlink ref="C${n + 2}" location="${escapeAttribute(to)}" display="${escapeAttribute(place.cell)}"/>`];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><tabColor rgb="FFA4201A"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    '<cols><col min="1" max="1" width="4" customWidth="1" hidden="1"/><col min="2" max="2" width="14" customWidth="1"/><col min="3" max="3" width="40" customWidth="1"/><col min="4" max="4" width="20" customWidth="1"/><col min="5" max="5" width="100" customWidth="1"/></cols>',
    `<sheetData><row r="1">${head.map((text, at) => cell(`${'ABCDE'[at] ?? 'E'}1`, text, styles?.head)).join('')}</row>${rows.join('')}</sheetData>`,
    links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`,
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>',
  ].join('');
}
