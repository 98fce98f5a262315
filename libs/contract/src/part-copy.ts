import { MARK_WORD, parseMark, printMark, type CopyMark } from './copy-mark.js';
import { unmarkData } from './mark-data.js';

/** A copy and, without its mark, the bytes that it was made of: the file's own only where they have the hash that the mark says. */
export interface PartedCopy {
  readonly mark: CopyMark;
  readonly content: Uint8Array;
}

/** A stretch of a workbook's own bytes: where it stands in the copy, or itself where the copy has it no more. */
export type Piece = { readonly at: number; readonly size: number } | Uint8Array;

/** The part of a marked workbook that says how its own bytes are put together again; it is not packed. */
export const COPY_PART = 'signatory/copy.xml';

const LINE = /% (signatory-marked-copy [^\n]{1,400})\n/;
const PART = /<copy mark="(signatory-marked-copy [^"]{1,400})" pieces="([0-9a-f@, ]*)"\/>/;
/** The directory stands behind the last part of an archive: some sixty bytes for each. */
const PIECES_END = 8 * 1024 * 1024;

/** Takes the mark off a copy, whatever its kind; null for what is none, or has lost what says how. */
export function partCopy(bytes: Uint8Array): PartedCopy | null {
  const start = latin(bytes.subarray(0, 5));
  if (start === '%PDF-') return partPdf(bytes);
  if (start.startsWith('PK\u0003\u0004')) return partWorkbook(bytes);
  // In the first line of a table, and in the first name of a document.
  if (!latin(bytes.subarray(0, 65_536)).includes(MARK_WORD)) return null;
  // A mark is told by letters that are one byte each: what else there is stays as it is, byte by byte.
  const parted = unmarkData(latin(bytes));
  return parted && { mark: parted.mark, content: bytesOf(parted.content) };
}

/** The file's own bytes stand at the beginning, and a line near the end says how many there are. */
function partPdf(bytes: Uint8Array): PartedCopy | null {
  const mark = parseMark(LINE.exec(latin(bytes.subarray(-1_024)))?.[1] ?? '');
  return mark && mark.size < bytes.length ? { mark, content: bytes.subarray(0, mark.size) } : null;
}

/** What `COPY_PART` holds. */
export function printCopyPart(mark: CopyMark, pieces: readonly Piece[]): string {
  const printed = pieces.map((piece) => (piece instanceof Uint8Array ? hexOf(piece) : `@${piece.at},${piece.size}`));
  return `<?xml version="1.0" encoding="UTF-8"?><copy mark="${printMark(mark)}" pieces="${printed.join(' ')}"/>`;
}

function partWorkbook(bytes: Uint8Array): PartedCopy | null {
  const [, said = '', printed = ''] = PART.exec(latin(bytes.subarray(-PIECES_END))) ?? [];
  const mark = parseMark(said);
  // A copy has more in it than what it was made of: a part that asks for more is no part of ours.
  if (!mark || mark.size > bytes.length) return null;
  const content = new Uint8Array(mark.size);
  let end = 0;
  for (const each of printed.split(' ').filter((token) => token !== '')) {
    const piece = readPiece(each, bytes);
    if (!piece || end + piece.length > content.length) return null;
    content.set(piece, end);
    end += piece.length;
  }
  return end === content.length ? { mark, content } : null;
}

function readPiece(printed: string, bytes: Uint8Array): Uint8Array | null {
  const [, at, size] = /^@(\d{1,12}),(\d{1,12})$/.exec(printed) ?? [];
  if (at !== undefined) {
    const piece = bytes.subarray(Number(at), Number(at) + Number(size));
    return piece.length === Number(size) ? piece : null;
  }
  if (printed.length % 2 === 1 || !/^[0-9a-f]+$/.test(printed)) return null;
  return Uint8Array.from({ length: printed.length / 2 }, (_, byte) =>
    parseInt(printed.slice(byte * 2, byte * 2 + 2), 16),
  );
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One letter for each byte, as no decoder of browsers does it. */
function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}
