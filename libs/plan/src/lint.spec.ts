import { edit, lineOf, only, serious, TWO, type SaidProblem } from './fixture.testing.js';
import { parsePlan } from './parse-plan.js';

describe('plan lint', () => {
  it.each<[string, string, string, Partial<Record<keyof SaidProblem, unknown>>]>([
    ['a missing key', 'plan: two-commitments\n', '', { code: 'schema', message: 'The file lacks "plan"' }],
    ['an unknown key', 'shortTitle:', 'shortTitel:', { code: 'unknown-key', cure: 'Did you mean "shortTitle"?' }],
    [
      'a value of the wrong type',
      'version: 1',
      'version: one',
      { code: 'schema', message: '"version" is "one" and should be a whole number' },
    ],
    [
      'a word that is none',
      'role: safeguard',
      'role: safegard',
      { code: 'schema', cure: expect.stringMatching(/^Did you mean "safeguard"\?/) },
    ],
    [
      'a text that is none',
      'title: { en: Platforms }',
      'title: [Platforms]',
      { code: 'schema', cure: expect.stringContaining('{en: The words}') },
    ],
    [
      'a text without words in a language',
      'title: { en: Platforms }',
      "title: { en: '', fr: Plateformes }",
      {
        code: 'schema',
        message: '"title" has no words in en',
        cure: 'Write the words, or leave the language out.',
      },
    ],
    ['a text that is empty', 'place: Mirabella Eclano', "place: ''", { code: 'schema', message: '"place" is empty' }],
    [
      'a day that is none',
      'date: 2024-10-04',
      'date: 2024-02-30',
      { code: 'declaration', message: '2024-02-30 is not a day in the calendar' },
    ],
    [
      'a score that is none',
      'score: 1,',
      'score: 2,',
      { code: 'schema', path: '/commitments/0/guideline/levels/0/score' },
    ],
    ['a pillar that is not there', 'pillar: IV', 'pillar: V', { code: 'reference', message: 'There is no pillar "V"' }],
    [
      'a commitment without a pillar',
      '    pillar: IV\n',
      '',
      { code: 'reference', message: 'Commitment IV.2 is under no pillar' },
    ],
    [
      'a disaggregation that is not there',
      'by: [sex, age]',
      'by: [sex, ages]',
      { code: 'reference', cure: 'Did you mean "age"?' },
    ],
    [
      'a closed list that is not there',
      'key: platforms',
      'key: platform',
      { code: 'reference', cure: 'Did you mean "platforms"?' },
    ],
    [
      'a closed list without codes',
      'platforms: { name: { en: Services }, codes: [alpha, beta, gamma, delta] }',
      'platforms: fixed when the cycle opens',
      { severity: 'WARNING', code: 'declaration' },
    ],
    [
      'fields that one language calls alike',
      '[date, step, result]',
      '{ date: { fr: Jour }, step: { en: Step, fr: jour }, result: { en: Result } }',
      { message: expect.stringContaining('date and step are both called “jour” (fr)') },
    ],
    [
      'a member that is not there',
      'EU: { variant:',
      'EX: { variant:',
      { code: 'reference', path: '/commitments/0/applies/EX' },
    ],
    [
      'a conflict group’s member that is not there',
      'members: [EU, FR]',
      'members: [EU, DE]',
      { code: 'reference', path: '/conflictGroups/0/members/1' },
    ],
    [
      'a source that is not there',
      'provenance: { kind: official, source: plan }',
      'provenance: { kind: official, source: plann }',
      { code: 'reference', cure: 'Did you mean "plan"?' },
    ],
    [
      'a rule on an indicator that is not there',
      'on: iv2_removed',
      'on: iv2_remove',
      { code: 'reference', cure: 'Did you mean "iv2_removed"?' },
    ],
    [
      'a rule on another commitment’s indicator',
      'on: iv2_removed',
      'on: i1_staff',
      { severity: 'WARNING', code: 'reference' },
    ],
    [
      'an indicator’s code twice',
      'code: iv2_victims',
      'code: i1_referred',
      { code: 'duplicate', message: 'The indicator "i1_referred" appears twice' },
    ],
    ['a rule’s code twice', 'code: IV2-R1', 'code: I1-R1', { code: 'duplicate' }],
    [
      'a member twice',
      'code: FR, name: { en: France }, abbreviation: FRA }',
      'code: CA, name: { en: France } }\n  - { code: FR, name: { en: France } }',
      { code: 'duplicate', path: '/members/1/code' },
    ],
    [
      'a choice’s code twice',
      'codes: [none, contact, exchanged]',
      'codes: [none, contact, exchanged, none]',
      { code: 'duplicate', path: '/commitments/0/indicators/1/codes/3' },
    ],
    [
      'a code that is a word of the rules',
      'code: iv2_victims',
      'code: known',
      { code: 'name', message: '"known" already means something in rules' },
    ],
    [
      'a code that is no name',
      'code: iv2_victims',
      'code: IV2-victims',
      { code: 'schema', path: '/commitments/1/indicators/6/code' },
    ],
    [
      'a choice with one code',
      'codes: [none, contact, exchanged]',
      'codes: [exchanged]',
      { code: 'declaration', message: 'i1_network is a choice with fewer than two options' },
    ],
    [
      'a count with decimals',
      'unit: items,\n          reference',
      'unit: items, decimals: 2,\n          reference',
      { code: 'declaration', message: 'iv2_referred is of the type count, which has no "decimals"' },
    ],
    [
      'an exemption that cannot be answered',
      "unless: 'false'",
      "unless: 'no'",
      { code: 'declaration', cure: 'Its answers are true, false.' },
    ],
    [
      'an empty range',
      'unit: full-time equivalent,',
      'unit: full-time equivalent, range: {min: 5, max: 4},',
      { code: 'declaration', message: 'The range of i1_staff is empty: 5 to 4' },
    ],
    [
      'a default for what members answer',
      '        type: boolean\n        question:',
      '        type: boolean\n        default: false\n        question:',
      { code: 'declaration' },
    ],
    [
      'a short name that is long',
      'title: { en: Platforms }',
      `title: { en: ${'Platform '.repeat(8)} }`,
      { code: 'declaration', message: 'The short name of IV.2 has 71 characters' },
    ],
    [
      'a commitment with indicators and no guideline',
      TWO.slice(TWO.lastIndexOf('    guideline:')),
      '',
      { severity: 'WARNING', code: 'guideline' },
    ],
    ['an expression that does not parse', 'test: i1_staff > 0', 'test: i1_staff >', { code: 'expression' }],
    [
      'an expression over an unknown variable',
      'test: i1_staff > 0',
      'test: i1_staf > 0',
      { code: 'expression', cure: 'Did you mean "i1_staff"?' },
    ],
    [
      'an expression that compares wrong types',
      'test: i1_staff > 0',
      'test: i1_staff > "0"',
      { code: 'expression', message: 'Compares a figure ("i1_staff") with the text "0"' },
    ],
    [
      'an expression with a double',
      'test: i1_staff > 0',
      'test: i1_staff > 0.5',
      { code: 'expression', cure: 'Write dec("0.5").' },
    ],
    [
      'an expression with a pattern',
      'test: i1_staff > 0',
      'test: i1_unit.matches("a+")',
      { code: 'expression', message: expect.stringContaining('matches') },
    ],
    [
      'a code that the choice does not have',
      'when: iv2_channel == "none"',
      'when: iv2_channel == "nona"',
      { code: 'expression', cure: 'Did you mean "none"? Its codes are none, informal, standing.' },
    ],
    [
      'a placeholder that its rule does not read',
      'en: You list joint steps',
      'en: "You list {iv2_removed} steps", de: Sie nennen',
      { code: 'expression', message: expect.stringContaining('{iv2_removed}') },
    ],
    [
      'a guideline over an indicator of the wrong role',
      'if: i1_closed,',
      'if: i1_referred > 5,',
      { code: 'role', message: expect.stringContaining('i1_referred has the role protection') },
    ],
    [
      'a guideline that is not provable',
      'if: i1_closed,',
      'if: i1_closed || before.i1_unit == "operating",',
      { code: 'not-provable' },
    ],
    [
      'a guideline over a code that is none',
      'if: i1_closed,',
      'if: i1_closed || i1_unit == "shut",',
      { code: 'expression' },
    ],
  ])('tells %s, once and with its cure', (_, find, replace, expected) => {
    const problem = only(edit([find, replace]));
    expect(problem).toMatchObject({ severity: 'ERROR', file: 'plan.yaml', ...expected });
    expect(problem.cure).not.toBe('');
  });

  it('points into the expression, with line and column', () => {
    const text = edit(['i1_unit == "operating" && known.i1_staff', 'i1_unit == "operating" && known.i1_stuff']);
    const line = text.split('\n').find((each) => each.includes('known.i1_stuff')) ?? '';
    expect(only(text)).toMatchObject({
      line: lineOf(text, 'known.i1_stuff'),
      column: line.indexOf('known.i1_stuff') + 1,
      path: '/commitments/0/rules/0/when',
    });
  });

  it('tells all problems in one pass, in the order of the file', () => {
    const text = edit(
      ['version: 1', 'version: 0'],
      ['by: [sex, age]', 'by: [sex, ages]'],
      ['test: i1_staff > 0', 'test: i1_staf > 0 && i1_gard'],
      ['pillar: IV', 'pillar: V'],
      ['type: list', 'type: lst'],
      ['code: IV2-R2', 'code: IV2-R1'],
    );
    const problems = serious(text);
    expect(problems.map(({ code }) => code)).toEqual([
      'schema',
      'reference',
      'expression',
      'expression',
      'reference',
      'schema',
      'duplicate',
    ]);
    expect(problems.map(({ line }) => line)).toEqual(problems.map(({ line }) => line).sort((a, b) => a - b));
  });

  it('does not blame an expression for an indicator whose declaration is at fault', () => {
    expect(only(edit(['type: number', 'type: numbr']))).toMatchObject({
      code: 'schema',
      path: '/commitments/0/indicators/4/type',
    });
  });

  it('puts a text together again that a comma had cut, and says so', () => {
    const text = edit(['title: { en: Platforms }', 'title: { en: Ships, boats and rafts, fr: Bateaux }']);
    expect(only(text)).toMatchObject({
      severity: 'WARNING',
      code: 'syntax',
      line: lineOf(text, 'Ships, boats'),
      cure: 'Put the text in quotes.',
    });
    const parsed = parsePlan(text, 'plan.yaml');
    expect('plan' in parsed && parsed.plan.commitments[1]?.title.texts).toEqual({
      en: { text: 'Ships, boats and rafts' },
      fr: { text: 'Bateaux' },
    });
  });
});
