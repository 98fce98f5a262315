import { formatDecimal, SCORE_SIGNS } from '@signatory/texts';
import { INK } from '../identity.js';
import type { Block } from '../layout/block.js';
import type { TextStyle } from '../text/typesetter.js';
import { drawShape, inkOf } from './score-mark.js';

export interface Counts {
  readonly full: number;
  readonly partial: number;
  readonly none: number;
}

const PARTS = [
  { mark: 1, count: 'full', ground: INK.pos, edge: INK.pos },
  { mark: 0, count: 'partial', ground: INK.zero, edge: INK.zeroLine },
  { mark: -1, count: 'none', ground: INK.neg, edge: INK.negLine },
] as const;

const STYLE: TextStyle = { face: 'strong', size: 8.4, leading: 12, ink: INK.ink900 };

/** How many scores are +1, 0 and −1: one bar in three parts, each with shape, sign and count; `alt` says it in words. */
export function distributionBar(counts: Counts, alt: string, { height = 20, before = 0, after = 0 } = {}): Block {
  return {
    lay(width, set) {
      const present = PARTS.filter(({ count }) => counts[count] > 0);
      const labels = present.map(({ mark, count }) => {
        const style = { ...STYLE, ink: inkOf(mark) };
        const printed = formatDecimal(set.language, String(counts[count]));
        return {
          long: set.line([{ text: `${SCORE_SIGNS[mark]}\u00a0` }, { text: ` ${printed}`, face: 'text' }], style),
          short: set.line(printed, style),
        };
      });
      const total = present.reduce((sum, { count }) => sum + counts[count], 0);
      // No room is left for what would be empty.
      if (total === 0) return [];
      const shares = shareOut(
        present.map(({ count }) => counts[count] / Math.max(1, total)),
        width - 1.6 * Math.max(0, present.length - 1),
        Math.min(40, width * 0.2),
      );
      return [
        {
          height: height + after,
          before,
          draw(canvas, x, y) {
            // Copied and searched as it is heard: one count beside the other would be another number.
            const paint = (): void => {
              let left = x;
              for (const [index, { mark, ground, edge }] of present.entries()) {
                const share = shares[index] ?? 0;
                const label = labels[index];
                canvas.tile(left, y, share, height, 1.8, ground, edge);
                if (label) {
                  const line = share > label.long.width + 22 ? label.long : label.short;
                  const shape = share > line.width + 16 ? 6 : 0;
                  const start = left + (shape ? 7 : (share - line.width) / 2);
                  if (shape) drawShape(canvas, mark, start, y + height / 2, shape, inkOf(mark));
                  canvas.text(line, start + (shape ? shape + 4.5 : 0), y + height / 2 + STYLE.size * 0.33);
                }
                left += share + 1.6;
              }
            };
            canvas.figure(alt, [x, y], width, height, () => canvas.said(alt, paint));
          },
        },
      ];
    },
  };
}

/** Widths in proportion, none below `least`. */
function shareOut(shares: readonly number[], width: number, least: number): number[] {
  const small = shares.map((share) => share * width < least);
  const fixed = small.filter(Boolean).length * least;
  const rest = shares.reduce((sum, share, index) => sum + (small[index] ? 0 : share), 0);
  return shares.map((share, index) => (small[index] ? least : ((width - fixed) * share) / (rest || 1)));
}
