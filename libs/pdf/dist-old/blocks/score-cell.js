import { INK } from '../identity.js';
import { drawTile, drawTileText, layMark } from './score-mark.js';
/** A score as a tile. `tall` fills a matrix row; without it, the tile stands on the row's first line. */
export function scoreCell(mark, label, options = {}) {
    const { size = 8, tileHeight = 16.5, lineHeight = tileHeight } = options;
    const style = {
        face: typeof mark === 'number' ? 'strong' : 'text',
        size: typeof mark === 'number' ? size : size * 0.88,
        leading: size * 1.3,
        ink: INK.ink900,
    };
    const byWidth = new Map();
    return {
        lay(width, set) {
            const known = byWidth.get(width);
            if (known)
                return known;
            const laid = layMark(mark, label, style, { width, height: tileHeight }, set);
            const tile = (box) => ({
                x: box.x,
                y: box.y + (lineHeight - tileHeight) / 2,
                width,
                height: tileHeight,
            });
            const cell = {
                height: lineHeight,
                decorate: (canvas, box) => drawTile(canvas, mark, laid, tile(box)),
                print: (canvas, box) => drawTileText(canvas, laid, tile(box)),
            };
            byWidth.set(width, cell);
            return cell;
        },
    };
}
//# sourceMappingURL=score-cell.js.map