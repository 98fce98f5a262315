import { CsvError, parse } from 'csv-parse/sync';
import { CommandFault } from '../io.js';
import type { TextFile } from './read-file.js';

/** Splits a CSV file (RFC 4180, commas) into rows of fields; blank lines stay, so that rows count as a spreadsheet counts them. */
export function splitCsv({ text, name }: Pick<TextFile, 'text' | 'name'>): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CommandFault([`${name}: line ${lineOf(error, text)}: ${CURES[error.code] ?? error.message}`]);
  }
}

/** A quote that is never closed swallows the rest of the file: what helps is the line where its record begins. */
function lineOf(error: CsvError, text: string): number {
  if (error.code !== 'CSV_QUOTE_NOT_CLOSED') return Number(error['lines']);
  const before = Buffer.from(text, 'utf8').subarray(0, Number(error['bytes_records'])).toString('utf8');
  return before.split(/\r\n|\n|\r/).length;
}

const CURES: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quoted field is never closed. Add the closing quote.',
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quote. Double a quote that is part of the text ("").',
  INVALID_OPENING_QUOTE: 'a quote stands inside an unquoted field. Put the field in quotes and double the quote ("").',
};
