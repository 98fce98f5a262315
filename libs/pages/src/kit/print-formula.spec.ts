import { printFormula } from './print-formula.js';

const INPUTS = [
  { name: 'i1_staff', label: 'I.1.a' },
  { name: 'before.i1_staff', label: 'I.1.a (earlier)' },
  { name: 'i1_staff_cost', label: 'I.1.b' },
];

describe('a formula', () => {
  it('names its values as the report does, each as a whole', () => {
    expect(printFormula('(i1_staff - before.i1_staff) / i1_staff_cost * 100', INPUTS)).toBe(
      '(I.1.a − I.1.a (earlier)) / I.1.b × 100',
    );
    expect(printFormula('i1_staff_other >= i1_staff && i1_staff != 0', INPUTS)).toBe(
      'i1_staff_other ≥ I.1.a && I.1.a ≠ 0',
    );
  });

  it('leaves what stands in quotation marks as it is', () => {
    expect(printFormula(`i1_staff == "i1_staff * 2" ? '-' : i1_staff`, INPUTS)).toBe(
      `I.1.a = "i1_staff * 2" ? '-' : I.1.a`,
    );
  });
});
