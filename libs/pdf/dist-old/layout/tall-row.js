import { cellBox, decorateRow } from './table-row.js';
/** Up to this height, points, a row stands whole: the hole that it may leave is small. */
const WHOLE = 150;
/** No part of a row is lower than this: about three lines. */
const LEAST = 42;
/** A row that is parted where its page ends, so that it leaves no hole and may be longer than any page. */
export function isTall({ height }) {
    return height > WHOLE;
}
/** A row that goes on over pages is one row to who reads the structure: its elements are open until its last part. */
export function tallSlice(laid, drawing) {
    return partOf(laid, true, { row: null, cells: [] }, drawing);
}
function partOf(part, ends, open, drawing) {
    const { repeat, pad, inTable } = drawing;
    return {
        height: part.height,
        before: part.row.before ?? 0,
        keepWithNext: ends && (part.row.keepWithNext ?? false),
        repeat,
        split(room) {
            const parts = split(part, room, pad);
            return parts && [partOf(parts[0], false, open, drawing), partOf(parts[1], ends, open, drawing)];
        },
        draw: (canvas, x, y, width) => inTable(canvas, ends, () => drawPart(canvas, part, { x, y, width, pad, align: 'top' }, open, ends)),
    };
}
function split(part, room, pad) {
    if (room < LEAST || part.height <= room)
        return null;
    // A little less in the first part where the last would be a single line.
    for (const most of [room, room - LEAST / 2]) {
        const cells = part.cells.map((cell) => ({
            cell,
            halves: cell.laid.split?.(most - 2 * pad) ?? [cell.laid, { height: 0 }],
        }));
        const [first, rest] = [0, 1].map((half) => {
            const own = cells.map(({ cell, halves }) => ({ ...cell, laid: halves[half] }));
            const height = Math.max(...own.map(({ laid }) => laid.height)) + 2 * pad;
            const row = half === 0 ? { ...part.row, rule: 'none' } : { ...part.row, before: 0 };
            return { row, cells: own, height };
        });
        if (first && rest && first.height <= room && first.height >= LEAST / 2 && rest.height >= LEAST)
            return [first, rest];
    }
    return null;
}
function drawPart(canvas, part, box, open, ends) {
    canvas.artifact(() => decorateRow(canvas, part, box));
    const outer = canvas.parent;
    const row = (open.row ??= canvas.open('TR'));
    canvas.parent = row;
    for (const [index, { cell, laid, x, width }] of part.cells.entries()) {
        const options = { scope: cell.scope, columns: cell.span, lang: cell.lang };
        const element = (open.cells[index] ??= canvas.open(cell.scope ? 'TH' : 'TD', options));
        if (laid.print)
            canvas.content(element, () => laid.print?.(canvas, cellBox(laid, x, width, part, box)));
        if (ends)
            canvas.close(element);
    }
    canvas.parent = outer;
    if (ends)
        canvas.close(row);
}
//# sourceMappingURL=tall-row.js.map