import { TYPE } from '../identity.js';
import type { Block } from '../layout/block.js';
import { table, type TableRow } from '../layout/table.js';
import { textCell } from './text-cell.js';

/** Names and what they stand for, in two columns. */
export function factTable(
  nameHead: string,
  valueHead: string,
  facts: readonly (readonly [name: string, value: string])[],
): Block {
  return table({
    widths: [150, -1],
    gap: 14,
    pad: 4.4,
    head: [
      textCell(nameHead, { style: TYPE.head, scope: 'Column' }),
      textCell(valueHead, { style: TYPE.head, scope: 'Column' }),
    ],
    rows: facts.map(([name, value]): TableRow => ({
      cells: [textCell(name, { style: TYPE.cellQuiet, scope: 'Row' }), textCell(value, { style: TYPE.cell })],
    })),
  });
}
