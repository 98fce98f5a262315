import { sayFault } from '@signatory/texts';
import { indicator } from '../indicator.testing.js';
import { check, checkCondition } from './check.js';
import { compile } from './compile.js';
import { ExpressionError } from './fault.js';
import { buildScope } from './scope.js';

const scope = buildScope([
  indicator({ code: 'i1_unit', type: 'choice', codes: ['none', 'decided', 'operating'] }),
  indicator({ code: 'i1_guard', type: 'boolean' }),
  indicator({ code: 'i1_staff', type: 'number', decimals: 2 }),
  indicator({ code: 'i1_since', type: 'date' }),
  indicator({ code: 'i1_note', type: 'text' }),
]);

const faultsOf = (expression: string) => {
  const result = checkCondition(expression, scope);
  return result.ok ? [] : result.faults.map(({ code, start, end }) => [code, expression.slice(start, end)]);
};

describe('an expression', () => {
  it('has a type decided at load', () => {
    expect(check('i1_staff + 1', scope)).toMatchObject({ ok: true, type: 'decimal' });
    expect(check('i1_staff > 1', scope)).toMatchObject({ ok: true, type: 'bool' });
    expect(check('before.i1_unit', scope)).toMatchObject({ ok: true, type: 'string' });
  });

  it('compares figures with whole numbers on both sides', () => {
    for (const op of ['<', '<=', '==', '!=', '>=', '>']) {
      expect(faultsOf(`i1_staff ${op} 3 && 3 ${op} i1_staff && i1_staff ${op} dec("0.15")`)).toEqual([]);
    }
  });

  it('names every unknown variable, not only the first', () => {
    expect(faultsOf('i1_unti == "none" && i9 > 0 && known.i1_stuff')).toEqual([
      ['unknown-variable', 'i1_unti'],
      ['unknown-variable', 'i9'],
      ['unknown-variable', 'known.i1_stuff'],
    ]);
  });

  it('proposes the name that was meant', () => {
    const result = check('before.i1_unti == "none"', scope);
    expect(result).toMatchObject({
      faults: [{ words: { code: 'expression.unknown', values: { near: 'before.i1_unit' } } }],
    });
  });

  it('refuses doubles with the decimal to write instead', () => {
    expect(faultsOf('i1_staff > 0.15')).toEqual([['double', '0.15']]);
    expect(check('0.1 + 0.2 == 0.3', scope)).toMatchObject({
      ok: false,
      faults: [{ code: 'double' }, { code: 'double' }, { code: 'double' }],
    });
    expect(check('dec("0.1") + dec("0.2") == dec("0.3")', scope)).toMatchObject({ ok: true });
  });

  it.each([
    ['i1_unit > 0', 'i1_unit > 0'],
    ['i1_staff == "3"', 'i1_staff == "3"'],
    ['i1_guard == 1', 'i1_guard == 1'],
    ['i1_guard > true', 'i1_guard > true'],
    ['i1_unit >= "decided"', 'i1_unit >= "decided"'],
    ['i1_staff && i1_guard', 'i1_staff'],
    ['!i1_unit', 'i1_unit'],
    ['i1_guard ? i1_staff : "a"', 'i1_guard ? i1_staff : "a"'],
    ['i1_staff', 'i1_staff'],
    ['abs(i1_unit) > 0', 'i1_unit'],
    ['i1_staff in ["a"]', '"a"'],
    ['dec("1,5") > i1_staff', '"1,5"'],
  ])('compares only what has one type: %s', (expression, place) => {
    expect(faultsOf(expression)).toEqual([['wrong-type', place]]);
  });

  it('refuses a code that the choice does not have', () => {
    expect(faultsOf('i1_unit == "operatng" || i1_unit in ["none", "some"]')).toEqual([
      ['unknown-code', '"operatng"'],
      ['unknown-code', '"some"'],
    ]);
  });

  it.each([
    'i1_note.matches("(a+)+$")',
    'i1_staff / 2 > 1',
    'i1_staff % 2 == 0',
    '[1, 2].all(x, x > 0)',
    'size(i1_note) > 3',
    'i1_note == null',
    '{"a": 1}.a == 1',
    'timestamp("2024-01-01T00:00:00Z") > timestamp("2023-01-01T00:00:00Z")',
    '2 + 3 > 1',
    'i1_unit in i1_note',
    '"a"["b"]',
    'b"abc" == b"abc"',
  ])('keeps out what no rule may do: %s', (expression) => {
    const result = checkCondition(expression, scope);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.faults.every(({ words }) => sayFault('en', words).cure.length > 0)).toBe(true);
  });

  it('says why matches is refused', () => {
    expect(check('i1_note.matches("a")', scope)).toMatchObject({
      faults: [{ words: { code: 'expression.method', values: { isPattern: 'yes' } } }],
    });
  });

  it('gives a syntax error its place', () => {
    expect(check('i1_staff > ', scope)).toMatchObject({ faults: [{ code: 'syntax', start: 11 }] });
    expect(check('', scope)).toMatchObject({ faults: [{ code: 'syntax' }] });
    expect(check('i1_unit == "none', scope)).toMatchObject({ faults: [{ code: 'syntax', start: 11 }] });
  });

  it('ends at its limits of length, size and depth', () => {
    expect(faultsOf(`i1_guard${' || i1_guard'.repeat(400)}`)[0]?.[0]).toBe('too-large');
    expect(faultsOf(`${'('.repeat(200)}i1_guard${')'.repeat(200)}`)[0]?.[0]).toBe('too-large');
    expect(faultsOf(`i1_staff in [${'1,'.repeat(300)}1]`)[0]?.[0]).toBe('too-large');
  });

  it('is not compiled when its check fails', () => {
    expect(() => compile('i9 > 0', scope)).toThrow(ExpressionError);
  });

  it('cannot carry code of its own into the compiled function', () => {
    const text = '");globalThis.stolen=1;("';
    const holds = compile(`i1_note == ${JSON.stringify(text)}`, scope);
    expect(holds(() => text)).toBe(true);
    expect('stolen' in globalThis).toBe(false);
  });
});
