import fc from 'fast-check';
import { Decimal } from '../decimal.js';
import type { Indicator } from '../plan/indicator.js';
import { sumParts, type PartAnswer } from './combination.js';

const indicator = (type: Indicator['type']): Indicator => ({ code: 'i1', type }) as Indicator;
const part = (value: PartAnswer['value'], more: Partial<PartAnswer> = {}): PartAnswer => ({
  status: 'answered',
  value,
  ...more,
});

describe('a sum of agencies’ parts', () => {
  it('is exact, whatever the figures', () => {
    const figure = fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 6 }))
      .map(([units, scale]) => Decimal.of(units, scale).toString());
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 8 }), (figures) => {
        const sum = sumParts(
          indicator('number'),
          figures.map((each) => part(each)),
        );
        const units = figures
          .map((each) => Decimal.parse(each))
          .reduce((all, each) => all + each.units * 10n ** BigInt(6 - each.scale), 0n);
        const total = sum.ok && typeof sum.answer.value === 'string' ? Decimal.parse(sum.answer.value) : null;
        expect(total?.equals(Decimal.of(units, 6))).toBe(true);
      }),
    );
  });

  it('adds each cell that any part has, and is no firmer than its softest part', () => {
    const sum = sumParts(indicator('amount'), [
      part('0.1', {
        currency: 'EUR',
        observation: 'estimated',
        cells: { 'sex.female': { value: '0.1', status: 'normal' } },
      }),
      part('0.2', { currency: 'EUR', cells: { 'sex.male': { value: '0.2', status: 'provisional' } } }),
    ]);
    expect(sum).toEqual({
      ok: true,
      answer: {
        status: 'answered',
        value: '0.3',
        observation: 'estimated',
        currency: 'EUR',
        cells: {
          'sex.female': { value: '0.1', status: 'normal' },
          'sex.male': { value: '0.2', status: 'provisional' },
        },
      },
    });
  });

  it.each([
    ['a percentage', 'percentage' as const, [part('1'), part('2')], '/how'],
    ['words', 'text' as const, [part('a'), part('b')], '/how'],
    ['a part without a figure', 'count' as const, [part('1'), part(null, { status: 'no-data' })], '/parts/1'],
    [
      'a cell without a figure',
      'count' as const,
      [part('1', { cells: { 'a.b': { value: null, status: 'missing' as const } } })],
      '/parts/0',
    ],
    ['two currencies', 'amount' as const, [part('1', { currency: 'EUR' }), part('1', { currency: 'JPY' })], '/parts/1'],
  ])('refuses %s, and says where', (_, type, parts, pointer) => {
    expect(sumParts(indicator(type), parts)).toMatchObject({ ok: false, faults: [{ pointer }] });
  });
});
