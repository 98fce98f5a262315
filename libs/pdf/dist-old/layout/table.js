import { drawRow, layRow, repeatRow } from './table-row.js';
import { isTall, tallSlice } from './tall-row.js';
/** A table no higher than this, points, is not parted: the hole that it may leave is small. */
const SHORT = 130;
/** A table that breaks between rows; its head is printed again on each page, as an artifact. */
export function table(spec) {
    const { rows, head, gap = 8, pad = 6.5, align = 'top', before = 0 } = spec;
    return {
        lay(width, set) {
            const widths = resolveWidths(widen(spec.widths, head, set), width, gap);
            const lay = (row, rowPad) => layRow(row, widths, gap, rowPad, set);
            const headRow = lay({ cells: head, rule: 'strong' }, 5);
            const body = rows.map((row) => lay(row, pad));
            const short = body.reduce((sum, { height }) => sum + height, 0) <= SHORT;
            let element = null;
            const inTable = (last, canvas, ends, drawInside) => {
                const outer = canvas.parent;
                element ??= canvas.open('Table');
                canvas.parent = element;
                drawInside();
                canvas.parent = outer;
                if (last && ends)
                    canvas.close(element);
            };
            const draw = (laid, rowPad, last) => (canvas, x, y) => inTable(last, canvas, true, () => drawRow(canvas, laid, { x, y, width, pad: rowPad, align: laid === headRow ? 'bottom' : align }));
            const repeat = {
                height: headRow.height,
                draw: (canvas, x, y) => canvas.artifact(() => repeatRow(canvas, headRow, { x, y, width, pad: 5, align: 'bottom' }), 'Pagination'),
            };
            return [
                { height: headRow.height, before, keepWithNext: true, draw: draw(headRow, 5, body.length === 0) },
                ...body.map((laid, index) => {
                    const last = index === body.length - 1;
                    if (isTall(laid))
                        return tallSlice(laid, { repeat, pad, inTable: (...drawing) => inTable(last, ...drawing) });
                    return {
                        height: laid.height,
                        before: laid.row.before ?? 0,
                        keepWithNext: laid.row.keepWithNext ?? (short ? !last : staysWithNext(index, body)),
                        repeat,
                        draw: draw(laid, pad, last),
                    };
                }),
            ];
        },
    };
}
/**
 * Neither the first row of a table nor the last stands on a page without its neighbour; of a longer table, the last without two.
 * The same holds of the rows under one that opens a group.
 */
function staysWithNext(index, body) {
    const rows = body.length;
    if (index < rows - 1 && (index === 0 || index >= rows - (rows > 7 ? 3 : 2)))
        return true;
    const opens = (at) => body[at]?.row.keepWithNext ?? false;
    return !opens(index + 1) && (opens(index - 1) || opens(index + 2)) && index < rows - 1;
}
/** Fixed columns, made as wide as the longest word of their heads: languages differ. */
function widen(widths, head, set) {
    const least = head.flatMap((cell) => {
        const span = cell.span ?? 1;
        return Array.from({ length: span }, () => (span === 1 ? (cell.least?.(set) ?? 0) : 0));
    });
    return widths.map((width, index) => (width < 0 ? width : Math.max(width, least[index] ?? 0)));
}
function resolveWidths(widths, width, gap) {
    const fixed = widths.reduce((sum, each) => sum + Math.max(0, each), 0);
    const shares = widths.reduce((sum, each) => sum + Math.max(0, -each), 0);
    const free = width - fixed - gap * (widths.length - 1);
    return widths.map((each) => (each >= 0 ? each : (free * -each) / shares));
}
//# sourceMappingURL=table.js.map