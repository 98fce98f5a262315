import { INK } from '../identity.js';
import type { Cell } from '../layout/table.js';
import type { TextStyle } from '../text/typesetter.js';
import type { Counts } from './distribution-bar.js';

const PARTS = [
  { count: 'full', ground: INK.pos, edge: INK.pos, ink: INK.posInk },
  { count: 'partial', ground: INK.zero, edge: INK.zeroLine, ink: INK.zeroInk },
  { count: 'none', ground: INK.neg, edge: INK.negLine, ink: INK.negInk },
] as const;
const STYLE: TextStyle = { face: 'strong', size: 7.2, leading: 10, ink: INK.ink900 };
const LEAST = 13;

/** The counts of +1, 0 and −1 as a small bar in a table, read in the order of the column's head: `9, 5, 0`. */
export function distributionCell(counts: Counts, lineHeight: number): Cell {
  return {
    lay(width, set) {
      const present = PARTS.filter(({ count }) => counts[count] > 0);
      const total = present.reduce((sum, { count }) => sum + counts[count], 0);
      const free = width - LEAST * present.length - 1.2 * Math.max(0, present.length - 1);
      // As the head is printed in every language; a mark beyond ASCII makes some readers say the last figure twice.
      const words = PARTS.map(({ count }) => counts[count]).join(', ');
      let x = 0;
      const parts = present.map((part) => {
        const share = LEAST + (free * counts[part.count]) / total;
        const laid = { ...part, x, share, line: set.line(String(counts[part.count]), { ...STYLE, ink: part.ink }) };
        x += share + 1.2;
        return laid;
      });
      return {
        height: lineHeight,
        decorate(canvas, box) {
          for (const part of parts)
            canvas.tile(box.x + part.x, box.y + lineHeight / 2 - 6, part.share, 12, 1.4, part.ground, part.edge);
        },
        print(canvas, box) {
          // Side by side they would be heard as one number, and nobody would hear which of the three is not there.
          if (parts.length > 0)
            canvas.said(words, () => {
              for (const part of parts)
                canvas.text(
                  part.line,
                  box.x + part.x + (part.share - part.line.width) / 2,
                  box.y + lineHeight / 2 + STYLE.size * 0.33,
                );
            });
        },
      };
    },
  };
}
