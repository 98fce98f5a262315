import type { ScoreValue } from '../plan/commitment.js';
import { replyUntilOf, requireSearched, type DeskSearch } from './silence.js';

const AT = new Date('2026-01-15T12:00:00Z');
const whole: DeskSearch = {
  sources: ['gazette', 'ministry'],
  own: ['ministry', 'gazette'],
  searches: 2,
  replyUntil: new Date('2026-01-15T12:00:00Z'),
};

it.each<[string, ScoreValue, Partial<DeskSearch>, string | null]>([
  ['all is done', -1, {}, null],
  ['a source is missing', 0, { own: ['gazette'] }, 'score.search-needed'],
  ['a source is missing', -1, { own: [] }, 'score.search-needed'],
  ['the other has not searched', -1, { searches: 1, replyUntil: null }, 'score.search-open'],
  ['the other has not searched', 0, { searches: 1, replyUntil: null }, null],
  ['the member may still answer', -1, { replyUntil: new Date('2026-01-15T12:00:01Z') }, 'score.reply-period-open'],
  ['the member may still answer', 1, { replyUntil: new Date('2026-01-15T12:00:01Z') }, null],
  ['somebody settles what two scored', -1, { own: null }, null],
  ['somebody settles what was not searched', -1, { own: null, searches: 0, replyUntil: null }, 'score.search-open'],
  ['the plan names no sources', -1, { sources: [], own: [] }, 'score.search-open'],
  ['the plan names no sources', 0, { sources: [], own: [] }, null],
])('where a member is silent and %s, %d is refused as the table says', (_, value, search, refusal) => {
  const ask = (): void => requireSearched(value, { ...whole, ...search }, AT);
  if (refusal === null) expect(ask).not.toThrow();
  else expect(ask).toThrow(expect.objectContaining({ code: refusal }));
});

it('the member has the days of the method to answer', () => {
  expect(replyUntilOf(AT, { replyDays: 14 }).toISOString()).toBe('2026-01-29T12:00:00.000Z');
});
