import { baselineOf, INK, TYPE } from '../identity.js';
import type { Block, Slice } from '../layout/block.js';
import type { Canvas } from '../print/canvas.js';
import type { Line, TextStyle, Typesetter } from '../text/typesetter.js';

type Range = readonly [from: number, to: number];

/** Somebody's rank with the ranges it could move in. */
export interface RankRow {
  readonly name: string;
  readonly rank: number;
  readonly interval: Range | null;
  /** 5th to 95th percentile of the rank when scores are given again. */
  readonly range: Range | null;
  /** As printed beside the drawing: `3 (2–5)`. */
  readonly figures: string;
}

export interface RankChartWords {
  /** What the dot, the bar and the thin line are; the last only where there are such ranges. */
  readonly rank: string;
  readonly interval: string;
  readonly range: string | null;
  /** Says a part of the drawing in words. */
  alt(rows: readonly RankRow[]): string;
}

const NAME: TextStyle = { ...TYPE.cell, size: 8.6, leading: 12 };
const FIGURES: TextStyle = { ...TYPE.cellQuiet, size: 8.2, leading: 12 };
const SCALE: TextStyle = { ...TYPE.small, size: 7.6, leading: 11 };
/** Names have the room of the longest, as far as it leaves one to the drawing. */
const NAMES = { least: 90, most: 190 };
const FIGURES_WIDTH = 74;
const HEAD = 34;
/** Rows of one drawing: a page holds no more. */
const MOST = 42;

/** Ranks as dots on one scale, ties above each other on the same one, with their intervals; many members are drawn in parts. */
export function rankChart(rows: readonly RankRow[], words: RankChartWords, { before = 0, after = 0 } = {}): Block {
  const pitch = rows.length > 24 ? 13.4 : 15;
  const last = Math.max(1, ...rows.flatMap(({ rank, interval, range }) => [rank, interval?.[1] ?? 0, range?.[1] ?? 0]));
  const parts = Math.ceil(rows.length / MOST);
  const size = Math.ceil(rows.length / parts);
  return {
    lay(width, set) {
      const longest = Math.max(...rows.map(({ name }) => set.line(name, NAME).width));
      const names = Math.min(NAMES.most, Math.max(NAMES.least, longest));
      const plot = { left: names + 12, width: width - names - FIGURES_WIDTH - 24 };
      const at = (rank: number): number =>
        plot.left + (last === 1 ? plot.width / 2 : ((rank - 1) / (last - 1)) * plot.width);
      const ticks = ticksTo(last).map((tick) => ({ x: at(tick), line: set.line(String(tick), SCALE) }));
      const key = keyOf(words, set);
      return Array.from({ length: parts }, (_, part): Slice => {
        const own = rows.slice(part * size, (part + 1) * size);
        const laid = own.map((row) => ({
          row,
          name: set.fit(row.name, NAME, names),
          figures: set.line(row.figures, FIGURES),
        }));
        const height = HEAD + own.length * pitch + 4;
        return {
          height: height + (part === parts - 1 ? after : 10),
          before: part === 0 ? before : 0,
          draw(canvas, x, y) {
            canvas.figure(words.alt(own), [x, y], width, height, () => {
              drawKey(canvas, key, x + plot.left, y);
              for (const { x: tick, line } of ticks) {
                canvas.text(line, x + tick - line.width / 2, y + 18 + baselineOf(SCALE));
                canvas.line([x + tick, y + HEAD - 3], [x + tick, y + height - 2], INK.line200, 0.6);
              }
              for (const [index, { row, name, figures }] of laid.entries()) {
                const middle = y + HEAD + (index + 0.5) * pitch;
                const base = middle - NAME.leading / 2 + baselineOf(NAME);
                canvas.text(name, x, base);
                drawRow(canvas, row, (rank) => x + at(rank), middle);
                canvas.text(figures, x + width - figures.width, base);
              }
            });
          },
        };
      });
    },
  };
}

function drawRow(canvas: Canvas, { rank, interval, range }: RankRow, at: (rank: number) => number, y: number): void {
  if (range) {
    canvas.line([at(range[0]), y], [at(range[1]), y], INK.ink500, 0.9);
    for (const end of range) canvas.line([at(end), y - 3], [at(end), y + 3], INK.ink500, 0.9);
  }
  // An interval of one rank is still to be seen behind its dot.
  if (interval) drawInterval(canvas, at(interval[0]) - 4, at(interval[1]) + 4, y);
  canvas.disc(at(rank), y, 2.7, INK.brand600);
}

function drawInterval(canvas: Canvas, from: number, to: number, y: number): void {
  canvas.tile(from, y - 4, to - from, 8, 4, INK.brand50, INK.brand600);
}

interface KeyEntry {
  readonly line: Line;
  draw(canvas: Canvas, x: number, y: number): void;
}

function keyOf({ rank, interval, range }: RankChartWords, set: Typesetter): KeyEntry[] {
  const middle = SCALE.leading / 2;
  return [
    { line: set.line(rank, SCALE), draw: (canvas, x, y) => canvas.disc(x + 9, y + middle, 2.7, INK.brand600) },
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
