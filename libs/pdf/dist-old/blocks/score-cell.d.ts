import type { Cell } from '../layout/table.js';
import { type Mark } from './score-mark.js';
/** A score as a tile. `tall` fills a matrix row; without it, the tile stands on the row's first line. */
export declare function scoreCell(mark: Mark, label: string, options?: {
    size?: number;
    tileHeight?: number;
    lineHeight?: number;
}): Cell;
