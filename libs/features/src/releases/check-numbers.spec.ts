import type { ReleaseDocument } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { listOtherResults } from './check-numbers.js';

const local = (texts: Readonly<Record<string, string>>) => ({
  original: 'en',
  texts: Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, { text }])),
});
const mean = (average: string, percent: number) => ({ average, percent, bounds: null });

function listed(said: Partial<Pick<ReleaseDocument, 'scores' | 'actions' | 'replies' | 'narratives'>>) {
  const document = {
    plan: {
      members: [{ code: 'FR', name: local({ en: 'France', de: 'Frankreich' }), abbreviation: 'FRA' }],
      commitments: [{ id: 'c1', code: 'I.1', title: plainText('Keep all ports clean'), indicators: [{ code: 'i1' }] }],
    },
    tables: {
      overall: mean('+0.33', 67),
      members: [{ member: 'FR', ...mean('+0.50', 75) }],
      commitments: [{ commitment: 'c1', ...mean('+0.67', 83) }],
      pillars: [],
    },
    scores: [],
    ...said,
  } as unknown as ReleaseDocument;
  return listOtherResults(document).map(({ kind, member, commitment, text, printed }) => [
    kind,
    member.texts['en']?.text,
    commitment,
    text,
    printed.kind === 'score' ? printed.value : `${printed.of.texts[printed.of.original]?.text} ${printed.average}`,
  ]);
}

const at = { member: 'FR', commitment: 'c1' };
const score = (value: number | null, rationale: object | null, reason: object | null = null) =>
  [{ ...at, kind: 'score', value, rationale, reason }] as unknown as ReleaseDocument['scores'];

it('asks about scores and averages in reasons and rationales, in each of their languages', () => {
  const rationale = local({
    en: 'France was given +1, and its average is +0.45.',
    de: 'Frankreichs Durchschnitt beträgt +0,40.',
  });
  expect(listed({ scores: score(0, rationale, plainText('I.1 has an average of +0.60.')) })).toEqual([
    ['reason', 'France', 'I.1', '+0.60', 'I.1 +0.67'],
    ['rationale', 'France', 'I.1', '+1', 0],
    ['rationale', 'France', 'I.1', '+0.45', 'France +0.50'],
    ['rationale', 'France', 'I.1', '+0,40', 'France +0.50'],
  ]);
});

it('asks in what a member did, in its reply, in what that was answered, and in what it tells beside an answer', () => {
  const actions = [{ ...at, text: plainText('The average of France is +0.45.') }];
  const replies = [
    { ...at, text: 'Our average score, that of France, is 57%.', answer: { text: 'The average of France is −0.50.' } },
  ];
  const narratives = [{ member: 'FR', indicator: 'i1', text: plainText('The average of I.1 is +0.10.') }];
  expect(listed({ actions, replies, narratives } as unknown as ReleaseDocument)).toEqual([
    ['action', 'France', 'I.1', '+0.45', 'France +0.50'],
    ['reply', 'France', 'I.1', '57%', 'France +0.50'],
    ['answer', 'France', 'I.1', '−0.50', 'France +0.50'],
    ['narrative', 'France', 'I.1', '+0.10', 'I.1 +0.67'],
  ]);
});

it('asks nothing of what the tables have, and of words that are on file', () => {
  const rationale = plainText('France was given 0; its average is +0.50 (75%).');
  const replies = [{ ...at, text: null, answer: null }];
  const actions = [{ ...at, text: null }];
  expect(listed({ scores: score(0, rationale), actions, replies } as unknown as ReleaseDocument)).toEqual([]);
  expect(listed({ scores: score(null, null) })).toEqual([]);
});
