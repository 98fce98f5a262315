import { known, unknownParts } from './address-parts.js';

const read = known(({ state }): { state?: 'open' } => (state === 'open' ? { state } : {}));

it('a part of an address that is not known is said to be none, so that the router does not keep it', () => {
  expect(Object.entries(read({ state: 'late', more: '1' }))).toEqual([
    ['state', undefined],
    ['more', undefined],
  ]);
  expect(Object.entries(read({ state: 'open' }))).toEqual([['state', 'open']]);
});

it('is named as it is written, but for what is empty', () => {
  const parts = (address: string): string[] =>
    unknownParts(address, new Map(Object.entries(read(Object.fromEntries(new URLSearchParams(address))))));
  expect(parts('?state=late&more=1&none=')).toEqual(['state=late', 'more=1']);
  expect(parts('?state=open')).toEqual([]);
  // What a letter's sender counts is nobody's filter.
  expect(parts('?utm_source=letter&gclid=1&state=open')).toEqual([]);
});
