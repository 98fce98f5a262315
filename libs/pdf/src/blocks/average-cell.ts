import { INK } from '../identity.js';
import type { Cell } from '../layout/table.js';
import type { Line, TextStyle, Typesetter } from '../text/typesetter.js';
import { drawAverageBar, drawBounds } from './average-bar.js';

/** Of what an average covers, where it stands in the average's own cell. */
const COVERAGE_SIZE = 6.5;
/** A narrower bar says nothing. */
const LEAST_BAR = 16;
/** In less, what an average covers could not be read beside it. */
const LEAST_BESIDE = 12;
/** Height of what an average covers, under it. */
const BENEATH = COVERAGE_SIZE + 0.5;
/** By so much an average with something under it stands higher, into the row's padding: long tables keep their length. */
const RAISED = 4.4;
const GAP = 8;

/** What an average covers, in small figures, smaller where the room is; a reading voice hears a space before it. */
function fitCoverage(coverage: string, style: TextStyle, room: number, set: Typesetter): Line {
  const words = `\u00a0${coverage}`;
  const small = { ...style, face: 'text', size: COVERAGE_SIZE, ink: INK.ink600 } as const;
  const width = set.widthOf(words, small);
  return set.line(words, width > room ? { ...small, size: (COVERAGE_SIZE * room) / width } : small);
}

/**
 * An average, right-aligned in `figureWidth`, with its bar in the rest of the column; on it, how far gaps could move it.
 * `coverage`, such as `12/14`, stands under the bar, in its place where there is no room for one, and under the figure where
 * the column has room for this alone.
 */
export function averageCell(
  average: string | null,
  printed: string,
  options: {
    style: TextStyle;
    figureWidth: number;
    scope?: 'Row';
    bounds?: readonly [string, string] | null;
    coverage?: string | null;
  },
): Cell {
  const { style, figureWidth, scope, bounds = null, coverage = null } = options;
  return {
    ...(scope ? { scope } : {}),
    lay(width, set) {
      const line = set.line(printed, style);
      const bar = width - figureWidth - GAP;
      const isBar = bar > LEAST_BAR;
      const isBelow = width - figureWidth < LEAST_BESIDE;
      const room = isBar ? bar : isBelow ? width : width - figureWidth;
      const covers = coverage === null ? null : fitCoverage(coverage, style, room, set);
      const under = covers && isBar ? 3 : 0;
      return {
        height: style.leading + (covers && isBelow ? BENEATH - RAISED : 0),
        decorate(canvas, box) {
          const [x, middle] = [box.x + figureWidth + GAP, box.y + style.leading / 2 - under];
          if (!isBar) return;
          drawAverageBar(canvas, average, x, middle, bar, under > 0 ? 4 : 5);
          if (bounds) drawBounds(canvas, bounds, x, middle, bar);
        },
        print(canvas, box) {
          const base = box.y + style.leading / 2 - (covers && isBelow ? RAISED / 2 : 0);
          canvas.text(line, box.x + figureWidth - line.width, base + style.size * 0.33);
          if (!covers) return;
          if (isBelow) return canvas.text(covers, box.x + figureWidth - covers.width, base + BENEATH + 1.6);
          const [right, down] = isBar ? [GAP + bar / 2 + covers.width / 2, 6.4] : [covers.width + 2, style.size * 0.33];
          canvas.text(covers, box.x + figureWidth + right - covers.width, base + down);
        },
      };
    },
  };
}

/** An average in the middle of a narrow column, with what it covers beneath. */
export function averageOverCell(printed: string, coverage: string, style: TextStyle): Cell {
  return {
    lay(width, set) {
      const line = set.line(printed, style);
      const covers = fitCoverage(coverage, style, width, set);
      return {
        height: style.leading + BENEATH,
        print(canvas, box) {
          canvas.text(line, box.x + (box.width - line.width) / 2, box.y + style.leading / 2 + style.size * 0.33);
          canvas.text(covers, box.x + (box.width - covers.width) / 2, box.y + style.leading + COVERAGE_SIZE - 1.6);
        },
      };
    },
  };
}
