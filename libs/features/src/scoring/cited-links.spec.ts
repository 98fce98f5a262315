import { Refusal } from '@signatory/domain';
import { citedBy, linksOf, requireRead } from './cited-links.js';

const DECREE = { title: 'The decree', url: 'https://example.org/decree' };
const QUOTED = { ...DECREE, page: '14', quote: 'in force at once' };

it('a page that several cite stands once, by what says most of it', () => {
  expect(citedBy([{ evidence: [DECREE] }, { evidence: [DECREE] }])).toEqual([DECREE]);
  expect(citedBy([{ evidence: [DECREE] }, { evidence: [QUOTED] }])).toEqual([QUOTED]);
  expect(citedBy([{ evidence: [QUOTED] }, { evidence: [{ ...DECREE, page: '14' }] }])).toEqual([QUOTED]);
  const annex = { title: 'Annex', url: 'https://example.org/annex' };
  expect(citedBy([{ evidence: [annex, DECREE] }, { evidence: [DECREE] }])).toEqual([annex, DECREE]);
});

it('other words of the same page stand beside them', () => {
  const other = { ...DECREE, page: '20', quote: 'its staff are twelve' };
  expect(citedBy([{ evidence: [QUOTED] }, { evidence: [other] }])).toEqual([QUOTED, other]);
});

it('what is kept of a page is read again, and nothing that was not said', () => {
  expect(linksOf([{ ...QUOTED, accessed: '2026-03-03' }, DECREE])).toEqual([
    { ...QUOTED, accessed: '2026-03-03' },
    DECREE,
  ]);
});

it.each([
  ['2026-03-03', []],
  // In Kiribati it is tomorrow already.
  ['2026-03-04', []],
  ['2026-03-05', ['/evidence/1/accessed']],
])('a day on which it was read has come somewhere: %s', (accessed, pointers) => {
  const ask = () => requireRead([DECREE, { ...DECREE, accessed }], new Date('2026-03-03T12:00:00Z'));
  if (pointers.length === 0) return expect(ask).not.toThrow();
  let refused: unknown;
  try {
    ask();
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(Refusal);
  expect(JSON.stringify(refused)).toContain(pointers[0]);
});
