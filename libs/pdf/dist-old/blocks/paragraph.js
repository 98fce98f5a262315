import { baselineOf } from '../identity.js';
/** A paragraph; breaks over pages between lines, with no first or last line alone. */
export function paragraph(words, options) {
    const { style, before = 0, after = 0, measure = Infinity, keepWithNext = false, lang } = options;
    return {
        lay(width, set) {
            const groups = groupLines(set.wrap(words, style, Math.min(width, measure), lang));
            let element = null;
            return groups.map((lines, index) => {
                const last = index === groups.length - 1;
                return {
                    height: lines.length * style.leading + (last ? after : 0),
                    before: index === 0 ? before : 0,
                    keepWithNext: last && keepWithNext,
                    draw(canvas, x, y) {
                        element ??= canvas.open('P', { lang });
                        canvas.content(element, () => {
                            for (const [row, line] of lines.entries())
                                canvas.text(line, x, y + row * style.leading + baselineOf(style));
                        });
                        if (last)
                            canvas.close(element);
                    },
                };
            });
        },
    };
}
/** The first two and the last two lines stay together. */
export function groupLines(lines) {
    if (lines.length <= 4)
        return lines.length <= 3 ? [lines] : [lines.slice(0, 2), lines.slice(2)];
    return [lines.slice(0, 2), ...lines.slice(2, -2).map((line) => [line]), lines.slice(-2)];
}
//# sourceMappingURL=paragraph.js.map