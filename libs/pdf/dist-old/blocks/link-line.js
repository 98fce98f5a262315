import { baselineOf, INK } from '../identity.js';
/** An https address as a link; any other address is printed as plain text. */
export function linkLine(url, style, { before = 0, after = 0 } = {}) {
    return {
        lay(width, set) {
            const lines = set.wrap(url, { ...style, ink: INK.brand600 }, width);
            const height = lines.length * style.leading;
            return [
                {
                    height: height + after,
                    before,
                    draw(canvas, x, y) {
                        const print = () => {
                            for (const [index, line] of lines.entries())
                                canvas.text(line, x, y + index * style.leading + baselineOf(style));
                        };
                        if (!url.startsWith('https://'))
                            canvas.tagged('P', {}, print);
                        else
                            canvas.group('P', {}, () => canvas.group('Link', {}, (link) => {
                                canvas.content(link, print);
                                canvas.link(link, [x, y], Math.max(...lines.map((line) => line.width)), height, { url }, url);
                            }));
                    },
                },
            ];
        },
    };
}
//# sourceMappingURL=link-line.js.map