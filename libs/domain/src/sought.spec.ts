import { hasSought, sought } from './sought.js';

it.each([
  ['Côte d’Ivoire', "cote d'iv", true],
  ['Beweiserhebung', 'ERHEBUNG', true],
  ['国際協力', '協力', true],
  ['II.1 Judicial cooperation', 'II.1', true],
  ['G7-II.12.a', 'ii.1', true],
  ['III.1 Returns', 'II.1', false],
  ['III.1, as II.1 has it', 'II.1', true],
  ['An average of 12.5', '2.5', false],
  ['Members', 'x', false],
])('in “%s” somebody who writes “%s” finds something: %s', (text, words, isFound) => {
  expect(hasSought(text, sought(words))).toBe(isFound);
});
