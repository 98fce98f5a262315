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
  const length = ROW + 1;
  const predicted = new Uint8Array((offsets.length + 1) * length);
  let above = new Uint8Array(ROW);
  let row = new Uint8Array(ROW);
  // Number 0 begins the list of those that are free.
  row.set([0xff, 0xff], ROW - 2);
  for (let id = 0; id <= offsets.length; id += 1) {
    if (id > 0) fillRow(row, id, offsets[id - 1], placeOf);
    const at = id * length;
    predicted[at] = UP;
    for (let column = 0; column < ROW; column += 1)
      predicted[at + 1 + column] = (row[column] ?? 0) - (above[column] ?? 0);
    [above, row] = [row, above];
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

function fillRow(
  row: Uint8Array,
  id: number,
  offset: number | null | undefined,
  placeOf: (id: number) => ObjectPlace | undefined,
): void {
  const place = offset === null ? placeOf(id) : undefined;
  if (offset === undefined || (offset === null && !place)) throw new Error(`Object ${id} was never written.`);
  row[0] = place ? 2 : 1;
  let rest = place?.stream ?? offset ?? 0;
  for (let column = 5; column > 0; column -= 1) {
    row[column] = rest;
    rest = Math.floor(rest / 256);
  }
  const index = place?.index ?? 0;
  row[6] = index >> 8;
  row[7] = index;
}

/** The predictor of PNG that keeps what a row adds to the one above. */
const UP = 2;
