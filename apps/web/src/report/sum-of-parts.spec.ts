import type { IndicatorView } from '@signatory/contract';
import { sumOfParts } from './sum-of-parts.js';

const codes = (...all: string[]) => all.map((code) => ({ code, label: {} }));
const by = [
  { code: 'sex', name: {}, codes: codes('female', 'male') },
  { code: 'age', name: {}, codes: codes('child', 'adult') },
] as unknown as IndicatorView['by'];
const cell = (value: string | null) => ({ value, status: 'normal' as const });

describe('the sum of the parts', () => {
  it('is of the first disaggregation that has them all, to the last decimal', () => {
    const cells = { 'sex.female': cell('7'), 'age.child': cell('0.1'), 'age.adult': cell('0.2') };
    expect(sumOfParts({ type: 'number', by }, cells)).toBe('0.3');
    expect(sumOfParts({ type: 'number', by }, { ...cells, 'sex.male': cell('5') })).toBe('12');
  });

  it('is none while a part is missing, and none of shares', () => {
    const cells = { 'sex.female': cell('7'), 'sex.male': cell(null) };
    expect(sumOfParts({ type: 'count', by }, cells)).toBeNull();
    expect(sumOfParts({ type: 'count', by }, undefined)).toBeNull();
    expect(sumOfParts({ type: 'percentage', by }, { ...cells, 'sex.male': cell('5') })).toBeNull();
  });
});
