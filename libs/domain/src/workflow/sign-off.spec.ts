import { silenceDaysOf, silenceEnd, signOffBrings } from './sign-off.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const inDays = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

it('members have days to object where the plan asks for their silence alone', () => {
  expect(silenceDaysOf({ adoption: 'silence', silenceDays: 5 })).toBe(5);
  expect(silenceDaysOf({ adoption: 'note', silenceDays: 5 })).toBeNull();
  expect(silenceEnd(5, NOW)).toEqual(inDays(5));
  expect(silenceEnd(null, NOW)).toBeNull();
});

it.each([
  [0, null, 'publication'],
  [-1, null, 'publication'],
  [1, null, 'embargo'],
  [5, 5, 'silence'],
  [4, 5, 'refusal'],
  [0, 5, 'refusal'],
] as const)('an embargo that ends in %s days, with %s of silence, brings %s', (days, silenceDays, brings) => {
  expect(signOffBrings({ embargoUntil: inDays(days), silenceDays }, NOW)).toBe(brings);
});
