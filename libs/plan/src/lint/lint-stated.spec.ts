import { LANGUAGES, sayFault } from '@signatory/texts';
import { edit, only, serious, TWO } from '../fixture.testing.js';
import { readPlan } from '../parse-plan.js';
import { writePlan } from '../write/write-plan.js';

const staff = (more: string): string => edit(['code: i1_staff,', `code: i1_staff, range: { max: 500 }, ${more},`]);
const unit = (more: string): string => edit(['code: i1_network\n', `code: i1_network\n        ${more}\n`]);
const guard = (more: string): string => edit(['code: i1_guard\n', `code: i1_guard\n        ${more}\n`]);

describe('a baseline or a target', () => {
  it.each([
    ['that says nothing', staff('target: { date: 2030 }'), '', 'The target of i1_staff says nothing'],
    [
      'with a value where nothing is counted',
      edit(['- code: iv2_platforms\n', '- code: iv2_platforms\n        baseline: { value: 1 }\n']),
      '/value',
      'The baseline of iv2_platforms has the value "1", and iv2_platforms has no figures',
    ],
    [
      'that is none of the choices',
      unit('baseline: { value: weekly }'),
      '/value',
      'The baseline of i1_network is "weekly", which is none of the answers to i1_network',
    ],
    [
      'that is a figure where choices are',
      unit('baseline: { value: 1 }'),
      '/value',
      'The baseline of i1_network is "1", which is none of the answers to i1_network',
    ],
    [
      'that is neither yes nor no',
      guard('target: { value: soon }'),
      '/value',
      'The target of i1_guard is "soon", which is none of the answers to i1_guard',
    ],
    [
      'that is yes where figures are',
      staff('target: { value: true }'),
      '/value',
      'The target of i1_staff is "true", which is not a figure that i1_staff could have',
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

  it.each([
    ['one of the choices', unit('target: { value: exchanged, date: 2030 }'), 'i1_network', 'exchanged'],
    ['yes', guard('target: { value: true }'), 'i1_guard', 'true'],
    ['no', guard("target: { value: 'false', source: Survey of 2019 }"), 'i1_guard', 'false'],
  ])('is %s where that is what is answered, also read again from what is written', (_, text, code, value) => {
    expect(serious(text)).toEqual([]);
    const { plan } = readPlan(text, 'plan.yaml');
    expect(plan?.commitments[0]?.indicators.find((each) => each.code === code)?.target?.value).toBe(value);
    const again = readPlan(JSON.stringify(plan && writePlan(plan)), 'plan.json').plan;
    expect(again?.commitments[0]?.indicators).toEqual(plan?.commitments[0]?.indicators);
  });

  it.each(LANGUAGES)('that is none of the answers is told with what they are in %s', (language) => {
    const { message, cure } = sayFault(language, only(unit('baseline: { value: weekly }')).words);
    expect(message).toContain('weekly');
    expect(cure).toContain('none, contact, exchanged');
  });
});
