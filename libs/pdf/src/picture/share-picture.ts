import { brandSegments } from '../blocks/brand-mark.js';
import type { Point } from '../print/canvas.js';
import { breakText, drawText, measureText, type PictureStyle } from './draw-text.js';
import { colour, Raster } from './raster.js';
import { writePng } from './write-png.js';

/** What a page's picture says where somebody shares its address. */
export interface SharePicture {
  readonly product: string;
  /** The member, commitment or cycle. */
  readonly title: string;
  /** Of what: the cycle, or the plan of one. */
  readonly line: string;
  /** The average as it is printed; a dash where nothing is scored. */
  readonly figure: string;
  /** What the figure is, and what stands behind it. */
  readonly label: string;
  readonly note: string;
  readonly distribution: { readonly full: number; readonly partial: number; readonly none: number };
  /** What must be said of the data, such as that they are illustrative; empty for nothing. */
  readonly mark: string;
  /** Whose scores they are, where they are a third party's; empty where they are the product's own. */
  readonly source: string;
}

/** As the platforms that show such pictures ask for. */
const SHARE_SIZE = { width: 1_200, height: 630 } as const;

const INK = {
  ink900: colour('#101b2d'),
  ink600: colour('#45536a'),
  white: colour('#ffffff'),
  brand: colour('#0b2440'),
  gold: colour('#d9b15a'),
  warn: colour('#7a4f00'),
  warnBg: colour('#fff6e0'),
} as const;
const TRIANGLE_UP: readonly Point[] = [
  [0, 20],
  [10, 2],
  [20, 20],
];
const BAR_SHAPE: readonly Point[] = [
  [0, 8],
  [20, 8],
  [20, 14],
  [0, 14],
];
const TRIANGLE_DOWN: readonly Point[] = [
  [0, 2],
  [20, 2],
  [10, 20],
];

/** The four cues of each score: its sign, its shape, and a colour that differs in hue and in lightness. */
const SCORES = [
  { of: 'full', sign: '+1', shape: TRIANGLE_UP, fill: colour('#0e6a6e'), ink: INK.white },
  { of: 'partial', sign: '0', shape: BAR_SHAPE, fill: colour('#efe5c8'), ink: colour('#43390f') },
  { of: 'none', sign: '−1', shape: TRIANGLE_DOWN, fill: colour('#e8905c'), ink: colour('#3a1203') },
] as const;

const SIDE = 64;
const INNER = SHARE_SIZE.width - 2 * SIDE;
const BAR = 92;
const TITLE: PictureStyle = { face: 'heading', size: 64, ink: INK.ink900 };
const FIGURE: PictureStyle = { face: 'heading', size: 112, ink: INK.ink900 };
const LINE: PictureStyle = { face: 'text', size: 30, ink: INK.ink600 };
const SOURCE: PictureStyle = { face: 'text', size: 20, ink: INK.ink600 };
const STRONG: PictureStyle = { face: 'strong', size: 28, ink: INK.ink900 };

/** A PNG of a page's finding in the identity: bar, title, average, distribution. */
export function drawSharePicture(picture: SharePicture): Buffer {
  const raster = new Raster(SHARE_SIZE.width, SHARE_SIZE.height, INK.white);
  drawBar(raster, picture);
  const titles = breakText(picture.title, INNER, 2, TITLE);
  for (const [at, title] of titles.entries()) drawText(raster, SIDE, 186 + at * 72, title, TITLE);
  const [line = ''] = breakText(picture.line, INNER, 1, LINE);
  drawText(raster, SIDE, 240 + (titles.length - 1) * 72, line, LINE);
  drawText(raster, SIDE, 458, picture.figure, FIGURE);
  const beside = SIDE + measureText(picture.figure, FIGURE) + 32;
  const room = SHARE_SIZE.width - SIDE - beside;
  drawText(raster, beside, 414, breakText(picture.label, room, 1, STRONG)[0] ?? '', STRONG);
  drawText(raster, beside, 456, breakText(picture.note, room, 1, LINE)[0] ?? '', LINE);
  drawDistribution(raster, picture.distribution);
  drawText(raster, SIDE, 607, breakText(picture.source, INNER, 1, SOURCE)[0] ?? '', SOURCE);
  return writePng(raster);
}

/** The product's bar with the gold rule under it, and what must be said of the data. */
function drawBar(raster: Raster, { product, mark }: SharePicture): void {
  raster.rectangle(0, 0, SHARE_SIZE.width, BAR, INK.brand);
  raster.rectangle(0, BAR, SHARE_SIZE.width, 6, INK.gold);
  const radius = 26;
  for (const { outline, isGold } of brandSegments(radius)) {
    const moved = outline.map(([x, y]): Point => [x + SIDE, y + BAR / 2 - radius]);
    raster.fill([moved], isGold ? INK.gold : INK.white);
  }
  drawText(raster, SIDE + 2 * radius + 20, 58, product, { face: 'heading', size: 36, ink: INK.white });
  if (mark === '') return;
  const style: PictureStyle = { face: 'strong', size: 24, ink: INK.warn };
  const width = measureText(mark, style) + 32;
  raster.rectangle(SHARE_SIZE.width - SIDE - width, 24, width, 44, INK.warnBg);
  drawText(raster, SHARE_SIZE.width - SIDE - width + 16, 54, mark, style);
}

/** How many of each score, as parts of a bar that each say their number where it fits. */
function drawDistribution(raster: Raster, distribution: SharePicture['distribution']): void {
  const all = distribution.full + distribution.partial + distribution.none;
  if (all === 0) return;
  let x = SIDE;
  for (const { of, sign, shape, fill, ink } of SCORES) {
    const count = distribution[of];
    const width = (INNER * count) / all;
    if (count === 0) continue;
    raster.rectangle(x, 502, width - 3, 72, fill);
    const words = `${sign}  ${count}`;
    if (measureText(words, STRONG) + 68 < width) {
      raster.fill([shape.map(([left, top]): Point => [x + 18 + left, 528 + top])], ink);
      drawText(raster, x + 48, 548, words, { ...STRONG, ink });
    }
    x += width;
  }
}
