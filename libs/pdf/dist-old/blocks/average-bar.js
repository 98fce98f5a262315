import { INK } from '../identity.js';
/** A drawn average: a track from −1 to +1, its zero line, one hue on each side of it. `average` as printed. */
export function drawAverageBar(canvas, average, x, middle, width, height = 5) {
    const value = average === null ? 0 : valueOf(average);
    const zero = x + width / 2;
    canvas.rect(x, middle - height / 2, width, height, INK.line100);
    const length = (Math.abs(value) * width) / 2;
    if (length > 0)
        canvas.rect(value > 0 ? zero : zero - length, middle - height / 2, length, height, value > 0 ? INK.pos : INK.negLine);
    canvas.line([zero, middle - height / 2 - 1.6], [zero, middle + height / 2 + 1.6], INK.lineStrong, 0.6);
}
/** From where to where an average could move, as a whisker on its bar. */
export function drawBounds(canvas, [low, high], x, middle, width) {
    const at = (average) => x + ((valueOf(average) + 1) / 2) * width;
    canvas.line([at(low), middle], [at(high), middle], INK.ink900, 0.7);
    for (const end of [low, high])
        canvas.line([at(end), middle - 2.2], [at(end), middle + 2.2], INK.ink900, 0.7);
}
/** The length of a bar from a printed average; only drawn, never printed or compared. */
export function valueOf(average) {
    return Number(average.replace('−', '-'));
}
//# sourceMappingURL=average-bar.js.map