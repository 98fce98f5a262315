import { known, oneOf, readParts, unknownParts, unmetPart, upTo, type Readers } from './address-parts.js';

const read = known(({ state }): { state?: 'open' } => (state === 'open' ? { state } : {}));

it('a part of an address that is not known is said to be none, so that the router does not keep it', () => {
  expect(Object.entries(read({ state: 'late', more: '1' }))).toEqual([
    ['state', undefined],
    ['more', undefined],
  ]);
  expect(Object.entries(read({ state: 'open' }))).toEqual([['state', 'open']]);
});

it('a word in another letter case is the one that is known; what a person wrote stays as it is', () => {
  const find = known(({ state, find }): { state?: 'DONE'; find?: unknown } => ({
    ...(state === 'DONE' && { state }),
    ...(find !== undefined && { find }),
  }));
  expect(find({ state: 'done', find: 'Ann' })).toStrictEqual({ state: 'DONE', find: 'Ann' });
  expect(read({ state: 'OPEN' })).toStrictEqual({ state: 'open' });
});

it('what is asked for and not shown is named, what is not asked for is not', () => {
  expect(unmetPart('cycle', 'g7', 'g8')).toEqual(['cycle=g7']);
  expect(unmetPart('cycle', 'g7', undefined)).toEqual(['cycle=g7']);
  expect([unmetPart('cycle', 'g7', 'g7'), unmetPart('cycle', undefined, 'g7')]).toEqual([[], []]);
});

it('is named as it is written, but for what is empty', () => {
  const parts = (address: string): string[] =>
    unknownParts(address, new Map(Object.entries(read(Object.fromEntries(new URLSearchParams(address))))));
  expect(parts('?state=late&more=1&none=')).toEqual(['state=late', 'more=1']);
  expect(parts('?state=open')).toEqual([]);
  // What a letter's sender counts is nobody's filter.
  expect(parts('?utm_source=letter&gclid=1&state=open')).toEqual([]);
});

describe('the parts that a screen reads', () => {
  const readers: Readers<{ state?: 'open' | 'done'; member?: string; from?: string }> = {
    state: oneOf(['open', 'done']),
    member: upTo(3),
    from: (raw) => (raw === 'never' ? undefined : raw),
  };

  it('are those that say something it knows, and a number as the word that it was', () => {
    expect(readParts({ state: 'done', member: 'FR', from: 2026 }, readers)).toEqual({
      state: 'done',
      member: 'FR',
      from: '2026',
    });
  });

  it('leave out an unknown word, a long one, an empty one and what is no word', () => {
    const none = { state: 'late', member: 'FRANCE', from: 'never', more: '1' };
    expect(Object.keys(readParts(none, readers))).toEqual([]);
    expect(Object.keys(readParts({ state: ['open'], member: '', from: null }, readers))).toEqual([]);
  });
});
