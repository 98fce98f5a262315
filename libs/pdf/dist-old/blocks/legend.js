import { baselineOf, TYPE } from '../identity.js';
import { drawTile, drawTileText, layMark, SIGN } from './score-mark.js';
const TILE = { width: 30, height: 15 };
/** What the five marks of a matrix mean, side by side. */
export function legend(say, { before = 0, after = 0 } = {}) {
    const entries = [
        { mark: 1, sign: SIGN['1'], words: say('score.full') },
        { mark: 0, sign: SIGN['0'], words: say('score.partial') },
        { mark: -1, sign: SIGN['-1'], words: say('score.none') },
        { mark: 'not-asked', sign: say('score.sign.notAsked'), words: say('score.notAsked') },
        { mark: 'no-data', sign: say('pdf.sign.noData'), words: say('score.noData') },
    ];
    return {
        lay(width, set) {
            const style = TYPE.small;
            const laid = entries.map(({ mark, sign, words }) => ({
                mark,
                tile: layMark(mark, sign, { ...style, face: 'strong', size: 7.6 }, TILE, set),
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
                            for (const each of placed)
                                drawTile(canvas, each.mark, each.tile, { x: left + each.x, y: top + each.y, ...TILE });
                        });
                        canvas.group('L', {}, () => {
                            for (const each of placed)
                                canvas.group('LI', {}, () => {
                                    canvas.tagged('Lbl', {}, () => drawTileText(canvas, each.tile, { x: left + each.x, y: top + each.y, ...TILE }));
                                    canvas.tagged('LBody', {}, () => canvas.text(each.line, left + each.x + TILE.width + 6, top + each.y + (TILE.height - style.leading) / 2 + baselineOf(style)));
                                });
                        });
                    },
                },
            ];
        },
    };
}
//# sourceMappingURL=legend.js.map