import { plainText, type Rule } from '@signatory/domain';
import { indicator } from '../indicator.testing.js';
import { expectedRanges } from './expected-range.js';
import { planOf } from './report.testing.js';

const SHARE = { code: 'share', type: 'percentage', decimals: 1, by: ['sex'] } as const;
const RANGE = { min: '0', max: '100' };

const rule = (test: string, part: Partial<Rule> = {}): Rule => {
  return { code: 'R', severity: 'ERROR', on: 'share', test, message: plainText('No.'), ...part };
};
const expected = (rules: readonly Rule[], range: Partial<typeof RANGE> = RANGE) =>
  expectedRanges(planOf([indicator({ ...SHARE, range }), indicator({ code: 'staff' })], rules));

describe('what is expected of a figure', () => {
  it('is its range, of its cells too, and of a count that it is not below nought', () => {
    const ranges = expected([]);
    expect(ranges.get('share')).toEqual({ total: RANGE, sex: RANGE });
    expect(ranges.get('staff')).toEqual({ total: { min: '0' } });
  });

  it.each([
    ['share <= 60', { min: '0', max: '60' }],
    ['60 >= share && share > 5', { min: '5.1', max: '60' }],
    ['share < dec("0.55")', { min: '0', max: '0.55' }],
    ['share >= -5', RANGE],
    ['share <= 60 || known.staff', RANGE],
    ['share <= staff', RANGE],
    ['share <= before.share', RANGE],
    ['share * 2 <= 60', RANGE],
  ])('is what a rule without a condition narrows it to: %s', (test, total) => {
    expect(expected([rule(test)]).get('share')).toEqual({ total, sex: RANGE });
  });

  it('is no limit of a rule with a condition, of a note, or of a rule on another figure', () => {
    const rules = [
      rule('share <= 60', { when: 'staff > 5' }),
      rule('share <= 60', { severity: 'INFO' }),
      rule('share <= 60', { on: 'staff' }),
      rule('share <= '),
    ];
    expect(expected(rules).get('share')).toEqual({ total: RANGE, sex: RANGE });
  });

  it('is of each cell what a rule asks of each, and of one what a rule asks of it', () => {
    const rules = [rule('cell <= 80', { each: 'sex' }), rule('cells.share.sex.female >= 10')];
    expect(expected(rules, {}).get('share')).toEqual({
      total: {},
      sex: { max: '80' },
      'sex.female': { min: '10', max: '80' },
    });
  });
});
