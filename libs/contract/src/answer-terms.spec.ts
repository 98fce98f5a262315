import { plainText } from '@signatory/domain';
import { messages } from '@signatory/texts';
import { groupAnswers, printAnswer, type AnsweredIndicator } from './answer-terms.js';
import { answerText, printErratum } from './print-erratum.js';
import type { ReleaseAnswer } from './release-answers.js';

const named = (en: string, fr: string) => ({ original: 'en', texts: { en: { text: en }, fr: { text: fr } } });
const STAGE: AnsweredIndicator = {
  type: 'choice',
  codes: [
    { code: 'none', label: plainText('None') },
    { code: 'operating', label: named('Operating', 'En service') },
  ],
};
const ROUTES: AnsweredIndicator = {
  type: 'list',
  codes: [
    { code: 'land', label: named('Land', 'Terre') },
    { code: 'sea', label: named('Sea', 'Mer') },
  ],
};
const YES: AnsweredIndicator = { type: 'boolean' };
const DAY: AnsweredIndicator = { type: 'date' };

function answer(value: ReleaseAnswer['value'], status: ReleaseAnswer['status'] = 'normal', member = 'CA') {
  return { member, indicator: 'i1', value, status, illustrative: false };
}

const CASES = [
  [STAGE, answer('operating'), 'operating', 'Operating', 'En service'],
  // No label in French: its own language stands in.
  [STAGE, answer('none'), 'none', 'None', 'None'],
  [YES, answer(true), 'true', 'Yes', 'Oui'],
  [YES, answer(false), 'false', 'No', 'Non'],
  [DAY, answer('2025-03-01'), '2025-03-01', '1 March 2025', '1er mars 2025'],
  [ROUTES, answer([]), '[]', 'None on the list', 'Aucun élément de la liste'],
  [
    ROUTES,
    answer([{ key: 'sea', date: '2025-03-01' }, { key: 'land' }]),
    'sea (2025-03-01); land',
    'Sea (1 March 2025), Land',
    'Mer (1er mars 2025), Terre',
  ],
  // A code that the release does not name is what it is.
  [ROUTES, answer([{ key: 'air' }]), 'air', 'air', 'air'],
] as const;

describe('an answer that is neither a figure nor text', () => {
  it.each(CASES)('%# is printed in words, and from an erratum alike', (indicator, given, kept, en, fr) => {
    expect(answerText(given)).toBe(kept);
    for (const [language, printed] of [
      ['en', en],
      ['fr', fr],
    ] as const) {
      expect(printAnswer(messages(language), language, indicator, given)).toBe(printed);
      expect(printErratum(language, 'answer', kept, indicator.codes)).toBe(printed);
    }
  });

  it.each([
    ['missing', '– (missing)', 'Missing', '– (Missing)'],
    ['not-applicable', '– (not-applicable)', 'Not applicable', '– (Not applicable)'],
    ['confidential', '– (confidential)', 'Confidential', '– (Confidential)'],
  ] as const)('says that it is %s, and not what', (status, kept, words, moved) => {
    expect(answerText(answer(null, status))).toBe(kept);
    expect(printAnswer(messages('en'), 'en', YES, answer(null, status))).toBe(words);
    expect(printErratum('en', 'answer', kept)).toBe(moved);
  });

  it('leaves what is no answer to the other rows of an erratum', () => {
    expect(printErratum('de', 'figure', '1234.5')).toBe('1.234,5');
    expect(printErratum('de', 'narrative', 'true')).toBe('true');
    expect(printErratum('de', 'answer', '–')).toBe('–');
  });

  it('stands with those who gave it: codes as the plan has them, days by date, then those without', () => {
    const groups = (indicator: AnsweredIndicator, answers: readonly ReleaseAnswer[]) =>
      groupAnswers(indicator, answers).map(({ term, members }) => [
        term.kind === 'code' ? term.code : term.kind === 'day' ? term.day : term.kind,
        members.map(({ member, days }) => [member, ...days].join(' ')).join(' '),
      ]);
    expect(
      groups(ROUTES, [
        answer([], 'normal', 'CA'),
        answer([{ key: 'sea', date: '2025-03-01' }, { key: 'land' }], 'normal', 'FR'),
        answer(null, 'confidential', 'DE'),
        // Named twice it is one member that names it.
        answer([{ key: 'sea' }, { key: 'sea', date: '2025-04-01' }], 'normal', 'IT'),
        answer(null, 'withheld', 'JP'),
      ]),
    ).toEqual([
      ['land', 'FR'],
      ['sea', 'FR 2025-03-01 IT 2025-04-01'],
      ['none', 'CA'],
      ['confidential', 'DE JP'],
    ]);
    expect(
      groups(DAY, [
        answer('2025-09-01', 'normal', 'CA'),
        answer(null, 'missing', 'FR'),
        answer('2025-01-31', 'normal', 'DE'),
      ]),
    ).toEqual([
      ['2025-01-31', 'DE'],
      ['2025-09-01', 'CA'],
      ['missing', 'FR'],
    ]);
    expect(groups(YES, [answer(false, 'normal', 'CA'), answer(true, 'normal', 'FR')])).toEqual([
      ['yes', 'FR'],
      ['no', 'CA'],
    ]);
  });
});
