import { nearestOf } from './plan-index.js';

describe('nearestOf', () => {
  const CODES = ['i1_unit', 'i1_staff', 'iii2_routes'];

  it('finds what was meant, over a slip or a letter in the wrong case', () => {
    expect(nearestOf('i1_unti', CODES)).toBe('i1_unit');
    expect(nearestOf('I1_STAFF', CODES)).toBe('i1_staff');
  });

  it('suggests nothing where nothing is close', () => {
    expect(nearestOf('population', CODES)).toBeNull();
    expect(nearestOf('x'.repeat(5_000), CODES)).toBeNull();
  });
});
