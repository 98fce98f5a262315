import { Readable } from 'node:stream';
import { faultWords, Refusal, type FaultWords } from '@signatory/domain';
import type { ImportFormat } from '@signatory/persistence';
import { wideEncodingOf } from '@signatory/workbook';

/** Enough to know a file by its beginning. */
const HEAD_BYTES = 512;

/**
 * Tells a report's file by its content, whatever its name says, and hands the whole content on, at most `bytes` of it.
 * @throws Refusal `media-type.unsupported`; reading beyond the limit ends in `body.too-large`
 */
export async function tellFormat(
  content: Readable,
  bytes: number,
): Promise<{ readonly format: ImportFormat; readonly content: Readable }> {
  const chunks = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const read: Buffer[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const next = await chunks.next();
    if (next.done === true) break;
    read.push(Buffer.from(next.value));
    size += next.value.length;
  }
  const format = formatOf(Buffer.concat(read));
  if (typeof format === 'object') {
    void drop(chunks);
    throw new Refusal('media-type.unsupported', { words: format });
  }
  return { format, content: Readable.from(limited(read, chunks, bytes)) };
}

/** Reads to the end and keeps nothing: to break the connection off would lose the answer, and the next request on it. */
async function drop(chunks: AsyncIterator<Buffer>): Promise<void> {
  try {
    while ((await chunks.next()).done !== true);
  } catch {
    // Whoever sent it has gone.
  }
}

async function* limited(read: readonly Buffer[], rest: AsyncIterator<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  const count = (chunk: Buffer): Buffer => {
    size += chunk.length;
    if (size <= bytes) return chunk;
    void drop(rest);
    throw new Refusal('body.too-large', { limit: `${Math.floor(bytes / 1_048_576)} MB` });
  };
  for (const chunk of read) yield count(chunk);
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield count(next.value);
}

/** How files begin that a report never is. */
const OTHERS: readonly (readonly [head: Buffer, what: string])[] = (
  [
    ['%PDF', 'pdf'],
    ['GIF8', 'picture'],
    ['\x89PNG', 'picture'],
    ['\xff\xd8\xff', 'picture'],
    ['\xd0\xcf\x11\xe0', 'old'],
    ['Rar!', 'archive'],
    ['PK\x05\x06', 'empty'],
    ['\x1f\x8b', 'archive'],
  ] as const
).map(([head, what]) => [Buffer.from(head, 'latin1'), what]);
const ZIP = Buffer.from('PK\x03\x04', 'latin1');

function formatOf(head: Buffer): ImportFormat | FaultWords {
  const begins = (mark: Buffer): boolean => head.subarray(0, mark.length).equals(mark);
  if (begins(ZIP)) return 'xlsx';
  const other = OTHERS.find(([mark]) => begins(mark));
  if (other) return faultWords('file.kind.no-report', { is: other[1] });
  // Text of a spreadsheet may be of two bytes a letter; any other text holds no zero byte.
  if (wideEncodingOf(head) === null && head.includes(0)) return faultWords('file.kind.no-text');
  return /^\s*[{[]/.test(head.toString('utf8').replace(/^\uFEFF/, '')) ? 'json' : 'csv';
}
