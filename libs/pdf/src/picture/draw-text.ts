import type { PathCommand } from 'fontkit';
import type { Point } from '../print/canvas.js';
import type { FaceName } from '../text/faces.js';
import { placeGlyphs } from '../text/place-glyphs.js';
import type { Colour, Raster } from './raster.js';

/** Straight lines for a bend: at these sizes nobody sees the corners. */
const STEPS = 6;
const ELLIPSIS = '…';

/** How a line is set: in a face, at a size in pixels. */
export interface PictureStyle {
  readonly face: FaceName;
  readonly size: number;
  readonly ink: Colour;
}

/** How wide a line is; characters that no font has are left out. */
export function measureText(text: string, { face, size }: Pick<PictureStyle, 'face' | 'size'>): number {
  return placeGlyphs(text, face).width * size;
}

/** Draws a line from its left end on its baseline. */
export function drawText(raster: Raster, x: number, y: number, text: string, { face, size, ink }: PictureStyle): void {
  for (const { glyph, unit, ...place } of placeGlyphs(text, face).glyphs)
    raster.fill(outlinesOf(glyph.path.commands, x + place.x * size, y - place.y * size, unit * size), ink);
}

/** A text broken into lines of a width, at spaces or between Japanese signs; what is left of it after so many is cut. */
export function breakText(
  text: string,
  width: number,
  most: number,
  style: Pick<PictureStyle, 'face' | 'size'>,
): string[] {
  const parts = text.match(/[\u3000-\u9fff\uff00-\uffef][、。）」]?|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/gu) ?? [];
  const lines = [''];
  for (const part of parts) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && measureText((line + part).trimEnd(), style) > width) lines.push(part);
    else lines[lines.length - 1] = line + part;
  }
  const shown = lines.slice(0, most).map((line) => line.trim());
  if (lines.length <= most) return shown;
  let last = shown.pop() ?? '';
  while (last !== '' && measureText(last + ELLIPSIS, style) > width) last = last.slice(0, -1).trimEnd();
  return [...shown, last + ELLIPSIS];
}

/** A glyph’s outlines in the picture: font units run upwards, pixels downwards. */
function outlinesOf(commands: readonly PathCommand[], x: number, y: number, scale: number): Point[][] {
  const outlines: Point[][] = [];
  for (const { command, args } of commands) {
    const points: Point[] = [];
    for (let at = 0; at + 1 < args.length; at += 2)
      points.push([x + (args[at] ?? 0) * scale, y - (args[at + 1] ?? 0) * scale]);
    const end = points.at(-1);
    if (command === 'moveTo' && end) outlines.push([end]);
    const outline = outlines.at(-1);
    const from = outline?.at(-1);
    if (!outline || !from || !end || command === 'moveTo') continue;
    for (let step = 1; step <= STEPS; step += 1) outline.push(bend([from, ...points], step / STEPS));
  }
  return outlines;
}

/** The point at a share of the way along a line or a bend: between each two points, until one is left. */
function bend(points: readonly Point[], share: number): Point {
  const [first] = points;
  if (points.length === 1 && first) return first;
  const between = points.slice(1).map(([x, y], at): Point => {
    const [fromX, fromY] = points[at] ?? [x, y];
    return [fromX + (x - fromX) * share, fromY + (y - fromY) * share];
  });
  return bend(between, share);
}
