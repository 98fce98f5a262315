import { Decimal } from '@signatory/domain';
import fc from 'fast-check';
import { indicator } from '../indicator.testing.js';
import { CODE, compileRules } from './compile.js';
import { buildScope, type Variable } from './scope.js';
import { streamRules } from './stream.js';
import { Unknown, type Value } from './value.js';

const scope = buildScope([
  indicator({ code: 'unit', type: 'choice', codes: ['none', 'opérant'] }),
  indicator({ code: 'guard', type: 'boolean' }),
  indicator({ code: 'staff', type: 'number', decimals: 2 }),
  indicator({ code: 'cases', type: 'count' }),
  indicator({ code: 'note', type: 'text' }),
]);
const decode = (utf8: Uint8Array) => new TextDecoder().decode(utf8);
const RULES = [
  { test: 'staff * 2 <= cases' },
  { when: 'unit == "opérant"', test: 'guard' },
  { test: 'note != "a\tb"' },
  { test: 'cases <= before.cases' },
];

const values = fc.record({
  unit: fc.option(fc.constantFrom('none', 'opérant')),
  guard: fc.option(fc.boolean()),
  staff: fc.option(fc.bigInt(-(2n ** 60n), 2n ** 60n).map((units) => Decimal.of(units, 2))),
  cases: fc.option(fc.oneof(fc.bigInt(0n, 30n), fc.bigInt(0n, 2n ** 70n)).map((units) => Decimal.of(units))),
  note: fc.option(fc.constantFrom('a\tb', 'a\\b', 'line\nline', '移民')),
  before: fc.option(fc.bigInt(0n, 30n).map((units) => Decimal.of(units))),
});
type Row = typeof values extends fc.Arbitrary<infer R> ? R : never;

const valueOf = (row: Row, { indicator: code, cycle }: Variable): Decimal | string | boolean | null =>
  cycle === 'before' ? row.before : row[code as keyof Row];
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n' };
const write = (value: Decimal | string | boolean | null): string => {
  if (value === null) return '\\N';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return typeof value === 'string' ? value.replaceAll(/[\\\t\n]/g, (mark) => ESCAPED[mark] ?? mark) : value.toString();
};

describe('rules over rows as they stream by', () => {
  it('fail where the same rules fail over values, however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 12 }), fc.integer({ min: 1, max: 40 }), (rows, size) => {
        const found: [number, number][] = [];
        const stream = streamRules(RULES, scope, { decode, onFail: (row, rule) => found.push([row, rule]) });
        const lines = rows.map((row, n) =>
          [n, ...stream.columns.map((column) => write(valueOf(row, column)))].join('\t'),
        );
        const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
        for (let at = 0; at < bytes.length; at += size) stream.feed(bytes.subarray(at, at + size));
        stream.end();
        const compiled = compileRules(RULES, scope);
        const missing = ({ cycle }: Variable) => (cycle === 'now' ? Unknown.unanswered : Unknown.noEarlierCycle);
        const expected = rows.flatMap((row, n) => {
          const lookup = (column: Variable): Value => valueOf(row, column) ?? missing(column);
          const codes = [...compiled.run(compiled.fill(lookup))];
          return codes.flatMap((code, rule) => (code === CODE.fail ? [[n, rule]] : []));
        });
        expect(found).toEqual(expected);
      }),
    );
  });

  it('do not fail over what cannot be read, and say when the rows are cut short', () => {
    const found: number[] = [];
    const stream = streamRules([{ test: 'staff > 100' }], scope, { decode, onFail: (row) => found.push(row) });
    stream.feed(new TextEncoder().encode('1\t1.005\n2\tx\n3\t1.0000\n4\t1'));
    expect(found).toEqual([3]);
    expect(() => stream.end()).toThrow('in the middle');
  });
});
