import { INK, type Ink } from '../identity.js';
import type { Canvas } from '../print/canvas.js';
import type { Line, TextStyle, Typesetter } from '../text/typesetter.js';

/** What a cell of the score matrix shows. */
export type Mark = 1 | 0 | -1 | 'not-asked' | 'no-data';

interface Look {
  readonly ground: Ink;
  readonly edge: Ink;
  readonly ink: Ink;
}

const LOOKS: Readonly<Record<'1' | '0' | '-1' | 'not-asked' | 'no-data', Look>> = {
  '1': { ground: INK.pos, edge: INK.pos, ink: INK.posInk },
  '0': { ground: INK.zero, edge: INK.zeroLine, ink: INK.zeroInk },
  '-1': { ground: INK.neg, edge: INK.negLine, ink: INK.negInk },
  'not-asked': { ground: INK.white, edge: INK.naLine, ink: INK.naInk },
  'no-data': { ground: INK.white, edge: INK.naLine, ink: INK.naInk },
};

export function inkOf(mark: Mark): Ink {
  return LOOKS[mark].ink;
}

export interface TileBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A score's text, and where it stands in its tile beside the shape. */
export interface LaidMark {
  readonly line: Line;
  readonly shape: number;
  readonly gap: number;
  /** All tiles of one key look alike. */
  readonly key: string;
}

/** `label` is the sign, or the words for N/A and no data. */
export function layMark(
  mark: Mark,
  label: string,
  style: TextStyle,
  { width, height }: Pick<TileBox, 'width' | 'height'>,
  set: Typesetter,
): LaidMark {
  const shape = typeof mark === 'number' ? style.size * 0.68 : 0;
  const line = set.line(label, { ...style, ink: inkOf(mark) });
  const gap = shape ? Math.min(3.2, Math.max(1.2, (width - line.width - shape) / 4)) : 0;
  return { line, shape, gap, key: `${mark} ${width} ${height} ${line.width} ${shape} ${gap}` };
}

/** Four cues: sign, shape, hue, lightness. N/A is dashed, no data hatched. This draws all but the text. */
export function drawTile(canvas: Canvas, mark: Mark, laid: LaidMark, { x, y, width, height }: TileBox): void {
  canvas.stamp(laid.key, x, y, width, height, (form) => paintTile(form, mark, laid, { x: 0, y: 0, width, height }));
}

function paintTile(canvas: Canvas, mark: Mark, laid: LaidMark, box: TileBox): void {
  const { ground, edge, ink } = LOOKS[mark];
  if (mark === 'not-asked') canvas.dashedTile(box.x, box.y, box.width, box.height, 1.8, edge);
  else canvas.tile(box.x, box.y, box.width, box.height, 1.8, ground, edge);
  if (mark === 'no-data') hatch(canvas, box, laid.line.width);
  else if (typeof mark === 'number')
    drawShape(canvas, mark, textStart(laid, box) - laid.gap - laid.shape, box.y + box.height / 2, laid.shape, ink);
}

export function drawTileText(canvas: Canvas, laid: LaidMark, box: TileBox): void {
  canvas.text(laid.line, textStart(laid, box), box.y + box.height / 2 + laid.line.size * 0.33);
}

function textStart({ line, shape, gap }: LaidMark, box: TileBox): number {
  return box.x + (box.width - shape - gap - line.width) / 2 + shape + gap;
}

/** Points; and of the white that sets it off from a dark tile. */
const NOTCH = { size: 5, edge: 1.2 } as const;

/** The corner of a tile whose score is another one than in the release before. */
export function drawNotch(canvas: Canvas, { x, y, width }: Pick<TileBox, 'x' | 'y' | 'width'>): void {
  const right = x + width;
  const corner = (size: number, ink: Ink): void =>
    canvas.polygon(
      [
        [right - size, y],
        [right, y],
        [right, y + size],
      ],
      ink,
    );
  corner(NOTCH.size + NOTCH.edge, INK.white);
  corner(NOTCH.size, INK.ink900);
}

/** ▲, ▬ or ▼, drawn, its left edge at `x` and centred on `middle`. */
export function drawShape(canvas: Canvas, mark: 1 | 0 | -1, x: number, middle: number, size: number, ink: Ink): void {
  const half = size * 0.43;
  if (mark === 0) canvas.rect(x, middle - size * 0.14, size, size * 0.28, ink);
  else {
    const tip = middle - mark * half;
    const foot = middle + mark * half;
    canvas.polygon(
      [
        [x, foot],
        [x + size, foot],
        [x + size / 2, tip],
      ],
      ink,
    );
  }
}

function hatch(canvas: Canvas, { x, y, width, height }: TileBox, textWidth: number): void {
  const [left, right, top, bottom] = [x + 1, x + width - 1, y + 1, y + height - 1];
  for (let start = left - (bottom - top); start < right; start += 3.2) {
    const from = Math.max(start, left);
    const to = Math.min(start + (bottom - top), right);
    if (to > from) canvas.line([from, bottom - (from - start)], [to, bottom - (to - start)], INK.line300, 0.5);
  }
  // A clear field behind the words keeps them legible.
  canvas.rect(x + (width - textWidth) / 2 - 1.5, y + 2, textWidth + 3, height - 4, INK.white);
}
