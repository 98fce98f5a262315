import type { Block } from '../layout/block.js';
/** A QR code, drawn as rectangles, `size` points wide with its quiet zone; `alt` says what it holds. */
export declare function qrCode(content: string, alt: string, size: number): Block;
