import { edit, only, TWO } from '../fixture.testing.js';
import { readPlan } from '../parse-plan.js';

const staff = (more: string): string => edit(['code: i1_staff,', `code: i1_staff, range: { max: 500 }, ${more},`]);
const unit = (more: string): string => edit(['code: i1_network\n', `code: i1_network\n        ${more}\n`]);

describe('a baseline or a target', () => {
  it.each([
    ['that says nothing', staff('target: { date: 2030 }'), '', 'The target of i1_staff says nothing'],
    [
      'with a value where nothing is counted',
      unit('baseline: { value: 1 }'),
      '/value',
      'The baseline of i1_network has the value "1", and i1_network has no figures',
    ],
    [
      'with more decimals than its indicator',
      staff('target: { value: "1.234" }'),
      '/value',
      'The target of i1_staff is "1.234", which is not a figure that i1_staff could have',
    ],
    [
      'outside the range of its indicator',
      staff('target: { value: 501 }'),
      '/value',
      'The target of i1_staff is 501, outside its own range',
    ],
    ['on a day that is none', staff('target: { value: 5, date: 2030-02-30 }'), '/date', '2030-02-30 is not a day'],
  ])('%s is told at its place', (_, text, place, message) => {
    expect(only(text)).toMatchObject({
      code: 'declaration',
      path: expect.stringMatching(new RegExp(`/(baseline|target)${place}$`)) as string,
      message: expect.stringContaining(message) as string,
    });
  });

  it('is a figure of a year, one of a day, or words, and the lint has nothing against it', () => {
    const text = staff(
      'baseline: { value: 12.5, date: 2019 }, target: { words: { en: Twice as many }, date: 2030-06-30 }',
    );
    const { plan, problems } = readPlan(text, 'plan.yaml');
    expect(problems).toEqual(readPlan(TWO, 'plan.yaml').problems);
    expect(plan?.commitments[0]?.indicators.find(({ code }) => code === 'i1_staff')).toMatchObject({
      baseline: { value: '12.5', date: '2019' },
      target: { date: '2030-06-30', words: { texts: { en: { text: 'Twice as many' } } } },
    });
  });
});
