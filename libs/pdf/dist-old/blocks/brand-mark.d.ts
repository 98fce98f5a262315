import type { Ink } from '../identity.js';
import type { Canvas } from '../print/canvas.js';
/** The product's mark: a ring of eight segments around (`x`, `y`), one of them gold. */
export declare function drawBrandMark(canvas: Canvas, x: number, y: number, radius: number, ink: Ink, gold: Ink): void;
