import { formatDecimal } from '@signatory/texts';
import { baselineOf, INK, TYPE } from '../identity.js';
import { valueOf } from './average-bar.js';
const SCALE = { ...TYPE.small, size: 7.4, leading: 10 };
const FIGURE = { face: 'strong', size: 7.8, leading: 10, ink: INK.ink900 };
const LEFT = 16;
/** A slot narrower than this has no figure of its own. */
const ROOM = 26;
/** Averages over releases on the scale from −1 to +1: lines only where they are claimed, a break mark where not. */
export function lineChart(content, { height = 96, before = 0, after = 0 } = {}) {
    const { labels, own, behind, alt, language } = content;
    return {
        lay(width, set) {
            const count = labels.length;
            const inset = 14;
            const x = (at) => LEFT + inset + (count === 1 ? 0.5 : at / (count - 1)) * (width - LEFT - 2 * inset);
            const top = SCALE.leading + 7;
            const bottom = height - SCALE.leading - 6;
            const y = (average) => top + ((1 - valueOf(average)) / 2) * (bottom - top);
            const ticks = ['+1', '0', '-1'].map((tick) => ({ tick, line: set.line(formatDecimal(language, tick), SCALE) }));
            const slot = (width - LEFT) / count;
            const named = labels.map((label) => set.fit(label, SCALE, Math.max(slot - 4, 40)));
            const shown = (at) => at === 0 || at === count - 1 || slot >= ROOM;
            const figures = own.points.map(({ average }) => average === null ? null : set.line(formatDecimal(language, average), FIGURE));
            const keyOf = (name) => [
                { line: set.line(name, { ...SCALE, face: 'strong', ink: INK.brand600 }), dashed: false },
                ...(behind ? [{ line: set.line(behind.name, SCALE), dashed: true }] : []),
            ];
            const whole = keyOf(own.name);
            const key = widthOf(whole) <= width - LEFT ? whole : keyOf(own.short ?? own.name);
            return [
                {
                    height: height + after,
                    before,
                    draw(canvas, left, upper) {
                        const place = (at, average) => [
                            left + x(at),
                            upper + y(average),
                        ];
                        canvas.figure(alt, [left, upper], width, height, () => {
                            drawKey(canvas, key, left + LEFT, upper);
                            for (const { tick, line } of ticks) {
                                const level = upper + y(tick);
                                canvas.line([left + LEFT, level], [left + width, level], tick === '0' ? INK.lineStrong : INK.line200, 0.6);
                                canvas.text(line, left + LEFT - 4 - line.width, level + SCALE.size * 0.33);
                            }
                            if (behind)
                                drawLine(canvas, behind.points, place, { ink: INK.ink500, width: 1, dash: '3.4 2.4' });
                            drawLine(canvas, own.points, place, { ink: INK.brand600, width: 1.5 });
                            for (const at of labels.keys())
                                if (isBroken(own.points, at))
                                    drawBreak(canvas, left + (x(at - 1) + x(at)) / 2, upper + bottom, upper + top);
                            for (const [at, { average }] of (behind?.points ?? []).entries())
                                if (average !== null) {
                                    const [px, py] = place(at, average);
                                    canvas.rect(px - 1.9, py - 1.9, 3.8, 3.8, INK.ink500);
                                }
                            for (const [at, { average }] of own.points.entries()) {
                                const figure = figures[at];
                                if (average === null || !figure)
                                    continue;
                                const [px, py] = place(at, average);
                                canvas.disc(px, py, 2.6, INK.brand600);
                                if (!shown(at))
                                    continue;
                                const other = behind?.points[at]?.average ?? null;
                                const base = baseOf(py, other === null ? null : place(at, other)[1], upper + top);
                                const start = Math.min(Math.max(left + LEFT + 1, px - figure.width / 2), left + width - figure.width);
                                canvas.text(figure, start, base);
                            }
                            for (const [at, line] of named.entries()) {
                                if (!shown(at))
                                    continue;
                                const start = Math.min(Math.max(left, left + x(at) - line.width / 2), left + width - line.width);
                                canvas.text(line, start, upper + height - SCALE.leading + baselineOf(SCALE));
                            }
                        });
                    },
                },
            ];
        },
    };
}
function drawLine(canvas, points, place, { ink, width, dash }) {
    for (const [at, { average, joined }] of points.entries()) {
        const before = points[at - 1]?.average ?? null;
        if (joined && average !== null && before !== null)
            canvas.line(place(at - 1, before), place(at, average), ink, width, dash);
    }
}
/** The baseline of a point's figure: above it, and above another point that stands close over it; below where there is no room. */
function baseOf(own, other, top) {
    const above = other !== null && other < own ? other : own;
    return own - above > 14 || above < top + 12 ? own + 10.5 : above - 5;
}
/** Whether no line joins a point to the one before, though both are there. */
export function isBroken(points, at) {
    const point = points[at];
    return point !== undefined && !point.joined && point.average !== null && (points[at - 1]?.average ?? null) !== null;
}
/** Two strokes on the scale, as an axis is broken, and a dotted line up. */
function drawBreak(canvas, x, bottom, top) {
    canvas.line([x, top], [x, bottom], INK.naLine, 0.6, '0.8 2.4');
    for (const shift of [-1.8, 1.8])
        canvas.line([x + shift - 1.6, bottom + 3], [x + shift + 1.6, bottom - 3], INK.lineStrong, 0.9);
}
const KEY = { sign: 18, gap: 12 };
function widthOf(entries) {
    return entries.reduce((sum, { line }) => sum + KEY.sign + line.width, KEY.gap * (entries.length - 1));
}
function drawKey(canvas, entries, x, y) {
    let left = x;
    const middle = y + SCALE.leading / 2;
    for (const { line, dashed } of entries) {
        canvas.line([left, middle], [left + 14, middle], dashed ? INK.ink500 : INK.brand600, dashed ? 1 : 1.5, dashed ? '3.4 2.4' : undefined);
        if (dashed)
            canvas.rect(left + 5.1, middle - 1.9, 3.8, 3.8, INK.ink500);
        else
            canvas.disc(left + 7, middle, 2.3, INK.brand600);
        canvas.text(line, left + KEY.sign, y + baselineOf(SCALE));
        left += KEY.sign + line.width + KEY.gap;
    }
}
//# sourceMappingURL=line-chart.js.map