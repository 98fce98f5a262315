import { Rational, type Entry, type Indicator } from '@signatory/domain';
import fc from 'fast-check';
import { indicator } from '../indicator.testing.js';
import { affectedRules, movingWith, tiedTo } from '../report/dependencies.js';
import { answer, cell, planOf, report } from '../report/report.testing.js';
import { calculate, withCalculated } from './calculate.js';
import { calculationsOf } from './prepare-calculations.js';

const INPUTS = [
  indicator({ code: 'convicted', label: 'A', type: 'count', by: ['sex'] }),
  indicator({ code: 'prosecuted', label: 'B', type: 'count' }),
  indicator({ code: 'cost', label: 'C', type: 'amount', decimals: 2 }),
  indicator({ code: 'aid', label: 'D', type: 'amount', decimals: 2 }),
  indicator({ code: 'open', label: 'E', type: 'boolean' }),
];
const planWith = (value: string, more: Partial<Omit<Indicator, 'codes'>> = {}) =>
  planOf([...INPUTS, indicator({ code: 'rate', type: 'percentage', decimals: 1, ...more, calculated: { value } })], []);
const RATE = 'convicted / prosecuted * 100';
const work = (
  value: string,
  entries: Record<string, Entry>,
  { around = {}, ...more }: Partial<Omit<Indicator, 'codes'>> & { around?: Parameters<typeof calculate>[2] } = {},
) => {
  const [found] = calculate(planWith(value, more), report(entries), around);
  if (!found) throw new Error(`${value} was not worked out`);
  return found;
};

describe('a calculated indicator', () => {
  it('is a fraction to its end, and rounded once, half away from zero', () => {
    const third = { convicted: answer('1'), prosecuted: answer('3') };
    expect(work(RATE, third).entry).toMatchObject({ status: 'answered', value: '33.3', observation: 'normal' });
    expect(work('convicted / prosecuted * prosecuted', third).entry?.value).toBe('1.0');
    const eighth = { convicted: answer('1'), prosecuted: answer('8') };
    expect(work('convicted / prosecuted', eighth, { decimals: 2 }).entry?.value).toBe('0.13');
    expect(work('0 - convicted / prosecuted', eighth, { decimals: 2 }).entry?.value).toBe('-0.13');
  });

  it('reads cells, yes and no, amounts in their currency, and earlier cycles', () => {
    const entries = {
      convicted: answer('10', { cells: { 'sex.female': cell('4') } }),
      prosecuted: answer('12'),
      cost: answer('10.50', { currency: 'EUR' }),
      aid: answer('2.25', { currency: 'EUR' }),
    };
    expect(work('cells.convicted.sex.female / convicted * 100', entries).entry?.value).toBe('40.0');
    expect(work('convicted > prosecuted', entries, { type: 'boolean' }).entry?.value).toBe(false);
    expect(work('cost + aid', entries, { type: 'amount', decimals: 2 }).entry).toMatchObject({
      value: '12.75',
      currency: 'EUR',
    });
    const before = report({ convicted: answer('8') });
    expect(work('convicted - before.convicted', entries, { around: { before } }).entry?.value).toBe('2.0');
  });

  it('has no value, and says why, where what it needs is not there', () => {
    const gap = (value: string, entries: Record<string, Entry>) => {
      const { entry, calculation } = work(value, entries);
      return [entry?.status ?? null, calculation.gap?.reason, calculation.gap?.inputs];
    };
    const none = (status: Entry['status']): Entry => ({ status, reason: 'So.', value: null, evidence: [] });
    expect(gap(RATE, {})).toEqual([null, 'unanswered', 'A, B']);
    expect(gap(RATE, { convicted: answer('1'), prosecuted: none('no-data') })).toEqual(['no-data', 'no-data', 'B']);
    expect(gap(RATE, { convicted: answer('1'), prosecuted: none('not-applicable') })[0]).toBe('not-applicable');
    expect(gap(RATE, { convicted: none('confidential'), prosecuted: answer('2') })[0]).toBe('confidential');
    expect(gap(RATE, { convicted: answer('0'), prosecuted: answer('0') })).toEqual(['no-data', 'zero', 'B']);
    expect(gap('convicted - before.convicted', { convicted: answer('1') })[1]).toBe('no-earlier');
    const amounts = { cost: answer('1', { currency: 'EUR' }), aid: answer('2', { currency: 'JPY' }) };
    expect(gap('cost / aid', amounts)).toEqual(['no-data', 'currencies', 'C, D']);
  });

  it('is no firmer than its softest input, and as secret as its most secret', () => {
    const with_ = (observation: Entry['observation'] & string) =>
      work(RATE, { convicted: answer('1', { observation }), prosecuted: answer('2', { observation: 'provisional' }) })
        .entry?.observation;
    expect(with_('estimated')).toBe('estimated');
    expect(with_('normal')).toBe('provisional');
    expect(with_('confidential')).toBe('confidential');
  });

  it('may be read by another, in whatever order they stand, and a circle has no value', () => {
    const chain = planOf(
      [
        indicator({ code: 'twice', type: 'number', decimals: 1, calculated: { value: 'rate * 2' } }),
        indicator({ code: 'rate', type: 'percentage', decimals: 1, calculated: { value: RATE } }),
        ...INPUTS,
      ],
      [],
    );
    const whole = withCalculated(chain, report({ convicted: answer('1'), prosecuted: answer('4'), rate: answer('9') }));
    expect([whole.entries['rate']?.value, whole.entries['twice']?.value]).toEqual(['25.0', '50.0']);
    expect(tiedTo(chain, ['twice'])).toEqual(expect.arrayContaining(['twice', 'rate', 'convicted', 'prosecuted']));
    expect([...movingWith(chain, ['convicted'])].sort()).toEqual(['convicted', 'rate', 'twice']);
    expect([...movingWith(chain, ['twice'])].sort()).toEqual(['convicted', 'prosecuted', 'rate', 'twice']);
    expect(affectedRules(chain, { indicators: ['convicted'], around: false })).toContain('decimals.twice');
    const circle = planOf(
      [
        indicator({ code: 'a', type: 'number', calculated: { value: 'b + 1' } }),
        indicator({ code: 'b', type: 'number', calculated: { value: 'a + 1' } }),
      ],
      [],
    );
    expect(calculationsOf(circle)).toEqual([]);
    expect(withCalculated(circle, report({})).entries).toEqual({});
  });

  it('reads nothing that other members say', () => {
    expect(calculationsOf(planWith('outlier.peers.convicted', { type: 'boolean' }))).toEqual([]);
  });

  it('is what exact fractions make of it, for any figures', () => {
    const whole = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 0, max: 6 }), (a, b, decimals) => {
        const entries = { convicted: answer(String(a)), prosecuted: answer(String(b)) };
        const { entry } = work(RATE, entries, { decimals });
        if (b === 0) expect(entry?.value).toBeNull();
        else
          expect(entry?.value).toBe(
            Rational.of(BigInt(a) * 100n, BigInt(b))
              .roundAway(decimals)
              .toString(),
          );
      }),
    );
  });
});
