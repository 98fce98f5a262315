import { inflateSync } from 'node:zlib';
import { drawText, measureText } from './draw-text.js';
import { colour, Raster } from './raster.js';
import { writePng } from './write-png.js';

const [WHITE, BLACK] = [colour('#ffffff'), colour('#000000')];
/** How dark each pixel of a row is, from 0 to 255. */
const rowOf = ({ pixels, width }: Raster, row: number): number[] =>
  Array.from({ length: width }, (_, x) => 255 - (pixels[(row * width + x) * 3] ?? 0));

describe('a picture of pixels', () => {
  it('is as dark at an edge as its outline covers', () => {
    const raster = new Raster(4, 2, WHITE);
    raster.fill(
      [
        [
          [0.5, 0],
          [2.25, 0],
          [2.25, 1.5],
          [0.5, 1.5],
        ],
      ],
      BLACK,
    );
    expect(rowOf(raster, 0)).toEqual([127, 255, 64, 0]);
    expect(rowOf(raster, 1)).toEqual([64, 127, 32, 0]);
  });

  it('is half as dark under a slope', () => {
    const raster = new Raster(3, 3, WHITE);
    raster.fill(
      [
        [
          [0, 0],
          [3, 3],
          [0, 3],
        ],
      ],
      BLACK,
    );
    expect([0, 1, 2].map((row) => rowOf(raster, row))).toEqual([
      [127, 0, 0],
      [255, 127, 0],
      [255, 255, 127],
    ]);
  });

  it('has a hole where an outline runs the other way', () => {
    const raster = new Raster(5, 5, WHITE);
    const square = (from: number, to: number) => [
      [from, from] as const,
      [to, from] as const,
      [to, to] as const,
      [from, to] as const,
    ];
    raster.fill([square(0, 5), square(1, 4).toReversed()], BLACK);
    expect(rowOf(raster, 2)).toEqual([255, 0, 0, 0, 255]);
  });

  it.each(['Signatory', '日本'])('writes %s as wide as it measures', (text) => {
    const raster = new Raster(400, 60, WHITE);
    drawText(raster, 10, 40, text, { face: 'strong', size: 32, ink: BLACK });
    const dark = Array.from({ length: 400 }, (_, x) => x).filter((x) =>
      Array.from({ length: 60 }, (__, y) => y).some((y) => (rowOf(raster, y)[x] ?? 0) > 64),
    );
    expect(dark[0]).toBeGreaterThanOrEqual(10);
    const width = measureText(text, { face: 'strong', size: 32 });
    expect(Math.abs((dark.at(-1) ?? 0) - 10 - width)).toBeLessThan(5);
  });

  it('is a PNG of its rows', () => {
    const png = writePng(new Raster(3, 2, colour('#0b2440')));
    const at = png.indexOf('IDAT');
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    const row = [0, ...[1, 2, 3].flatMap(() => [0x0b, 0x24, 0x40])];
    expect([...rows]).toEqual([...row, ...row]);
  });
});
