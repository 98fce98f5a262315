import type { Say } from '@signatory/texts';
import { baselineOf, INK, TYPE } from '../identity.js';
import type { Block } from '../layout/block.js';
import { drawNotch, drawTile, drawTileText, layMark, SIGN, type Mark } from './score-mark.js';

const TILE = { width: 30, height: 15 };

interface Entry {
  /** Null: the corner of a score that changed, on a tile of no score. */
  readonly mark: Mark | null;
  readonly sign: string;
  readonly words: string;
}

/** What the five marks of a matrix mean, side by side; `changed`: and what its corner does, in words. */
export function legend(
  say: Say,
  { before = 0, after = 0, changed = null }: { before?: number; after?: number; changed?: string | null } = {},
): Block {
  const entries: readonly Entry[] = [
    { mark: 1, sign: SIGN['1'], words: say('score.full') },
    { mark: 0, sign: SIGN['0'], words: say('score.partial') },
    { mark: -1, sign: SIGN['-1'], words: say('score.none') },
    { mark: 'not-asked', sign: say('score.sign.notAsked'), words: say('score.notAsked') },
    { mark: 'no-data', sign: say('pdf.sign.noData'), words: say('score.noData') },
    ...(changed === null ? [] : [{ mark: null, sign: '', words: changed }]),
  ];
  return {
    lay(width, set) {
      const style = TYPE.small;
      const laid = entries.map(({ mark, sign, words }) => ({
        mark,
        tile: mark === null ? null : layMark(mark, sign, { ...style, face: 'strong', size: 7.6 }, TILE, set),
        line: set.line(words, style),
      }));
      let x = 0;
      let row = 0;
      const placed = laid.map((entry) => {
        const room = TILE.width + 6 + entry.line.width;
        if (x > 0 && x + room > width) {
          x = 0;
          row += 1;
        }
        const at = { ...entry, x, y: row * (TILE.height + 5) };
        x += room + 16;
        return at;
      });
      return [
        {
          height: (row + 1) * (TILE.height + 5) - 5 + after,
          before,
          keepWithNext: true,
          draw(canvas, left, top) {
            canvas.artifact(() => {
              for (const { mark, tile, x: across, y: down } of placed) {
                const box = { x: left + across, y: top + down, ...TILE };
                if (mark !== null && tile) drawTile(canvas, mark, tile, box);
                else {
                  canvas.tile(box.x, box.y, box.width, box.height, 1.8, INK.white, INK.lineStrong);
                  drawNotch(canvas, box);
                }
              }
            });
            canvas.group('L', {}, () => {
              for (const each of placed)
                canvas.group('LI', {}, () => {
                  const { tile } = each;
                  if (tile)
                    canvas.tagged('Lbl', {}, () =>
                      drawTileText(canvas, tile, { x: left + each.x, y: top + each.y, ...TILE }),
                    );
                  canvas.tagged('LBody', {}, () =>
                    canvas.text(
                      each.line,
                      left + each.x + TILE.width + 6,
                      top + each.y + (TILE.height - style.leading) / 2 + baselineOf(style),
                    ),
                  );
                });
            });
          },
        },
      ];
    },
  };
}
