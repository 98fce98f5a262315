import { INK } from '../identity.js';
import type { Cell, CellBox, LaidCell } from '../layout/cell.js';
import type { Canvas } from '../print/canvas.js';
import type { Line, TextStyle, Typesetter } from '../text/typesetter.js';
import type { Counts } from './distribution-bar.js';

const STYLE: TextStyle = { face: 'strong', size: 7.2, leading: 10, ink: INK.ink900 };
const PARTS = [
  { count: 'full', ground: INK.pos, edge: INK.pos, style: { ...STYLE, ink: INK.posInk } },
  { count: 'partial', ground: INK.zero, edge: INK.zeroLine, style: { ...STYLE, ink: INK.zeroInk } },
  { count: 'none', ground: INK.neg, edge: INK.negLine, style: { ...STYLE, ink: INK.negInk } },
] as const;
const LEAST = 13;
const GAP = 1.2;

/** The counts of +1, 0 and −1 as a small bar in a table, read in the order of the column's head: `9, 5, 0`. */
export function distributionCell(counts: Counts, lineHeight: number): Cell {
  return { lay: (width, set) => new LaidDistribution(counts, width, lineHeight, set) };
}

interface LaidPart {
  readonly part: (typeof PARTS)[number];
  readonly x: number;
  readonly width: number;
  readonly line: Line;
}

class LaidDistribution implements LaidCell {
  private readonly parts: readonly LaidPart[];
  /** As the head is printed in every language; a mark beyond ASCII makes some readers say the last figure twice. */
  private readonly words: string;

  constructor(
    counts: Counts,
    width: number,
    readonly height: number,
    set: Typesetter,
  ) {
    const present = PARTS.filter(({ count }) => counts[count] > 0);
    const total = counts.full + counts.partial + counts.none;
    const free = width - LEAST * present.length - GAP * Math.max(0, present.length - 1);
    let x = 0;
    this.parts = present.map((part) => {
      const count = counts[part.count];
      const laid = { part, x, width: LEAST + (free * count) / total, line: set.line(String(count), part.style) };
      x += laid.width + GAP;
      return laid;
    });
    this.words = `${counts.full}, ${counts.partial}, ${counts.none}`;
  }

  decorate(canvas: Canvas, box: CellBox): void {
    const y = box.y + this.height / 2 - 6;
    for (const { part, x, width } of this.parts) canvas.tile(box.x + x, y, width, 12, 1.4, part.ground, part.edge);
  }

  print(canvas: Canvas, box: CellBox): void {
    if (this.parts.length === 0) return;
    const y = box.y + this.height / 2 + STYLE.size * 0.33;
    // Side by side they would be heard as one number, and nobody would hear which of the three is not there.
    canvas.said(this.words, () => {
      for (const { x, width, line } of this.parts) canvas.text(line, box.x + x + (width - line.width) / 2, y);
    });
  }
}
