import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';

export type WideEncoding = 'utf-16le' | 'utf-16be';
export type Encoding = 'utf-8' | WideEncoding | 'shift_jis' | 'windows-1252';

const CHUNK = { highWaterMark: 1024 * 1024 };

/** What the letters of a file are written in, and whether the last of them is there in part only: the file was cut off. */
export interface FoundEncoding {
  readonly encoding: Encoding;
  readonly isCut: boolean;
}

/** UTF-8 where every byte of the file says so: a sample would let an accent in the last row become two signs. */
export async function detectEncoding(path: string): Promise<FoundEncoding> {
  const wide = await detectWide(path);
  if (wide) return { encoding: wide, isCut: (await stat(path)).size % 2 === 1 };
  let carry: Uint8Array = new Uint8Array();
  let hasLetters = false;
  for await (const chunk of createReadStream(path, CHUNK) as AsyncIterable<Buffer>) {
    const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
    const whole = wholeLength(bytes);
    const letters = bytes.subarray(0, whole);
    if (!isUtf8(letters)) return { encoding: await detectOlder(path), isCut: false };
    hasLetters ||= !isAscii(letters);
    carry = bytes.subarray(whole);
  }
  if (carry.length === 0) return { encoding: 'utf-8', isCut: false };
  // A lone byte at the end may be a letter of an older encoding; after whole letters of UTF-8 it is half of one more.
  return hasLetters ? { encoding: 'utf-8', isCut: true } : { encoding: await detectOlder(path), isCut: false };
}

async function detectWide(path: string): Promise<WideEncoding | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return wideEncodingOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** Of text of two bytes a letter, by its mark; without one, by the empty half that each letter of a header has. Null for other text. */
export function wideEncodingOf(head: Uint8Array): WideEncoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head.length < 4) return null;
  if (head[0] !== 0 && head[1] === 0 && head[2] !== 0 && head[3] === 0) return 'utf-16le';
  return head[0] === 0 && head[1] !== 0 && head[2] === 0 && head[3] !== 0 ? 'utf-16be' : null;
}

/** Without a letter that is cut at the end. */
function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/**
 * Which of the encodings that spreadsheets wrote before UTF-8. Shift_JIS begins most of its letters with a byte from 0x81 to
 * 0x9F, which in Windows-1252 is a typographic sign: behind that sign stands a space or a plain letter, behind the byte about
 * as often another one above 0x7F.
 */
async function detectOlder(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  let [high, low] = [0, 0];
  let lead = false;
  for await (const chunk of createReadStream(path, CHUNK) as AsyncIterable<Buffer>) {
    try {
      decoder.decode(chunk, { stream: true });
    } catch {
      return 'windows-1252';
    }
    for (const byte of chunk) {
      if (lead) {
        if (byte >= 0x80) high += 1;
        else low += 1;
        lead = false;
      } else lead = byte >= 0x81 && byte <= 0x9f;
    }
  }
  return !lead && high > 0 && high * 3 >= low ? 'shift_jis' : 'windows-1252';
}
