import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { faultWords, Refusal } from '@signatory/domain';
import { inspectArchive } from '@signatory/workbook';
import { fileTypeFromBuffer } from 'file-type';
import type { FileKind } from './file-kind.js';

const HEAD_BYTES = 4_100;
/** An archive's end is the last thing in a file: its record of 22 bytes and at most so long a comment. */
const TAIL_BYTES = 22 + 65_535;
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const ZIP_END = Buffer.from('PK\u0005\u0006', 'latin1');
const PDF = Buffer.from('%PDF-');
const PICTURES: Readonly<Record<string, FileKind>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' };

/**
 * Tells what a file is by its content, whatever its name says, and that it is that alone.
 * @throws Refusal `media-type.unsupported`, `file.refused`
 */
export async function inspectFile(path: string): Promise<FileKind> {
  const { head, tail } = await readEnds(path);
  if (head.length === 0) throw new Refusal('file.refused', { words: faultWords('document.empty') });
  if (head.subarray(0, 4).equals(ZIP)) return inspectArchive(path);
  if (endsAsArchive(tail)) throw new Refusal('file.refused', { words: faultWords('document.two-things') });
  // Others may begin with anything and still hold a document: a reader would show either.
  if (head.subarray(0, PDF.length).equals(PDF)) return 'pdf';
  // Text first: of its letters some are the marks of a picture or a sound.
  if (await isTable(path, head)) return 'csv';
  const found = await fileTypeFromBuffer(head);
  const kind = found && PICTURES[found.mime];
  if (kind === undefined)
    throw new Refusal('media-type.unsupported', {
      words: faultWords('document.other-kind', { isKnown: found ? 'yes' : 'no', type: found?.mime ?? '' }),
    });
  return kind;
}

async function readEnds(path: string): Promise<{ head: Buffer; tail: Buffer }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const part = async (length: number, position: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    };
    return { head: await part(HEAD_BYTES, 0), tail: await part(TAIL_BYTES, Math.max(0, size - TAIL_BYTES)) };
  } finally {
    await file.close();
  }
}

// The record names the length of its comment, which ends the file: four bytes alone may stand in any picture.
function endsAsArchive(tail: Buffer): boolean {
  for (let at = tail.lastIndexOf(ZIP_END); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(ZIP_END, at - 1))
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
  return false;
}

const MARKUP = /^\s*[<]|<(?:!doctype|html|svg|script|iframe|body)\b|^(?:#!|MZ|%!)/i;
// Text of a table holds tabs and line ends, and none of the other control characters.
const CONTROL = /[^\P{Cc}\t\r\n]/u;

/** True for a text that is no markup and no program; a spreadsheet may write it in UTF-16 with its mark. */
async function isTable(path: string, head: Buffer): Promise<boolean> {
  const wide =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
  const decoder = new TextDecoder(wide ?? 'utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      const text = decoder.decode(chunk, { stream: true });
      if (CONTROL.test(text) || (first && MARKUP.test(text.slice(0, HEAD_BYTES)))) return false;
      first = false;
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
  return true;
}
