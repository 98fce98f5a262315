import { SourceNumbers } from './source-numbers.js';

it('numbers each source once, behind those that have a number already', () => {
  const law = { title: 'The law', url: 'https://example.org/law' };
  const plan = { title: 'Work plan' };
  const numbers = new SourceNumbers([law, { title: 'A map' }]);
  expect(numbers.cite([plan, { ...law, title: 'The law, in full' }])).toEqual([3, 1]);
  expect(numbers.cite([plan])).toEqual([3]);
  expect(numbers.cite([{ ...plan, sha256: 'a'.repeat(64) }])).toEqual([4]);
  expect(numbers.sources).toHaveLength(4);
});
