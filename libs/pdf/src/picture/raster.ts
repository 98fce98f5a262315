import type { Point } from '../print/canvas.js';

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** `#0b2440` as a colour. */
export function colour(hex: string): Colour {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return [red, green, blue];
}

/** A picture of pixels, three bytes each, that closed outlines are filled into with soft edges. */
export class Raster {
  readonly pixels: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
    background: Colour,
  ) {
    this.pixels = new Uint8Array(width * height * 3);
    // Each row by copying the first: three quarters of a million pixels are set before anything is drawn.
    for (let x = 0; x < width; x += 1) this.pixels.set(background, x * 3);
    for (let y = 1; y < height; y += 1) this.pixels.copyWithin(y * width * 3, 0, width * 3);
  }

  rectangle(x: number, y: number, width: number, height: number, ink: Colour): void {
    this.fill(
      [
        [
          [x, y],
          [x + width, y],
          [x + width, y + height],
          [x, y + height],
        ] as Point[],
      ],
      ink,
    );
  }

  /** Fills what closed outlines surround; one that runs the other way inside another is a hole. */
  fill(outlines: readonly (readonly Point[])[], ink: Colour): void {
    const covered = cover(outlines, this.width, this.height);
    if (!covered) return;
    const { left, top, width, height, areas } = covered;
    for (let row = 0; row < height; row += 1) {
      let sum = 0;
      for (let column = 0; column < width; column += 1) {
        sum += areas[row * (width + 2) + column] ?? 0;
        this.blend(left + column, top + row, ink, Math.min(1, Math.abs(sum)));
      }
    }
  }

  private blend(x: number, y: number, ink: Colour, share: number): void {
    if (share < 0.004) return;
    const at = (y * this.width + x) * 3;
    // Half a million times in a picture: no loop, nothing made.
    this.pixels[at] = mix(this.pixels[at] ?? 0, ink[0], share);
    this.pixels[at + 1] = mix(this.pixels[at + 1] ?? 0, ink[1], share);
    this.pixels[at + 2] = mix(this.pixels[at + 2] ?? 0, ink[2], share);
  }
}

function mix(under: number, over: number, share: number): number {
  return Math.round(under + (over - under) * share);
}

/** By how much each pixel of a window is covered: what its row adds to the one before it. */
interface Covered {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Two more in each row, for edges at its end. */
  readonly areas: Float32Array;
}

function cover(outlines: readonly (readonly Point[])[], most: number, lowest: number): Covered | null {
  const points = outlines.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const left = Math.max(0, Math.floor(Math.min(...xs)));
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const width = Math.min(most, Math.ceil(Math.max(...xs))) - left;
  const height = Math.min(lowest, Math.ceil(Math.max(...ys))) - top;
  if (!(width > 0 && height > 0)) return null;
  const areas = new Float32Array((width + 2) * height);
  const shift = ([x, y]: Point): Point => [Math.min(width, Math.max(0, x - left)), y - top];
  for (const outline of outlines)
    for (const [at, point] of outline.entries()) {
      const next = outline[(at + 1) % outline.length];
      if (next) addEdge(areas, width + 2, height, shift(point), shift(next));
    }
  return { left, top, width, height, areas };
}

/** Adds, row by row, the signed area to the right of an edge: summed from the left, a row tells how far each pixel is covered. */
function addEdge(areas: Float32Array, stride: number, height: number, from: Point, to: Point): void {
  if (from[1] === to[1]) return;
  const sign = from[1] < to[1] ? 1 : -1;
  const [[x0, y0], [x1, y1]] = sign === 1 ? [from, to] : [to, from];
  const slope = (x1 - x0) / (y1 - y0);
  for (let row = Math.max(0, Math.floor(y0)); row < Math.min(height, Math.ceil(y1)); row += 1) {
    const [upper, lower] = [Math.max(row, y0), Math.min(row + 1, y1)];
    const ends = [x0 + (upper - y0) * slope, x0 + (lower - y0) * slope];
    addRow(areas, row * stride, Math.min(...ends), Math.max(...ends), (lower - upper) * sign);
  }
}

/** Spreads an edge's height in one row over the pixels between its ends, each by the part of it to the edge's right. */
function addRow(areas: Float32Array, start: number, left: number, right: number, height: number): void {
  const first = Math.floor(left);
  let before = 0;
  for (let pixel = first; ; pixel += 1) {
    const share = shareLeftOf(pixel + 1, left, right) * height;
    areas[start + pixel] = (areas[start + pixel] ?? 0) + share - before;
    before = share;
    if (pixel >= right) break;
  }
}

/** How much of the pixel that ends at `end` lies to the right of an edge between `left` and `right`, on average over the edge. */
function shareLeftOf(end: number, left: number, right: number): number {
  const areaUpTo = (x: number): number => {
    if (x <= left) return 0;
    if (x >= right) return x - (left + right) / 2;
    return (x - left) ** 2 / (2 * (right - left));
  };
  return areaUpTo(end) - areaUpTo(end - 1);
}
