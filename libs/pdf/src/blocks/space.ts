import { INK, type Ink } from '../identity.js';
import type { Block } from '../layout/block.js';

/** White space between blocks, points; dropped at the top of a page. */
export function space(height: number): Block {
  return { lay: () => [{ height: 0, before: height, firm: true, keepWithNext: true, draw: () => {} }] };
}

/** A hairline across the column. */
export function rule({ before = 0, after = 0, ink = INK.line300 as Ink, width: weight = 0.7 } = {}): Block {
  return {
    lay: () => [
      {
        height: after,
        before,
        keepWithNext: true,
        draw: (canvas, x, y, width) => canvas.artifact(() => canvas.line([x, y], [x + width, y], ink, weight)),
      },
    ],
  };
}
