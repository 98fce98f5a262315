import { edit, only, type SaidProblem } from '../fixture.testing.js';
import { parsePlan } from '../parse-plan.js';
import { writePlan } from '../write/write-plan.js';

/** The sound plan with one more indicator, which is calculated. */
const withCalculation = (value: string, more = 'type: number') =>
  edit([
    '      - {\n          code: i1_referred,',
    `      - { code: i1_rate, role: context, ${more}, question: { en: A rate? }, calculated: { value: '${value}' } }\n      - {\n          code: i1_referred,`,
  ]);
const PATH = '/commitments/0/indicators/';

describe('plan lint of calculated indicators', () => {
  it('says nothing of a sound one, which a file keeps', () => {
    const parsed = parsePlan(withCalculation('i1_referred / i1_staff * 100'), 'plan.yaml');
    if (!('plan' in parsed)) throw new Error('The plan is not sound.');
    const rate = parsed.plan.commitments[0]?.indicators.find(({ code }) => code === 'i1_rate');
    expect(rate).toMatchObject({ calculated: { value: 'i1_referred / i1_staff * 100' }, required: false });
    const again = parsePlan(JSON.stringify(writePlan(parsed.plan)), 'plan.json');
    expect('plan' in again && again.plan).toEqual(parsed.plan);
  });

  it.each<[string, string, Partial<Record<keyof SaidProblem, unknown>>]>([
    [
      'one that reads what is not there',
      withCalculation('i1_refered / i1_staff'),
      { code: 'expression', cure: 'Did you mean "i1_referred"?' },
    ],
    [
      'one that reads what other members say',
      withCalculation('outlier.peers.i1_staff ? i1_staff : i1_staff * 2'),
      { code: 'expression' },
    ],
    [
      'one that gives something else',
      withCalculation('i1_staff > 2'),
      { code: 'declaration', message: 'i1_rate is of the type number, but its calculation does not give a figure' },
    ],
    [
      'one that reads itself',
      withCalculation('i1_rate + i1_staff'),
      { code: 'declaration', message: 'i1_rate is calculated from itself: i1_rate → i1_rate' },
    ],
    [
      'one that reads a finding',
      withCalculation('i1_closed ? i1_staff * 2 : i1_staff'),
      { code: 'declaration', message: 'i1_rate is calculated from i1_closed, which assessors set' },
    ],
    ['one that reads nothing', withCalculation('dec("2.5")'), { code: 'declaration' }],
    [
      'money that comes from none',
      withCalculation('i1_staff * 2', 'type: amount'),
      {
        code: 'declaration',
        message: expect.stringContaining('it is an amount, but its calculation does not give one'),
      },
    ],
    [
      'persons that are added to what is none',
      withCalculation('i1_referred + i1_staff * 2'),
      {
        severity: 'WARNING',
        message: expect.stringContaining('persons and full-time equivalent are added or compared'),
      },
    ],
    [
      'a result that is counted in something else',
      withCalculation('i1_staff > 1 ? i1_referred * 2 : i1_referred / 2', 'type: number, unit: hours'),
      {
        severity: 'WARNING',
        message: expect.stringContaining('its calculation gives persons, but it is counted in hours'),
      },
    ],
    [
      'evidence of what nobody answers',
      withCalculation('i1_staff * 2', 'type: number, evidence: { min: 1 }'),
      { code: 'declaration', message: 'i1_rate is calculated and cannot have "evidence"' },
    ],
    [
      'a disaggregation',
      withCalculation('i1_staff * 2', 'type: number, by: [sex]'),
      { code: 'declaration', cure: expect.stringContaining('A calculated figure is one figure') },
    ],
    [
      'a type that is none',
      withCalculation('i1_staff * 2', 'type: text'),
      { code: 'declaration', message: expect.stringContaining('"calculated"') },
    ],
  ])('tells of %s, once and with its cure', (_, text, expected) => {
    const problem = only(text);
    expect(problem).toMatchObject({ severity: 'ERROR', path: expect.stringContaining(PATH), ...expected });
    expect(problem.cure).not.toBe('');
  });
});
