import fc from 'fast-check';
import { withCells, type Cell, type Entry, type ObservationStatus } from '@signatory/domain';
import type { PlacedIndicator } from '../catalogue/index.js';
import { CellColumns } from './cell-columns.js';

const NAMES = ['total', 'sex.a', 'sex.b', 'sex.c', 'sex.d'];
const placed = new Map(['one', 'two-é', 'three'].map((id) => [id, { cells: NAMES } as unknown as PlacedIndicator]));
const NOTHING: Entry = { status: 'answered', value: null, evidence: [] };

const value = fc.oneof(
  fc.nat({ max: 99 }).map(String),
  fc.constantFrom('0', '-7', '2.50', '0.5', '999999999999999', '1234567890123456', null),
);
const status = fc.constantFrom<ObservationStatus>('normal', 'normal', 'normal', 'estimated', 'confidential');
const row = fc.record({ id: fc.constantFrom(...placed.keys()), no: fc.integer({ min: 1, max: 4 }), value, status });
const rows = fc.uniqueArray(row, { selector: ({ id, no }) => `${id} ${no}` });

describe('the cells of indicators from the bytes of COPY', () => {
  it('are those of the rows, wherever the bytes are cut and in whatever order they come', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.integer({ min: 1, max: 40 })), (given, cuts) => {
        const lines = given.map(
          (each) =>
            `${each.id}\t${each.no}\t${each.value ?? '\\N'}\t${each.status === 'normal' ? '\\N' : each.status}\n`,
        );
        const bytes = Buffer.from(lines.join(''));
        const columns = new CellColumns(placed);
        let at = 0;
        for (const cut of cuts) columns.feed(bytes.subarray(at, (at += cut)));
        columns.feed(bytes.subarray(at));
        const found = columns.end();
        const expected = new Map<string, Record<string, Cell>>();
        for (const { id, no, ...cell } of given)
          expected.set(id, { ...expected.get(id), [NAMES[no] ?? '']: { value: cell.value, status: cell.status } });
        expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
        for (const [id, cells] of found) expect(withCells(NOTHING, cells).cells).toEqual(expected.get(id));
      }),
      { numRuns: 500 },
    );
  });

  it('refuses to end in the middle of a row, and leaves what was not asked for', () => {
    const columns = new CellColumns(placed);
    columns.feed(Buffer.from('one\t1\t5\t'));
    expect(() => columns.end()).toThrow('middle of a row');
    const others = new CellColumns(placed);
    others.feed(Buffer.from('four\t1\t5\t\\N\none\t2\t6\t\\N\nfour\t2\t\\N\tmissing\n'));
    expect([...others.end().keys()]).toEqual(['one']);
  });
});
