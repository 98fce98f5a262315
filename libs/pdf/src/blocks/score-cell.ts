import { INK } from '../identity.js';
import type { Cell, LaidCell } from '../layout/table.js';
import type { TextStyle } from '../text/typesetter.js';
import { drawNotch, drawTile, drawTileText, layMark, type Mark } from './score-mark.js';

/** A score as a tile on its row's first line. `changed`: with the corner of one that was another in the release before. */
export function scoreCell(
  mark: Mark,
  label: string,
  options: { size?: number; tileHeight?: number; lineHeight?: number; changed?: boolean } = {},
): Cell {
  const { size = 8, tileHeight = 16.5, lineHeight = tileHeight, changed = false } = options;
  const style: TextStyle = {
    face: typeof mark === 'number' ? 'strong' : 'text',
    size: typeof mark === 'number' ? size : size * 0.88,
    leading: size * 1.3,
    ink: INK.ink900,
  };
  const byWidth = new Map<number, LaidCell>();
  return {
    lay(width, set) {
      const known = byWidth.get(width);
      if (known) return known;
      const laid = layMark(mark, label, style, { width, height: tileHeight }, set);
      const tile = (box: { x: number; y: number }): { x: number; y: number; width: number; height: number } => ({
        x: box.x,
        y: box.y + (lineHeight - tileHeight) / 2,
        width,
        height: tileHeight,
      });
      const cell: LaidCell = {
        height: lineHeight,
        decorate(canvas, box) {
          drawTile(canvas, mark, laid, tile(box));
          if (changed) drawNotch(canvas, tile(box));
        },
        print: (canvas, box) => drawTileText(canvas, laid, tile(box)),
      };
      byWidth.set(width, cell);
      return cell;
    },
  };
}
