import type { SaveEntry } from '@signatory/contract';
import { readDecimal } from '../ui/decimal.js';

/** A column from a spreadsheet, read against the rows from the one it was pasted into. */
export interface PastedColumn {
  /** What was read, by cell. A blank changes nothing. */
  readonly cells: NonNullable<SaveEntry['cells']>;
  /** What has two readings, or none: it is asked about at its cell. */
  readonly asked: Readonly<Record<string, string>>;
  /** Lines for which there is no row. */
  readonly left: number;
}

/** What a paste says about several rows; null where it is one figure, which is pasted as ever, `columns` where it is several. */
export function readColumn(
  text: string,
  rows: readonly string[],
  {
    language,
    decimals,
    isPercentage = false,
  }: { readonly language: string; readonly decimals: number; readonly isPercentage?: boolean },
): PastedColumn | 'columns' | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  if (lines.length < 2) return null;
  if (lines.some((line) => line.trim().includes('\t'))) return 'columns';
  const cells: Record<string, { value: string; status: 'normal' }> = {};
  const asked: Record<string, string> = {};
  for (const [at, cell] of rows.entries()) {
    const line = lines[at]?.trim();
    if (line === undefined) break;
    const reading = readDecimal(line, language, decimals, isPercentage);
    if (reading.kind === 'value') cells[cell] = { value: reading.value, status: 'normal' };
    else if (reading.kind !== 'empty') asked[cell] = line;
  }
  return { cells, asked, left: Math.max(0, lines.length - rows.length) };
}
