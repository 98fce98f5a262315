import { INK } from '../identity.js';
const LOOKS = {
    '1': { ground: INK.pos, edge: INK.pos, ink: INK.posInk },
    '0': { ground: INK.zero, edge: INK.zeroLine, ink: INK.zeroInk },
    '-1': { ground: INK.neg, edge: INK.negLine, ink: INK.negInk },
    'not-asked': { ground: INK.white, edge: INK.naLine, ink: INK.naInk },
    'no-data': { ground: INK.white, edge: INK.naLine, ink: INK.naInk },
};
/** `+1`, `0`, `−1`: the sign is printed with the shape. */
export const SIGN = { '1': '+1', '0': '0', '-1': '−1' };
export function inkOf(mark) {
    return LOOKS[mark].ink;
}
/** `label` is the sign, or the words for N/A and no data. */
export function layMark(mark, label, style, { width, height }, set) {
    const shape = typeof mark === 'number' ? style.size * 0.68 : 0;
    const line = set.line(label, { ...style, ink: inkOf(mark) });
    const gap = shape ? Math.min(3.2, Math.max(1.2, (width - line.width - shape) / 4)) : 0;
    return { line, shape, gap, key: `${mark} ${width} ${height} ${line.width} ${shape} ${gap}` };
}
/** Four cues: sign, shape, hue, lightness. N/A is dashed, no data hatched. This draws all but the text. */
export function drawTile(canvas, mark, laid, { x, y, width, height }) {
    canvas.stamp(laid.key, x, y, width, height, (form) => paintTile(form, mark, laid, { x: 0, y: 0, width, height }));
}
function paintTile(canvas, mark, laid, box) {
    const { ground, edge, ink } = LOOKS[mark];
    if (mark === 'not-asked')
        canvas.dashedTile(box.x, box.y, box.width, box.height, 1.8, edge);
    else
        canvas.tile(box.x, box.y, box.width, box.height, 1.8, ground, edge);
    if (mark === 'no-data')
        hatch(canvas, box, laid.line.width);
    else if (typeof mark === 'number')
        drawShape(canvas, mark, textStart(laid, box) - laid.gap - laid.shape, box.y + box.height / 2, laid.shape, ink);
}
export function drawTileText(canvas, laid, box) {
    canvas.text(laid.line, textStart(laid, box), box.y + box.height / 2 + laid.line.size * 0.33);
}
function textStart({ line, shape, gap }, box) {
    return box.x + (box.width - shape - gap - line.width) / 2 + shape + gap;
}
/** ▲, ▬ or ▼, drawn, its left edge at `x` and centred on `middle`. */
export function drawShape(canvas, mark, x, middle, size, ink) {
    const half = size * 0.43;
    if (mark === 0)
        canvas.rect(x, middle - size * 0.14, size, size * 0.28, ink);
    else {
        const tip = middle - mark * half;
        const foot = middle + mark * half;
        canvas.polygon([
            [x, foot],
            [x + size, foot],
            [x + size / 2, tip],
        ], ink);
    }
}
function hatch(canvas, { x, y, width, height }, textWidth) {
    const [left, right, top, bottom] = [x + 1, x + width - 1, y + 1, y + height - 1];
    for (let start = left - (bottom - top); start < right; start += 3.2) {
        const from = Math.max(start, left);
        const to = Math.min(start + (bottom - top), right);
        if (to > from)
            canvas.line([from, bottom - (from - start)], [to, bottom - (to - start)], INK.line300, 0.5);
    }
    // A clear field behind the words keeps them legible.
    canvas.rect(x + (width - textWidth) / 2 - 1.5, y + 2, textWidth + 3, height - 4, INK.white);
}
//# sourceMappingURL=score-mark.js.map