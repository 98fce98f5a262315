import type { Piece } from '@signatory/contract';
import type { Entry } from 'yauzl';

/** Before the name, in the header that stands before each part. */
const LOCAL_HEADER = 30;

/** Where a part's packed bytes stand in an archive. */
function packedRange(
  content: Buffer,
  { relativeOffsetOfLocalHeader: at, compressedSize }: Entry,
): [from: number, to: number] {
  const from = at + LOCAL_HEADER + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28);
  return [from, from + compressedSize];
}

/**
 * An archive as pieces of its copy: what was copied is said by where it stands there, and all else, as heads, directory and the
 * parts that were written anew, is kept itself.
 */
export function ownPieces(content: Buffer, entries: Iterable<Entry>, copied: ReadonlyMap<string, number>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const ordered = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const entry of ordered) {
    const at = copied.get(entry.fileName);
    if (at === undefined || entry.compressedSize === 0) continue;
    const [from, to] = packedRange(content, entry);
    pieces.push(content.subarray(end, from), { at, size: to - from });
    end = to;
  }
  return [...pieces, content.subarray(end)];
}
