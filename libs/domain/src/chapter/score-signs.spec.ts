import { readSigns, writeSigns, type SignedScore } from './score-signs.js';

it('a row of scores is what it was once it was written as signs', () => {
  const row: SignedScore[] = [
    { kind: 'score', value: -1 },
    { kind: 'score', value: 0 },
    { kind: 'score', value: 1 },
    { kind: 'not-asked', value: null },
    { kind: 'no-data', value: null },
  ];
  expect(writeSigns(row)).toBe('-0+n.');
  expect(readSigns('-0+n.')).toEqual(row);
});
