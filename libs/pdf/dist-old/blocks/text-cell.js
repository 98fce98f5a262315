import { baselineOf } from '../identity.js';
/** Text in a cell, wrapped to the column. */
export function textCell(words, options) {
    const { style, align = 'left', scope, span, lang, hang } = options;
    return {
        ...(scope ? { scope } : {}),
        ...(span ? { span } : {}),
        lang,
        least: (set) => (options.indent ?? 0) + (hang ? set.widthOf(hang, style) : 0) + set.widestWord(words, style),
        lay(width, set) {
            const before = hang ? set.line(hang, style) : undefined;
            const indent = (options.indent ?? 0) + (before?.width ?? 0);
            return layLines(set.wrap(words, style, width - indent, lang), { style, align, indent, before });
        },
    };
}
function layLines(lines, options) {
    const { style, align, indent, before } = options;
    const height = Math.max(1, lines.length) * style.leading;
    if (lines.length === 0)
        return { height };
    return {
        height,
        print(canvas, box) {
            if (before)
                canvas.text(before, box.x + indent - before.width, box.y + baselineOf(style));
            for (const [index, line] of lines.entries()) {
                const free = box.width - indent - line.width;
                const offset = align === 'right' ? free : align === 'center' ? free / 2 : 0;
                canvas.text(line, box.x + indent + offset, box.y + index * style.leading + baselineOf(style));
            }
        },
        split(room) {
            const fitting = Math.max(0, Math.floor(room / style.leading));
            return [
                layLines(lines.slice(0, fitting), options),
                layLines(lines.slice(fitting), { ...options, before: undefined }),
            ];
        },
    };
}
const TALLEST_HEAD = 130;
/** A head that reads upwards, cut where it is very long, for columns narrower than its words. */
export function turnedCell(words, options) {
    const { style, scope } = options;
    return {
        scope,
        lay(width, set) {
            const line = set.fit(words, style, TALLEST_HEAD);
            return {
                height: line.width,
                print: (canvas, box) => canvas.turnedText(line, box.x + width / 2 + style.size * 0.33, box.y + line.width),
            };
        },
    };
}
//# sourceMappingURL=text-cell.js.map