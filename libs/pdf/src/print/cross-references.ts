import { deflateSync } from 'node:zlib';
import type { ObjectPlace } from './object-streams.js';

/** Bytes of a row: its kind, an offset or the number of an object stream, and the place in that. */
const WIDTHS = [1, 5, 2] as const;
const ROW = 8;

/** Of a cross-reference stream: its own entries, and its bytes. */
export interface CrossReferences {
  readonly data: Readonly<Record<string, unknown>>;
  readonly bytes: Uint8Array;
}

/**
 * Where each object of a file is, from number 1: `offsets` of those that stand by themselves, of the others `placeOf`. Most rows
 * differ little from the one above: of each is kept what it adds.
 */
export function crossReferences(
  offsets: readonly (number | null)[],
  placeOf: (id: number) => ObjectPlace | undefined,
): CrossReferences {
  const rows = Buffer.alloc((offsets.length + 1) * ROW);
  // Number 0 begins the list of those that are free.
  rows.writeUInt16BE(0xffff, 6);
  for (let id = 1; id <= offsets.length; id += 1) {
    const [at, offset] = [id * ROW, offsets[id - 1]];
    const place = offset === null ? placeOf(id) : undefined;
    if (offset === undefined || (offset === null && !place)) throw new Error(`Object ${id} was never written.`);
    rows[at] = place ? 2 : 1;
    rows.writeUIntBE(place?.stream ?? offset ?? 0, at + 1, 5);
    rows.writeUInt16BE(place?.index ?? 0, at + 6);
  }
  const length = ROW + 1;
  const predicted = Buffer.alloc((offsets.length + 1) * length);
  for (let row = 0; row <= offsets.length; row += 1) {
    predicted[row * length] = UP;
    for (let column = 0; column < ROW; column += 1) {
      const above = row === 0 ? 0 : (rows[(row - 1) * ROW + column] ?? 0);
      predicted[row * length + 1 + column] = (rows[row * ROW + column] ?? 0) - above;
    }
  }
  return {
    data: {
      Type: 'XRef',
      Size: offsets.length + 1,
      W: [...WIDTHS],
      DecodeParms: { Predictor: 12, Columns: ROW },
    },
    bytes: deflateSync(predicted),
  };
}

/** The predictor of PNG that keeps what a row adds to the one above. */
const UP = 2;
