import { dayOf, EMPTY, readFields } from './cited-fields.js';

const NOW = new Date(2026, 2, 3, 9);
const DECREE = { ...EMPTY, title: 'The decree', url: 'https://example.org/decree' };
const read = (fields: Partial<typeof EMPTY>) => readFields({ ...DECREE, ...fields }, NOW);

it('a page is cited by what was filled in, and by nothing else', () => {
  expect(read({})).toEqual({ link: { title: 'The decree', url: 'https://example.org/decree' } });
  const said = { page: '14', quote: 'in force at once', accessed: '2026-03-03', published: '2026-02-28' };
  expect(read(said)).toEqual({ link: { title: 'The decree', url: 'https://example.org/decree', ...said } });
});

it.each([
  ['title', { title: ' ' }],
  ['url', { url: 'example' }],
  ['accessed', { accessed: '2026-03-04' }],
  ['published', { published: '2026-02-30' }],
  ['page', { page: 'p'.repeat(51) }],
  ['quote', { quote: 'q'.repeat(2_001) }],
])('what is wrong is told of its field: %s', (field, fields) => {
  expect(read(fields)).toEqual({ faults: new Set([field]) });
});

it('a day is that of who reads, also in the hours in which it is another elsewhere', () => {
  expect(dayOf(new Date(2026, 2, 3, 0, 5))).toBe('2026-03-03');
  expect(dayOf(new Date(2026, 2, 3, 23, 55))).toBe('2026-03-03');
});
