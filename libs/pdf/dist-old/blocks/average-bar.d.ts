import type { Canvas } from '../print/canvas.js';
/** A drawn average: a track from −1 to +1, its zero line, one hue on each side of it. `average` as printed. */
export declare function drawAverageBar(canvas: Canvas, average: string | null, x: number, middle: number, width: number, height?: number): void;
/** From where to where an average could move, as a whisker on its bar. */
export declare function drawBounds(canvas: Canvas, [low, high]: readonly [string, string], x: number, middle: number, width: number): void;
/** The length of a bar from a printed average; only drawn, never printed or compared. */
export declare function valueOf(average: string): number;
