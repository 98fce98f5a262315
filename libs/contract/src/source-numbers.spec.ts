import { SourceNumbers } from './source-numbers.js';
import { quotePieces, referencePieces } from './source-pieces.js';

it('numbers each source once, behind those that have a number already', () => {
  const law = { title: 'The law', url: 'https://example.org/law' };
  const plan = { title: 'Work plan' };
  const numbers = new SourceNumbers([law, { title: 'A map' }]);
  expect(numbers.cite([plan, { ...law, title: 'The law, in full' }])).toEqual([3, 1]);
  expect(numbers.cite([plan])).toEqual([3]);
  expect(numbers.cite([{ ...plan, sha256: 'a'.repeat(64) }])).toEqual([4]);
  expect(numbers.sources).toHaveLength(4);
});

it('keeps what each quotes of one source, with its place, once', () => {
  const law = { title: 'The law', url: 'https://example.org/law' };
  const numbers = new SourceNumbers([law]);
  numbers.cite([
    { ...law, quote: 'A unit is set up.', page: '3' },
    { ...law, quote: 'It has a budget.', page: '9' },
  ]);
  numbers.cite([{ ...law, quote: 'A unit is set up.', page: '3' }, law]);
  const [kept] = numbers.sources;
  if (!kept) throw new Error('It has a source.');
  const words = [...referencePieces('en', kept), ...quotePieces('en', kept)].map(({ text }) => text).join('');
  expect(words.replaceAll('\u00a0', ' ')).toBe(
    'The law, page 3. https://example.org/law “A unit is set up.” “It has a budget.” (page 9)',
  );
});
