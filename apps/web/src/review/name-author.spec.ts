import { messages } from '@signatory/texts';
import { nameAuthor } from './name-author.js';

it.each([
  ['reviewer', 'Évaluateur'],
  ['system', 'Système'],
  ['Clémence Vautrelle', 'Clémence Vautrelle'],
])('an act by %s is said to be of %s', (by, name) => {
  expect(nameAuthor(by, messages('fr'))).toBe(name);
});
