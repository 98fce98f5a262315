import type { Cell } from '../layout/table.js';
import type { TextStyle } from '../text/typesetter.js';
import { drawAverageBar } from './average-bar.js';

/** An average, right-aligned in `figureWidth`, with its bar in the rest of the column. */
export function averageCell(
  average: string | null,
  printed: string,
  options: { style: TextStyle; figureWidth: number; scope?: 'Row' },
): Cell {
  const { style, figureWidth, scope } = options;
  return {
    ...(scope ? { scope } : {}),
    lay(width, set) {
      const line = set.line(printed, style);
      const bar = width - figureWidth - 8;
      return {
        height: style.leading,
        decorate(canvas, box) {
          if (bar > 16) drawAverageBar(canvas, average, box.x + figureWidth + 8, box.y + style.leading / 2, bar);
        },
        print: (canvas, box) =>
          canvas.text(line, box.x + figureWidth - line.width, box.y + style.leading / 2 + style.size * 0.33),
      };
    },
  };
}
