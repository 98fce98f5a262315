import { addressKey, withoutAddresses } from './addresses.js';

const SECRET = new Set(['example.org/secret', 'example.org/a_(b)', 'dossier.example.org'].map(addressKey));
const withhold = (text: string): string => withoutAddresses(text, (address) => SECRET.has(addressKey(address)), '[…]');

it.each([
  ['See https://www.Example.org/secret/.', 'See […].'],
  ['(example.org/secret#page=3)', '([…])'],
  ['at HTTP://EXAMPLE.ORG/secret, and', 'at […], and'],
  ['A bracket of its own: https://example.org/a_(b).', 'A bracket of its own: […].'],
  ['The host alone: dossier.example.org', 'The host alone: […]'],
  ['出典はexample.org/secretである。', '出典は[…]である。'],
  ['出典はhttps://example.org/secretである。', '出典は[…]である。'],
])('%s loses what is hidden', (text, without) => {
  expect(withhold(text)).toBe(without);
});

it.each([
  'https://example.org/secretariat is another page, and so is example.org.',
  'Who writes to mail@dossier.example.org, names no page.',
  'Art. 3, para. 2 of Act No. 12/2024: 1.5 million, e.g. and/or.',
])('%s stays as it is', (text) => {
  expect(withhold(text)).toBe(text);
});
