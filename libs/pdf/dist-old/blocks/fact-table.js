import { TYPE } from '../identity.js';
import { table } from '../layout/table.js';
import { textCell } from './text-cell.js';
/** Names and what they stand for, in two columns. */
export function factTable(nameHead, valueHead, facts) {
    return table({
        widths: [150, -1],
        gap: 14,
        pad: 4.4,
        head: [
            textCell(nameHead, { style: TYPE.head, scope: 'Column' }),
            textCell(valueHead, { style: TYPE.head, scope: 'Column' }),
        ],
        rows: facts.map(([name, value]) => ({
            cells: [textCell(name, { style: TYPE.cellQuiet, scope: 'Row' }), textCell(value, { style: TYPE.cell })],
        })),
    });
}
//# sourceMappingURL=fact-table.js.map