import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as mupdf from 'mupdf';
import pixelmatch from 'pixelmatch';
import { isRenewing } from './renewing.js';

const FOLDER = fileURLToPath(new URL('../web/pictures/', import.meta.url));

/**
 * A picture is compared as squares of so many pixels, each of its mean colour: how a font is smoothed is gone in them, and a
 * panel that moved is not.
 */
const SQUARE = 8;
/** OKLab distance of two squares that are told apart. */
const APART = 0.1;
/** Share of squares that may differ. Another way to smooth and place letters differs in 4 in 100, a table moved by 8 pixels in 12. */
const MOST_APART = 0.05;

interface Coarse {
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly pixels: Uint8Array;
}

/** Keeps a picture in a run that renews, and compares it in every other. */
export function keepPicture(name: string, png: Uint8Array): string[] {
  if (!isRenewing()) return comparePicture(name, png);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(name), png);
  return [];
}

/** How a picture differs from the one that is kept of it, in one sentence: nothing where it does not. */
export function comparePicture(name: string, png: Uint8Array): string[] {
  const file = fileOf(name);
  const found = coarsen(png);
  if (!existsSync(file)) return [`There is no picture ${name}: see CONTRIBUTING.md.`];
  const kept = coarsen(readFileSync(file));
  const share = differ(kept, found);
  return share <= MOST_APART
    ? []
    : [`${name} differs from its picture in ${(share * 100).toFixed(1)} % of its squares.`];
}

const fileOf = (name: string): string => `${FOLDER}${name}.png`;

/** The share of squares in which two pictures differ; all of them, when their sizes do by more than a square. */
function differ(one: Coarse, other: Coarse): number {
  if (Math.abs(one.height - other.height) > 1 || one.width !== other.width) return 1;
  const height = Math.min(one.height, other.height);
  const length = one.width * height * 4;
  const apart = pixelmatch(one.pixels.subarray(0, length), other.pixels.subarray(0, length), null, one.width, height, {
    threshold: APART,
    includeAA: true,
  });
  return apart / (one.width * height);
}

function coarsen(png: Uint8Array): Coarse {
  const pixmap = new mupdf.Image(png).toPixmap();
  const [source, stride, parts] = [pixmap.getPixels(), pixmap.getStride(), pixmap.getNumberOfComponents()];
  const width = Math.floor(pixmap.getWidth() / SQUARE);
  const height = Math.floor(pixmap.getHeight() / SQUARE);
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let part = 0; part < 3; part += 1) {
        let sum = 0;
        for (let row = 0; row < SQUARE; row += 1)
          for (let column = 0; column < SQUARE; column += 1)
            sum += source[(y * SQUARE + row) * stride + (x * SQUARE + column) * parts + Math.min(part, parts - 1)] ?? 0;
        pixels[(y * width + x) * 4 + part] = sum / SQUARE ** 2;
      }
  return { width, height, pixels };
}
