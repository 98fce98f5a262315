import { baselineOf, INK, TYPE } from '../identity.js';
import type { Block, Slice } from '../layout/block.js';
import type { Canvas } from '../print/canvas.js';
import type { Line, TextStyle, Typesetter } from '../text/typesetter.js';

type Range = readonly [from: number, to: number];

/** Somebody's place with the ranges it could move in. */
export interface RangeRow {
  readonly name: string;
  /** A rank, or an average. */
  readonly value: number;
  readonly interval: Range | null;
  /** Drawn as a thin line: 5th to 95th percentile of a rank when scores are given again. */
  readonly range: Range | null;
  /** As printed beside the drawing: `3 (2–5)`. */
  readonly figures: string;
}

export interface RangeChartWords {
  /** What the dot, the bar and the thin line are; the last only where there are such ranges. */
  readonly value: string;
  readonly interval: string;
  readonly range: string | null;
  /** Says a part of the drawing in words. */
  alt(rows: readonly RangeRow[]): string;
}

const NAME: TextStyle = { ...TYPE.cell, size: 8.6, leading: 12 };
const FIGURES: TextStyle = { ...TYPE.cellQuiet, size: 8.2, leading: 12 };
const SCALE: TextStyle = { ...TYPE.small, size: 7.6, leading: 11 };
/** Names have the room of the longest, as far as it leaves one to the drawing. */
const NAMES = { least: 90, most: 190 };
const FIGURES_WIDTH = 74;
const HEAD = 34;
const FOOT = 4;
/** A drawing is parted where its page ends; no part has fewer rows. */
const LEAST_ROWS = 6;

/** What the places stand on. */
export interface RangeScale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** The scale of ranks: from the first to the last that is drawn. */
export function rankScale(rows: readonly RangeRow[]): RangeScale {
  const to = Math.max(1, ...rows.flatMap(({ value, interval, range }) => [value, interval?.[1] ?? 0, range?.[1] ?? 0]));
  return { from: 1, to, ticks: ticksTo(to).map((at) => ({ at, label: String(at) })) };
}

/** Places as dots on one scale, ties above each other on the same one, with their ranges; what a page does not hold is drawn on the next. */
export function rangeChart(
  rows: readonly RangeRow[],
  words: RangeChartWords,
  { scale, before = 0, after = 0 }: { readonly scale: RangeScale; readonly before?: number; readonly after?: number },
): Block {
  const pitch = rows.length > 24 ? 13.4 : 15;
  const { from, to } = scale;
  return {
    lay(width, set) {
      const longest = Math.max(...rows.map(({ name }) => set.line(name, NAME).width));
      const names = Math.min(NAMES.most, Math.max(NAMES.least, longest));
      const beside = Math.max(FIGURES_WIDTH, ...rows.map(({ figures }) => set.line(figures, FIGURES).width));
      const plot = { left: names + 12, width: width - names - beside - 24 };
      const at = (value: number): number =>
        plot.left + (to === from ? plot.width / 2 : ((value - from) / (to - from)) * plot.width);
      const ticks = scale.ticks.map((tick) => ({ x: at(tick.at), line: set.line(tick.label, SCALE) }));
      const key = keyOf(words, set);
      const heightOf = (count: number): number => HEAD + count * pitch + FOOT;
      const laid = rows.map((row) => ({
        row,
        name: set.fit(row.name, NAME, names),
        figures: set.line(row.figures, FIGURES),
      }));
      const partOf = (from: number, to: number): Slice => {
        const count = to - from;
        const own = laid.slice(from, to);
        const height = heightOf(count);
        return {
          height: height + (to === rows.length ? after : 0),
          before: from === 0 ? before : 0,
          ...(count >= 2 * LEAST_ROWS && {
            least: heightOf(LEAST_ROWS),
            split(room) {
              const fit = Math.min(Math.floor((room - HEAD - FOOT) / pitch), count - LEAST_ROWS);
              return fit < LEAST_ROWS ? null : [partOf(from, from + fit), partOf(from + fit, to)];
            },
          }),
          draw(canvas, x, y) {
            const alt = words.alt(own.map(({ row }) => row));
            canvas.figure(alt, [x, y], width, height, () => {
              drawKey(canvas, key, x + plot.left, y);
              for (const { x: tick, line } of ticks) {
                canvas.text(line, x + tick - line.width / 2, y + 18 + baselineOf(SCALE));
                canvas.line([x + tick, y + HEAD - 3], [x + tick, y + height - 2], INK.line200, 0.6);
              }
              for (const [index, { row, name, figures }] of own.entries()) {
                const middle = y + HEAD + (index + 0.5) * pitch;
                const base = middle - NAME.leading / 2 + baselineOf(NAME);
                canvas.text(name, x, base);
                drawRow(canvas, row, (value) => x + at(value), middle);
                canvas.text(figures, x + width - figures.width, base);
              }
            });
          },
        };
      };
      return [partOf(0, rows.length)];
    },
  };
}

function drawRow(canvas: Canvas, { value, interval, range }: RangeRow, at: (value: number) => number, y: number): void {
  if (range) {
    canvas.line([at(range[0]), y], [at(range[1]), y], INK.ink500, 0.9);
    for (const end of range) canvas.line([at(end), y - 3], [at(end), y + 3], INK.ink500, 0.9);
  }
  // An interval of one place is still to be seen behind its dot.
  if (interval) drawInterval(canvas, at(interval[0]) - 4, at(interval[1]) + 4, y);
  canvas.disc(at(value), y, 2.7, INK.brand600);
}

function drawInterval(canvas: Canvas, from: number, to: number, y: number): void {
  canvas.tile(from, y - 4, to - from, 8, 4, INK.brand50, INK.brand600);
}

interface KeyEntry {
  readonly line: Line;
  draw(canvas: Canvas, x: number, y: number): void;
}

function keyOf({ value, interval, range }: RangeChartWords, set: Typesetter): KeyEntry[] {
  const middle = SCALE.leading / 2;
  return [
    { line: set.line(value, SCALE), draw: (canvas, x, y) => canvas.disc(x + 9, y + middle, 2.7, INK.brand600) },
    { line: set.line(interval, SCALE), draw: (canvas, x, y) => drawInterval(canvas, x, x + 18, y + middle) },
    ...(range === null
      ? []
      : [
          {
            line: set.line(range, SCALE),
            draw: (canvas: Canvas, x: number, y: number) => {
              canvas.line([x, y + middle], [x + 18, y + middle], INK.ink500, 0.9);
              for (const end of [x, x + 18]) canvas.line([end, y + middle - 3], [end, y + middle + 3], INK.ink500, 0.9);
            },
          },
        ]),
  ];
}

function drawKey(canvas: Canvas, entries: readonly KeyEntry[], x: number, y: number): void {
  let left = x;
  for (const { line, draw } of entries) {
    draw(canvas, left, y);
    canvas.text(line, left + 23, y + baselineOf(SCALE));
    left += 23 + line.width + 18;
  }
}

/** The first rank, the last, and round ones between that have room. */
function ticksTo(last: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => last / each <= 12) ?? 200;
  const round = Array.from({ length: Math.floor(last / step) }, (_, at) => (at + 1) * step);
  return [...new Set([1, ...round.filter((tick) => tick > 1 && last - tick >= step / 2), last])];
}
