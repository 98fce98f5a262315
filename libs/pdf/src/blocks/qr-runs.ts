import { create } from 'qrcode';

export interface QrRuns {
  /** Modules in a row, without the quiet zone. */
  readonly size: number;
  /** Neighbouring dark modules of a row as one: no hairlines between them, and a quarter of the bytes. */
  readonly runs: readonly { readonly row: number; readonly from: number; readonly length: number }[];
}

/** A QR code as what is dark in it, to be drawn on paper or on a screen. */
export function qrRuns(content: string): QrRuns {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const { data, size } = modules;
  const runs = Array.from({ length: size }, (_, row) =>
    darkRuns(data, row, size).map(([from, length]) => ({ row, from, length })),
  );
  return { size, runs: runs.flat() };
}

function darkRuns(data: Uint8Array, row: number, size: number): [from: number, length: number][] {
  const runs: [number, number][] = [];
  for (let column = 0; column < size; column += 1) {
    if (!data[row * size + column]) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === column) last[1] += 1;
    else runs.push([column, 1]);
  }
  return runs;
}
