import { conflictPlace } from './conflict-place.js';
import { ORDER, type Step } from './differences.js';

const unit = { id: 'id-u', code: 'i1_unit', question: { en: 'Which state?' } };
const mine = { commitments: [{ id: 'id-c', code: 'I.1', title: { en: 'Units' }, indicators: [unit] }] };
const theirs = { commitments: [{ id: 'id-n', code: 'I.2', text: { en: 'To act' } }] };
const placeOf = (...path: Step[]) => conflictPlace(path, [mine, theirs]);
const [COMMITMENT, INDICATOR] = [
  ['commitments', { item: 'id-c' }],
  ['commitments', { item: 'id-c' }, 'indicators', { item: 'id-u' }],
] as const;

it('calls where two texts differ by its item, as both have it, and by the field of its form', () => {
  expect(placeOf(...INDICATOR, 'question', 'de')).toMatchObject({
    owner: { kind: 'indicator', code: 'i1_unit', words: { en: 'Which state?' } },
    place: { field: { label: 'planEdit.question' }, language: 'de', isOrder: false },
  });
  expect(placeOf(...COMMITMENT, 'rules', { item: 'I1-R1' }, 'test')).toMatchObject({
    owner: { kind: 'commitment', code: 'I.1', words: { en: 'Units' } },
    place: { within: { kind: 'rule', code: 'I1-R1' }, field: { label: 'trial.test' } },
  });
  expect(placeOf('title', 'en')).toMatchObject({ owner: null, place: { field: { label: 'planEdit.title' } } });
});

it('tells what one of them has alone, and an order from what is in it', () => {
  expect(placeOf('commitments', { item: 'id-n' })).toEqual({
    owner: { kind: 'commitment', code: 'I.2', words: { en: 'To act' } },
    place: null,
  });
  expect(placeOf(...COMMITMENT, 'indicators', ORDER)).toMatchObject({
    place: { within: { kind: 'indicator', code: '' }, isOrder: true },
  });
  expect(placeOf('commitments', ORDER)).toMatchObject({ owner: null, place: { within: { kind: 'commitment' } } });
  expect(placeOf('mirrors')).toMatchObject({ place: { within: { kind: 'mirrors' }, isOrder: false } });
});
