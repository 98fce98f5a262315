import { formatDecimal } from '@signatory/texts';
import { baselineOf, INK } from '../identity.js';
import { valueOf } from './average-bar.js';
const STYLE = { face: 'text', size: 8, leading: 11, ink: INK.ink600 };
const RADIUS = 2.6;
/** All members on one scale from −1 to +1, the own one marked; equal averages stand on each other. `alt` says it in words. */
export function stripPlot(points, alt, language, { before = 0 } = {}) {
    return {
        lay(width, set) {
            const at = (average) => ((valueOf(average) + 1) / 2) * (width - 2 * RADIUS) + RADIUS;
            const placed = stack(points.filter(({ own }) => !own), at);
            const own = points.find((point) => point.own);
            const highest = Math.max(0, ...placed.map(({ level }) => level));
            const step = Math.min(RADIUS * 2 + 0.6, 34 / Math.max(1, highest + 1));
            const top = STYLE.leading + 6;
            const axis = top + Math.max(16, highest * step + RADIUS * 2 + 2);
            const ownLine = own
                ? set.line(`${own.label ?? ''} ${formatDecimal(language, own.average)}`.trim(), {
                    ...STYLE,
                    face: 'strong',
                    ink: INK.brand600,
                })
                : null;
            const ticks = ['-1', '0', '+1'].map((tick) => ({ tick, line: set.line(formatDecimal(language, tick), STYLE) }));
            const height = axis + 4 + STYLE.leading;
            return [
                {
                    height,
                    before,
                    draw(canvas, x, y) {
                        canvas.figure(alt, [x, y], width, height, () => {
                            canvas.line([x, y + axis], [x + width, y + axis], INK.line300, 0.7);
                            canvas.line([x + width / 2, y + top], [x + width / 2, y + axis + 3], INK.lineStrong, 0.6, '2 2');
                            for (const { point, level } of placed)
                                canvas.disc(x + at(point.average), y + axis - RADIUS - 1.5 - level * step, RADIUS, INK.naLine);
                            if (own && ownLine) {
                                const centre = x + at(own.average);
                                const start = Math.min(Math.max(x, centre - ownLine.width / 2), x + width - ownLine.width);
                                canvas.line([centre, y + STYLE.leading + 2], [centre, y + axis], INK.brand600, 1);
                                canvas.disc(centre, y + axis - RADIUS - 1.5, RADIUS + 1, INK.brand600);
                                canvas.text(ownLine, start, y + baselineOf(STYLE));
                            }
                            for (const [index, { line }] of ticks.entries())
                                canvas.text(line, x + (index * (width - line.width)) / 2, y + axis + 4 + baselineOf(STYLE));
                        });
                    },
                },
            ];
        },
    };
}
function stack(points, at) {
    const levels = new Map();
    return points.map((point) => {
        const column = Math.round(at(point.average) / (RADIUS * 2));
        const level = levels.get(column) ?? 0;
        levels.set(column, level + 1);
        return { point, level };
    });
}
//# sourceMappingURL=strip-plot.js.map