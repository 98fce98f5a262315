import fc from 'fast-check';
import { withCells, type Cell, type Entry, type ObservationStatus } from '@signatory/domain';
import type { PlacedIndicator } from '../catalogue/index.js';
import { CellColumns } from './cell-columns.js';

const NAMES = ['total', 'sex.a', 'sex.b', 'sex.c', 'sex.d'];
const placed = new Map(['one', 'two-é', 'three'].map((id) => [id, { cells: NAMES } as unknown as PlacedIndicator]));
const NOTHING: Entry = { status: 'answered', value: null, evidence: [] };

const value = fc.oneof(
  fc.nat({ max: 99 }).map(String),
  fc.constantFrom(
    '0',
    '-7',
    '2.50',
    '0.5',
    '-0.00012',
    '120000000',
    '10000.00',
    '999999999999999',
    '1234567890123456',
    null,
  ),
);
const status = fc.constantFrom<ObservationStatus>('normal', 'normal', 'normal', 'estimated', 'confidential');
const row = fc.record({ id: fc.constantFrom(...placed.keys()), no: fc.integer({ min: 1, max: 4 }), value, status });
const rows = fc.uniqueArray(row, { selector: ({ id, no }) => `${id} ${no}` });

const int16 = (n: number): Buffer => Buffer.from([(n >> 8) & 0xff, n & 0xff]);
const int32 = (n: number): Buffer => Buffer.concat([int16(n >> 16), int16(n)]);
const field = (bytes: Buffer | null): Buffer => Buffer.concat([int32(bytes?.length ?? -1), bytes ?? Buffer.alloc(0)]);

/** As `numeric_send` writes it. */
function numeric(text: string | null): Buffer {
  if (text === null) return Buffer.concat([int16(0), int16(0), int16(0xc000), int16(0)]);
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const places = Math.ceil(whole.length / 4);
  const digits = `${whole.padStart(places * 4, '0')}${fraction.padEnd(Math.ceil(fraction.length / 4) * 4, '0')}`;
  const groups = (digits.match(/.{4}/g) ?? []).map(Number);
  let weight = places - 1;
  for (; groups[0] === 0; weight -= 1) groups.shift();
  while (groups.at(-1) === 0) groups.pop();
  if (groups.length === 0) weight = 0;
  const head = [groups.length, weight, text.startsWith('-') ? 0x4000 : 0, fraction.length];
  return Buffer.concat([...head, ...groups].map(int16));
}

interface Given {
  readonly no: number;
  readonly value: string | null;
  readonly status: ObservationStatus;
}

function rowOf(id: string, cells: readonly Given[]): Buffer {
  const unusual = cells.filter((cell) => cell.status !== 'normal').map((cell) => [cell.no, cell.status] as const);
  return Buffer.concat([
    int16(4),
    field(Buffer.from(id)),
    field(Buffer.concat(cells.map((cell) => int32(cell.no)))),
    field(Buffer.concat(cells.map((cell) => numeric(cell.value)))),
    field(unusual.length > 0 ? Buffer.from(JSON.stringify(Object.fromEntries(unusual))) : null),
  ]);
}

const HEAD = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), int32(0), int32(0)]);
const END = int16(-1);

describe('the cells of indicators from the bytes of a binary COPY', () => {
  it('are those of the rows, wherever the bytes are cut and in whatever order they come', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.integer({ min: 1, max: 40 })), (given, cuts) => {
        const ids = [...new Set(given.map(({ id }) => id))];
        const of = (id: string) => given.filter((each) => each.id === id);
        const bytes = Buffer.concat([HEAD, ...ids.map((id) => rowOf(id, of(id))), END]);
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

  it('refuses to end in the middle, and leaves what was not asked for', () => {
    const row = rowOf('one', [{ no: 2, value: '6', status: 'normal' }]);
    const columns = new CellColumns(placed);
    columns.feed(Buffer.concat([HEAD, row]));
    expect(() => columns.end()).toThrow('end in the middle');
    const others = new CellColumns(placed);
    others.feed(Buffer.concat([HEAD, rowOf('four', [{ no: 1, value: '5', status: 'missing' }]), row, END]));
    expect([...others.end().keys()]).toEqual(['one']);
  });

  it('refuses figures that are not as many as the cells', () => {
    const numbers = Buffer.concat([int32(1), int32(2)]);
    const row = Buffer.concat([int16(4), ...[Buffer.from('one'), numbers, numeric('6'), null].map(field)]);
    expect(() => new CellColumns(placed).feed(Buffer.concat([HEAD, row]))).toThrow(
      'not as many figures of one as cells',
    );
  });
});
