import type { Ink } from '../identity.js';
import type { Canvas, Point } from '../print/canvas.js';

const SEGMENTS = 8;
const GAP = 0.17;

/** The product's mark: a ring of eight segments around (`x`, `y`), one of them gold. */
export function drawBrandMark(canvas: Canvas, x: number, y: number, radius: number, ink: Ink, gold: Ink): void {
  const size = 2 * radius;
  canvas.stamp(`brand ${radius} ${ink}`, x - radius, y - radius, size, size, (form) => paint(form, radius, ink, gold));
}

function paint(canvas: Canvas, radius: number, ink: Ink, gold: Ink): void {
  for (const { outline, isGold } of brandSegments(radius)) canvas.polygon(outline, isGold ? gold : ink);
}

/** The outlines of the mark's segments in a square of twice its radius. */
export function brandSegments(radius: number): { readonly outline: Point[]; readonly isGold: boolean }[] {
  return Array.from({ length: SEGMENTS }, (_, segment) => {
    const from = ((segment - 0.5) * 2 * Math.PI) / SEGMENTS + GAP / 2 - Math.PI / 2;
    const to = ((segment + 0.5) * 2 * Math.PI) / SEGMENTS - GAP / 2 - Math.PI / 2;
    const outline = [...arc(radius, radius, from, to), ...arc(radius, radius * 0.6, to, from)];
    return { outline, isGold: segment === 1 };
  });
}

function arc(centre: number, radius: number, from: number, to: number): Point[] {
  return [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const angle = from + (to - from) * part;
    return [centre + radius * Math.cos(angle), centre + radius * Math.sin(angle)];
  });
}
