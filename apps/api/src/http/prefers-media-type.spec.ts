import { prefersMediaType } from './prefers-media-type.js';

it.each([
  [undefined, false],
  ['*/*', false],
  ['application/json', false],
  ['application/ld+json', true],
  ['Application/LD+JSON; charset=utf-8', true],
  ['application/json;q=0.5, application/ld+json', true],
  ['application/json, application/ld+json;q=0.5', false],
  ['application/ld+json;q=0', false],
  ['application/ld+json;q=much', false],
])('a reader that accepts %s gets linked data: %s', (accept, preferred) => {
  expect(prefersMediaType(accept, 'application/ld+json')).toBe(preferred);
});
