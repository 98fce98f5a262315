import { appendAt, moveAt, readAt, renameAt, writeAt } from './document.js';

const DOCUMENT = {
  commitments: [
    { code: 'a', evidence: { min: 1 }, indicators: [{ code: 'a1' }, { code: 'a2' }] },
    { code: 'b', codes: { low: { en: 'Low' }, high: { en: 'High' } } },
  ],
};

it('a value is written at its place, and nothing else is touched', () => {
  const next = writeAt(DOCUMENT, '/commitments/0/indicators/1/code', 'a3');
  expect(readAt(next, '/commitments/0/indicators')).toEqual([{ code: 'a1' }, { code: 'a3' }]);
  expect(readAt(next, '/commitments/1')).toBe(DOCUMENT.commitments[1]);
  expect(readAt(DOCUMENT, '/commitments/0/indicators/1/code')).toBe('a2');
});

it('a group that is not there is made, and one that is emptied goes', () => {
  expect(readAt(writeAt(DOCUMENT, '/commitments/1/range/min', '0'), '/commitments/1/range')).toEqual({ min: '0' });
  expect(readAt(writeAt(DOCUMENT, '/commitments/0/evidence/min', undefined), '/commitments/0')).not.toHaveProperty(
    'evidence',
  );
});

it('an item is added, moved and taken away', () => {
  const added = appendAt(DOCUMENT, '/commitments/1/rules', { code: 'r' });
  expect(readAt(added, '/commitments/1/rules')).toEqual([{ code: 'r' }]);
  const codes = (document: unknown) => (readAt(document, '/commitments') as { code: string }[]).map(({ code }) => code);
  expect(codes(moveAt(DOCUMENT, '/commitments/1', '/commitments/0'))).toEqual(['b', 'a']);
  expect(codes(writeAt(DOCUMENT, '/commitments/0', undefined))).toEqual(['b']);
  expect(readAt(writeAt(added, '/commitments/1/rules/0', undefined), '/commitments/1')).not.toHaveProperty('rules');
});

it('keys are moved and renamed in their order, and never onto one that is there', () => {
  const keys = (document: unknown) => Object.keys(readAt(document, '/commitments/1/codes') as object);
  expect(keys(moveAt(DOCUMENT, '/commitments/1/codes/high', '/commitments/1/codes/low'))).toEqual(['high', 'low']);
  expect(keys(renameAt(DOCUMENT, '/commitments/1/codes/low', 'least'))).toEqual(['least', 'high']);
  expect(renameAt(DOCUMENT, '/commitments/1/codes/low', 'high')).toBe(DOCUMENT);
});
