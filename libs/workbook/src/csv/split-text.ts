import { unshield } from './shield.js';
import { CsvFault, CsvSplitter } from './split-csv.js';

/** The records of a text that were read, and what ended the reading before its end, with the line where its record begins. */
export interface SplitText {
  readonly records: readonly string[][];
  readonly fault: { readonly code: CsvFault['code']; readonly line: number } | null;
}

/**
 * Cuts a whole text, separated by commas, into records: a small table that is held in memory anyway. Blank lines stay,
 * so that rows count as a spreadsheet counts them.
 */
export function splitText(text: string): SplitText {
  const records: string[][] = [];
  let line = 1;
  try {
    for (const record of new CsvSplitter(',', Number.POSITIVE_INFINITY).split(text.replace(/^\uFEFF/, ''), true)) {
      records.push(record.map(unshield));
      line += record.reduce((lines, field) => lines + linesIn(field), 1);
    }
    return { records, fault: null };
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    return { records, fault: { code: error.code, line } };
  }
}

function linesIn(field: string): number {
  return field.split(/\r\n|\n|\r/).length - 1;
}
