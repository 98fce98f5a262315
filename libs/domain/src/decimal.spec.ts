import fc from 'fast-check';
import { Decimal, DecimalFormatError } from './decimal.js';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => Decimal.of(units, scale));

describe('a decimal', () => {
  it('keeps the decimals it was written with', () => {
    expect(Decimal.parse('-0.50')).toMatchObject({ units: -50n, scale: 2 });
    expect(Decimal.parse('\u22120.50').toString()).toBe('-0.50');
    expect(Decimal.parse('1.50').decimals()).toBe(1);
    expect(Decimal.parse('0.00').decimals()).toBe(0);
  });

  it.each(['', '+1', '1,5', '1.', '.5', '1e3', ' 1', '1 000', '007', '--1', '-', 'NaN', '\u0661', '1'.repeat(129)])(
    'refuses "%s"',
    (text) => {
      expect(Decimal.tryParse(text)).toBeNull();
      expect(() => Decimal.parse(text)).toThrow(DecimalFormatError);
    },
  );

  it('has no negative zero', () => {
    expect(Decimal.parse('-0.0').toString()).toBe('0.0');
  });

  it('prints the minus as U+2212 and writes it as ASCII at borders', () => {
    expect(Decimal.parse('-1.25').print()).toBe('\u22121.25');
    expect(JSON.stringify({ value: Decimal.parse('-1.25') })).toBe('{"value":"-1.25"}');
  });

  it('adds without the error of doubles', () => {
    expect(Decimal.parse('0.1').add(Decimal.parse('0.2')).equals(Decimal.parse('0.3'))).toBe(true);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(decimal, (value) => {
        const again = Decimal.parse(value.toString());
        expect([again.units, again.scale]).toEqual([value.units, value.scale]);
        expect(Decimal.parse(value.print()).equals(value)).toBe(true);
      }),
    );
  });

  it('adds, subtracts, multiplies and orders as scaled integers do', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const scaled = (value: Decimal) => value.units * 10n ** BigInt(12 - value.scale);
        expect(scaled(a.add(b))).toBe(scaled(a) + scaled(b));
        expect(a.add(b).sub(b).equals(a)).toBe(true);
        expect(scaled(a.mul(b)) * 10n ** 12n).toBe(scaled(a) * scaled(b));
        expect(a.compare(b)).toBe(scaled(a) < scaled(b) ? -1 : scaled(a) > scaled(b) ? 1 : 0);
        expect(a.equals(b)).toBe(scaled(a) === scaled(b));
      }),
    );
  });
});
