import { INK } from '../identity.js';
/** A row's cells, laid out in their columns. */
export function layRow(row, widths, gap, pad, set) {
    let column = 0;
    let x = 0;
    const cells = row.cells.map((cell) => {
        const own = widths.slice(column, column + (cell.span ?? 1));
        const width = own.reduce((sum, each) => sum + each, 0) + gap * (own.length - 1);
        const placed = { cell, laid: cell.lay(width, set), x, width };
        column += own.length;
        x += width + gap;
        return placed;
    });
    return { row, cells, height: Math.max(...cells.map(({ laid }) => laid.height)) + 2 * pad };
}
/** A row, as a row of the structure. */
export function drawRow(canvas, laid, box) {
    canvas.artifact(() => decorateRow(canvas, laid, box));
    canvas.group('TR', {}, () => {
        for (const { cell, laid: inside, x, width } of laid.cells) {
            const options = { scope: cell.scope, columns: cell.span, lang: cell.lang };
            const at = cellBox(inside, x, width, laid, box);
            const role = cell.scope ? 'TH' : 'TD';
            const element = canvas.open(role, options);
            if (inside.print)
                canvas.content(element, () => inside.print?.(canvas, at));
            canvas.close(element);
        }
    });
}
/** A row drawn again, which nobody reads twice. */
export function repeatRow(canvas, laid, box) {
    decorateRow(canvas, laid, box);
    for (const { laid: inside, x, width } of laid.cells)
        inside.print?.(canvas, cellBox(inside, x, width, laid, box));
}
/** What of a row carries no meaning: its ground and its line. */
export function decorateRow(canvas, laid, box) {
    const { row, height } = laid;
    if (row.ground)
        canvas.rect(box.x, box.y, box.width, height, row.ground);
    for (const { laid: inside, x, width } of laid.cells)
        inside.decorate?.(canvas, cellBox(inside, x, width, laid, box));
    if (row.rule === 'none')
        return;
    const strong = row.rule === 'strong';
    const y = box.y + height;
    canvas.line([box.x, y], [box.x + box.width, y], strong ? INK.lineStrong : INK.line200, strong ? 0.9 : 0.6);
}
/** Where a cell stands in its row. */
export function cellBox(inside, x, width, laid, box) {
    const room = laid.height - inside.height;
    const offset = box.align === 'top' ? box.pad : box.align === 'middle' ? room / 2 : room - box.pad;
    return { x: box.x + x, y: box.y + offset, width, height: inside.height };
}
//# sourceMappingURL=table-row.js.map