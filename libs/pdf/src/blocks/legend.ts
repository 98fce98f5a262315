import { SCORE_SIGNS, type Say } from '@signatory/texts';
import { baselineOf, INK, TYPE } from '../identity.js';
import type { Block } from '../layout/block.js';
import { drawNotch, drawTile, drawTileText, layMark, type Mark } from './score-mark.js';

const TILE = { width: 30, height: 15 };

interface Entry {
  /** `corner`: of a score that changed, on a tile of no score; null: figures that stand without a tile. */
  readonly mark: Mark | 'corner' | null;
  readonly sign: string;
  readonly words: string;
}

/**
 * What the five marks of a matrix mean, side by side; `changed`: and what its corner does, in words; `covers`: and the figures
 * beside an average that does not cover all.
 */
export function legend(
  say: Say,
  {
    before = 0,
    after = 0,
    changed = null,
    covers = null,
  }: { before?: number; after?: number; changed?: string | null; covers?: string | null } = {},
): Block {
  const entries: readonly Entry[] = [
    { mark: 1, sign: SCORE_SIGNS['1'], words: say('score.full') },
    { mark: 0, sign: SCORE_SIGNS['0'], words: say('score.partial') },
    { mark: -1, sign: SCORE_SIGNS['-1'], words: say('score.none') },
    { mark: 'not-asked', sign: say('score.sign.notAsked'), words: say('score.notAsked') },
    { mark: 'no-data', sign: say('pdf.sign.noData'), words: say('score.noData') },
    ...(changed === null ? [] : [{ mark: 'corner', sign: '', words: changed } as const]),
    ...(covers === null ? [] : [{ mark: null, sign: covers, words: say('pdf.coverage.beside') }]),
  ];
  return {
    lay(width, set) {
      const style = TYPE.small;
      const laid = entries.map(({ mark, sign, words }) => ({
        mark,
        tile:
          mark === null || mark === 'corner'
            ? null
            : layMark(mark, sign, { ...style, face: 'strong', size: 7.6 }, TILE, set),
        figures: mark === null ? set.line(sign, style) : null,
        wide: mark === null ? set.widthOf(sign, style) : TILE.width,
        line: set.line(words, style),
      }));
      let x = 0;
      let row = 0;
      const placed = laid.map((entry) => {
        const room = entry.wide + 6 + entry.line.width;
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
                if (mark === null) continue;
                if (mark !== 'corner' && tile) drawTile(canvas, mark, tile, box);
                else {
                  canvas.tile(box.x, box.y, box.width, box.height, 1.8, INK.white, INK.lineStrong);
                  drawNotch(canvas, box);
                }
              }
            });
            canvas.group('L', {}, () => {
              for (const each of placed)
                canvas.group('LI', {}, () => {
                  const { tile, figures } = each;
                  const base = top + each.y + (TILE.height - style.leading) / 2 + baselineOf(style);
                  if (figures) canvas.tagged('Lbl', {}, () => canvas.text(figures, left + each.x, base));
                  if (tile)
                    canvas.tagged('Lbl', {}, () =>
                      drawTileText(canvas, tile, { x: left + each.x, y: top + each.y, ...TILE }),
                    );
                  canvas.tagged('LBody', {}, () => canvas.text(each.line, left + each.x + each.wide + 6, base));
                });
            });
          },
        },
      ];
    },
  };
}
