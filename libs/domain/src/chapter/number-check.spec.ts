import { Random } from '../scoring/random.js';
import { addressKey } from './addresses.js';
import { readTokens } from './chapter-text.js';
import { findLookAlikes, findOtherScores } from './look-alikes.js';
import { bindLookAlike, checkNumbers, type NumberFinding, type Occurrence } from './number-check.js';
import { listMarks, resultsOf, type ResultValue } from './results.js';
import { buildTables } from './tables.testing.js';

const TABLES = buildTables();
const results = resultsOf(TABLES);
const check = (text: string, others: readonly Occurrence[] = []): NumberFinding[] =>
  checkNumbers(text, {
    results,
    references: new Set(['decree', 'withdrawn', 'secret']),
    voided: new Set(['withdrawn']),
    addresses: new Map([
      ['decree', 'https://example.org/decree'],
      ['secret', 'https://example.org/secret'],
    ]),
    isHidden: (address) => addressKey(address) === 'example.org/secret',
    isOther: (asked) => others.some((other) => JSON.stringify(other) === JSON.stringify(asked)),
  });
const kinds = (text: string) => check(text).map(({ kind, text: found }) => [kind, found]);

it('finds in the words about a score those that say another one', () => {
  const found = (text: string, score: -1 | 0 | 1) => findOtherScores(text, score).map(({ text: figure }) => figure);
  expect(found('It earned +1, as in 2024 (−1), and ＋１ before.', 1)).toEqual(['−1']);
  expect(found('It earned +1, as in 2024 (−1).', 0)).toEqual(['+1', '−1']);
  expect(found('Ships rose by +1.5 % on page 1, to 0 of 10, from A-1 and +12.', 0)).toEqual([]);
});

describe('the number check', () => {
  it.each([
    ['the average of {{average:commitment:I.1}}', []],
    ['{{average:commitment:I.1 = +0.67}}, {{average:commitment:I.1 = 0,67}}', []],
    ['{{average:commitment:I.1 = +0.76}}', ['contradiction']],
    ['{{percent:overall = 67 %}} and {{percent:overall = 76%}}', ['contradiction']],
    ['{{score:CA:I.2 = -1}} {{score:IT:I.2 = N/A}}', []],
    ['{{score:CA:I.2 = +1}}', ['contradiction']],
    ['{{average:commitment:IX.9}} and {{ and {{}}', ['unknown-mark', 'unknown-mark', 'unknown-mark']],
    ['as decreed [^decree], as told [^rumour]', ['unknown-reference']],
    ['as was done [^withdrawn] in 2025', ['void-reference']],
    ['as kept [^secret] and decreed [^decree]', ['hidden-source']],
    ['see https://example.org/decree', []],
  ])('of marks in “%s”', (text, expected) => {
    expect(check(text).map(({ kind }) => kind)).toEqual(expected);
  });

  it.each(['https://example.org/secret', 'http://www.example.org/secret/', 'www.Example.org/secret#page=3'])(
    'finds the hidden address %s that is written out',
    (address) => {
      expect(kinds(`It is so (see ${address}).`)).toEqual([['hidden-source', address]]);
      expect(kinds(`詳細は${address}を参照。`)).toEqual([['hidden-source', address]]);
    },
  );

  it.each([
    ['the figure beside a mark', '{{average:overall}} (67%)', []],
    ['a wrong one', '{{average:overall}} (76%)', [['contradiction', '76%']]],
    ['a wrong one before it', '+0.82 ({{percent:overall}})', [['contradiction', '+0.82']]],
    ['a share beside a count', '2 of 3 ({{count:+1:commitment:I.1}})', []],
    ['a share that names the whole first', '3か国中2（{{count:+1:commitment:I.1}}）', []],
    ['one that a comma keeps apart', '{{average:overall}}, 76%', [['look-alike', '76%']]],
  ])('holds %s against the tables', (_, text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each([
    ['An average of +0.28, or −0,13.', ['+0.28', '−0,13']],
    ['64%, 64 %, 62,5\u202f%, 64 percent, 64 Prozent, 64 pour cent, 64 per cento', 7],
    ['＋０．２８、６４％、６４パーセント', ['＋０．２８', '６４％', '６４パーセント']],
    ['平均は−0.67である。スコアは+1で、第2位、64%です。', ['−0.67', '+1', '2位', '64%']],
    ['5 of 8 members, 5 out of the 8, 5 sur 8, 5 von den 8, 5 su 8, 8か国中5', 6],
    ['It was given +1, the other −1.', ['+1', '−1']],
    ['ranked 2nd, rank 3, 2nd place, 2e rang, Rang 2, Platz 2, 2. Platz, posto 2, 2º posto, 2位', 10],
  ])('finds every look-alike of “%s”', (text, expected) => {
    const found = findLookAlikes(text).map((each) => each.text);
    if (typeof expected === 'number') expect([found, found.length]).toEqual([found, expected]);
    else expect(found).toEqual(expected);
  });

  it.each([
    'In 2024-25 the unit had 12 staff and a budget of 1,250,000 euros.',
    'COVID-19, Article 5.1, ISO 9001-1 and pages 5–8 of the decree of 3 March 2025',
    'Le décret n° 2025-210 du 3 mars 2025',
  ])('asks nothing about “%s”', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('asks once: an answer holds for its sentence wherever that stands, and not for another', () => {
    const text = 'Seizures rose by 64%. The average is 64%.';
    const [first] = check(text);
    const answered = first?.kind === 'look-alike' ? [first.occurrence] : [];
    expect(check(`New words. ${text}`, answered).map(({ offset }) => offset)).toEqual([
      `New words. ${text}`.indexOf('64%.', 30),
    ]);
    expect(check('Seizures rose by 64% and fell.', answered)).toHaveLength(1);
  });

  it('lets a figure beside a mark be another figure after all', () => {
    const [found] = check('{{average:overall}} (76%)');
    const answered = found?.kind === 'contradiction' && found.occurrence ? [found.occurrence] : [];
    expect(check('{{average:overall}} (76%)', answered)).toEqual([]);
  });

  it('turns an answered figure into a mark that states it, and no other one', () => {
    const text = 'One 67%, two 67%.';
    const second = check(text)[1];
    const occurrence = (second as Extract<NumberFinding, { kind: 'look-alike' }>).occurrence;
    expect(bindLookAlike(text, occurrence, 'percent:overall')).toBe('One 67%, two {{percent:overall = 67%}}.');
    expect(bindLookAlike('Other words.', occurrence, 'percent:overall')).toBeNull();
  });
});

describe('over texts at random', () => {
  // Printed with each failure.
  const seed = '5eed0000000000000000000000000001';
  const WORDS = [
    'the',
    'unit',
    'Straße',
    'été',
    '加盟国',
    '2024',
    '12,000',
    '(see',
    'annex)',
    '–',
    '\n',
    '\n\n- ',
    '. ',
    '{{',
    '}}',
    '[^',
    ']',
  ];
  // As each language prints a decimal and a percent.
  const FORMATS: readonly ((value: ResultValue) => string)[] = [
    ({ kind, text }) => (kind === 'percent' ? `${text}%` : (text ?? '')),
    ({ kind, text }) => (kind === 'percent' ? `${text}\u00a0%` : (text ?? '').replace('.', ',')),
    ({ kind, text }) => (kind === 'percent' ? `${text}\u202f%` : (text ?? '').replace('.', ',').replace('\u2212', '-')),
    ({ kind, text }) =>
      kind === 'percent'
        ? `${text}％`
        : (text ?? '').replace(/[0-9.+]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  ];
  const printed = listMarks(TABLES, 'c1').filter((mark) => /^(average|percent):/.test(mark));
  const pick = <T>(random: Random, list: readonly T[]): T => list[random.below(list.length)] as T;
  const words = (random: Random, most: number): string =>
    Array.from({ length: random.below(most) }, () => pick(random, WORDS)).join(' ');

  it('every printed average and percent in every format is found, and bound to its mark contradicts nothing', () => {
    const random = Random.fromSeed(seed);
    const plain = WORDS.filter((word) => !/[{}[\]]/.test(word));
    for (let trial = 0; trial < 600; trial++) {
      const expression = pick(random, printed);
      const value = results.value(expression) as ResultValue;
      const figure = pick(random, FORMATS)(value);
      const around = (): string => Array.from({ length: random.below(6) }, () => pick(random, plain)).join(' ');
      const text = `${around()} ${figure} ${around()}`;
      const found = check(text).find((each) => each.text === figure);
      expect([seed, text, found?.kind]).toEqual([seed, text, 'look-alike']);
      const { occurrence } = found as Extract<NumberFinding, { kind: 'look-alike' }>;
      const bound = bindLookAlike(text, occurrence, expression) ?? '';
      expect([text, check(bound).filter(({ kind }) => kind === 'contradiction')]).toEqual([text, []]);
      expect(readTokens(bound)).toHaveLength(1);
      const other = printed.find(
        (mark) => results.value(mark)?.kind === value.kind && results.value(mark)?.text !== value.text,
      );
      if (other)
        expect(check(bindLookAlike(text, occurrence, other) ?? '').map(({ kind }) => kind)).toContain('contradiction');
    }
  });

  it('every finding is where it says, none overlap, and answers to all leave no question', () => {
    const random = Random.fromSeed(seed);
    const PARTS = [
      ...WORDS,
      ...printed.map((mark) => `{{${mark}}}`),
      '64%',
      '+0.28',
      '5 of 8',
      '+1',
      '[^decree]',
      '2位',
    ];
    for (let trial = 0; trial < 600; trial++) {
      const text = Array.from({ length: random.below(14) }, () => pick(random, PARTS)).join(
        pick(random, [' ', '', ' (']),
      );
      const findings = check(`${text}${words(random, 3)}`);
      const whole = `${text}`;
      for (const [at, { offset, length, text: found }] of findings.entries()) {
        if (offset + length <= whole.length) expect(whole.slice(offset, offset + length)).toBe(found);
        const next = findings[at + 1];
        if (next) expect([seed, text, next.offset >= offset + length]).toEqual([seed, text, true]);
      }
      const answers = check(text).flatMap((finding) =>
        'occurrence' in finding && finding.occurrence ? [finding.occurrence] : [],
      );
      expect([text, check(text, answers).filter(({ kind }) => kind === 'look-alike')]).toEqual([text, []]);
    }
  });
});
