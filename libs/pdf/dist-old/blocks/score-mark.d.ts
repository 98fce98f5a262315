import { type Ink } from '../identity.js';
import type { Canvas } from '../print/canvas.js';
import type { Line, TextStyle, Typesetter } from '../text/typesetter.js';
/** What a cell of the score matrix shows. */
export type Mark = 1 | 0 | -1 | 'not-asked' | 'no-data';
/** `+1`, `0`, `−1`: the sign is printed with the shape. */
export declare const SIGN: Readonly<Record<'1' | '0' | '-1', string>>;
export declare function inkOf(mark: Mark): Ink;
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
export declare function layMark(mark: Mark, label: string, style: TextStyle, { width, height }: Pick<TileBox, 'width' | 'height'>, set: Typesetter): LaidMark;
/** Four cues: sign, shape, hue, lightness. N/A is dashed, no data hatched. This draws all but the text. */
export declare function drawTile(canvas: Canvas, mark: Mark, laid: LaidMark, { x, y, width, height }: TileBox): void;
export declare function drawTileText(canvas: Canvas, laid: LaidMark, box: TileBox): void;
/** ▲, ▬ or ▼, drawn, its left edge at `x` and centred on `middle`. */
export declare function drawShape(canvas: Canvas, mark: 1 | 0 | -1, x: number, middle: number, size: number, ink: Ink): void;
