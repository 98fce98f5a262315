import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'windows-1252';

const CHUNK = { highWaterMark: 1024 * 1024 };

/** UTF-8 where every byte of the file says so: a sample would let an accent in the last row become two signs. */
export async function detectEncoding(path: string): Promise<Encoding> {
  let carry: Uint8Array = new Uint8Array();
  let first = true;
  for await (const chunk of createReadStream(path, CHUNK) as AsyncIterable<Buffer>) {
    if (first) {
      if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
      // Without a mark: the header's letters have an empty half each.
      if (chunk.length >= 4 && chunk[1] === 0 && chunk[3] === 0) return 'utf-16le';
      if (chunk.length >= 4 && chunk[0] === 0 && chunk[2] === 0) return 'utf-16be';
      first = false;
    }
    const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
    const whole = wholeLength(bytes);
    if (!isUtf8(bytes.subarray(0, whole))) return detectOlder(path);
    carry = bytes.subarray(whole);
  }
  return carry.length > 0 ? detectOlder(path) : 'utf-8';
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
