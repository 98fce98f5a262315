import { known, unknownParts, unmetPart } from './address-parts.js';

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
