import { drawAverageBar, drawBounds } from './average-bar.js';
/** An average, right-aligned in `figureWidth`, with its bar in the rest of the column; on it, how far gaps could move it. */
export function averageCell(average, printed, options) {
    const { style, figureWidth, scope, bounds = null } = options;
    return {
        ...(scope ? { scope } : {}),
        lay(width, set) {
            const line = set.line(printed, style);
            const bar = width - figureWidth - 8;
            return {
                height: style.leading,
                decorate(canvas, box) {
                    const [x, middle] = [box.x + figureWidth + 8, box.y + style.leading / 2];
                    if (bar <= 16)
                        return;
                    drawAverageBar(canvas, average, x, middle, bar);
                    if (bounds)
                        drawBounds(canvas, bounds, x, middle, bar);
                },
                print: (canvas, box) => canvas.text(line, box.x + figureWidth - line.width, box.y + style.leading / 2 + style.size * 0.33),
            };
        },
    };
}
//# sourceMappingURL=average-cell.js.map