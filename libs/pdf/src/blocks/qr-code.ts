import { create } from 'qrcode';
import { INK } from '../identity.js';
import type { Block } from '../layout/block.js';

/** A QR code, drawn as rectangles, `size` points wide with its quiet zone; `alt` says what it holds. */
export function qrCode(content: string, alt: string, size: number): Block {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  return {
    lay: () => [
      {
        height: size,
        draw(canvas, x, y) {
          const module = size / (modules.size + 8);
          // The quiet zone hangs in the margin, so that the code itself stands on the text's edge.
          const left = x - 4 * module;
          canvas.figure(alt, [x, y], size, size, () => {
            canvas.rect(left, y, size, size, INK.white);
            for (let row = 0; row < modules.size; row += 1)
              for (const [from, length] of darkRuns(modules.data, row, modules.size))
                canvas.rect(left + (from + 4) * module, y + (row + 4) * module, length * module, module, INK.brand900);
          });
        },
      },
    ],
  };
}

/** Neighbouring dark modules of a row as one rectangle: no hairlines between them, and a quarter of the bytes. */
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
