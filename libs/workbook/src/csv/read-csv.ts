import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { faultWords } from '@signatory/domain';
import { fileFault, problem, type FileProblem } from '../file-problem.js';
import type { FileFault, FileLimits } from '../report-file.js';
import type { RawRow, RowSource } from '../table/raw-row.js';
import { detectEncoding, type Encoding, type FoundEncoding } from './detect-encoding.js';
import type { PlainLines } from './plain-lines.js';
import { unshield } from './shield.js';
import { CSV_FAULTS, CsvFault, CsvSplitter } from './split-csv.js';

/**
 * Opens a CSV file as rows: RFC 4180 with commas, semicolons, tabs or bars, whichever the header is written with, in
 * UTF-8, UTF-16, Shift_JIS or Windows-1252; lines end as they like. Blank lines count, as a spreadsheet counts them. What `plain`
 * takes is not among the rows.
 */
export async function openCsv(path: string, limits: FileLimits, plain: PlainLines | null = null): Promise<RowSource> {
  const { encoding, isCut } = await detectEncoding(path);
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  const delimiter = await detectDelimiter(path, encoding);
  const longest = limits.columns * limits.cell;
  plain?.begin(delimiter, longest);
  return {
    rows: readRows(
      stream,
      new CsvSplitter(delimiter, longest),
      { encoding, isCut },
      encoding === 'utf-8' ? plain : null,
    ),
    read: () => stream.bytesRead,
    faults: encoding === 'windows-1252' || encoding === 'shift_jis' ? [askForUtf8(encoding)] : [],
  };
}

/** The rows of a piece of the file at a time: what is awaited is a piece, not a row. */
async function* readRows(
  stream: AsyncIterable<Buffer>,
  splitter: CsvSplitter,
  { encoding, isCut }: FoundEncoding,
  plain: PlainLines | null,
): AsyncGenerator<RawRow[]> {
  const decoder = new TextDecoder(encoding);
  let row = 0;
  let fault: CsvFault | null = null;
  const split = (text: string, last: boolean): RawRow[] => {
    const rows: RawRow[] = [];
    try {
      for (const cells of splitter.split(text, last)) rows.push({ row: (row += 1), cells: unshieldAll(cells) });
    } catch (error) {
      if (!(error instanceof CsvFault)) throw error;
      fault = error;
    }
    return rows;
  };
  let isLineBegun = false;
  let look = LEAST_LOOK;
  for await (const bytes of stream) {
    for (let at = 0; at < bytes.length;) {
      const from = at;
      if (plain && !isLineBegun && splitter.isBetween) {
        at = plain.read(bytes, at, row);
        row += plain.lines;
      }
      // The more lines there are in a row that are no plain ones, the more are looked at before the next attempt.
      look = at > from ? LEAST_LOOK : Math.min(look * 2, MOST_LOOK);
      const end = plain ? lineEnd(bytes, at + look) : bytes.length;
      if (end === at) continue;
      isLineBegun = bytes[end - 1] !== NEWLINE;
      const rows = split(decoder.decode(bytes.subarray(at, end), { stream: true }), false);
      if (rows.length > 0) yield rows;
      if (fault) throw damaged(row + 1, fault);
      at = end;
    }
    // What was taken as plain figures alone is handed on too.
    if (plain) yield [];
  }
  // What is left is a row that nobody knows the end of.
  if (isCut) throw problem(faultWords('encoding.cut'), { row: row + 1 });
  const rows = split(decoder.decode(), true);
  if (rows.length > 0) yield rows;
  if (fault) throw damaged(row + 1, fault);
}

const NEWLINE = 10;
/** Bytes that are read as text at a time, where lines are no plain ones. */
const LEAST_LOOK = 1;
const MOST_LOOK = 64 * 1024;

/** After the first end of a line from `from` on. */
function lineEnd(bytes: Buffer, from: number): number {
  const at = from > bytes.length ? -1 : bytes.indexOf(NEWLINE, from - 1);
  return at < 0 ? bytes.length : at + 1;
}
function unshieldAll(cells: string[]): string[] {
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? '';
    if (cell.startsWith("'")) cells[at] = unshield(cell);
  }
  return cells;
}

function damaged(row: number, { code }: CsvFault): FileProblem {
  return problem(faultWords(CSV_FAULTS[code]), { row });
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The sign between the names of the header, which no name contains. */
async function detectDelimiter(path: string, encoding: Encoding): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
    const lines = new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead)).split(/\r\n|\n|\r/);
    const header = lines.find((line) => /(^|[,;|\t"\s])indicator($|[,;|\t"\s])/i.test(line)) ?? '';
    const [best] = DELIMITERS.map((sign) => ({ sign, times: header.split(sign).length - 1 })).sort(
      (a, b) => b.times - a.times,
    );
    return best && best.times > 0 ? best.sign : ',';
  } finally {
    await file.close();
  }
}

function askForUtf8(encoding: Encoding): FileFault {
  const name = encoding === 'shift_jis' ? 'Shift_JIS' : 'Windows-1252';
  return fileFault(faultWords('encoding.older', { encoding: name }), {}, 'INFO');
}
