import { faultOfPassword } from './fault-of-password.js';

const ann = { email: 'ann.meyer@interior.example', name: 'Ann Meyer' };

it.each([
  ['qwerty123456', 'common'],
  ['1qaz2wsx3edc4rfv', 'common'],
  ['Password1234', 'common'],
  ['Password2026!!!!', 'common'],
  ['UNBELIEVABLE1', 'common'],
  ['aaaaaaaaaaaab', 'common'],
  ['abcabcabcabcabc', 'common'],
  ['ミスターミスターミスター', 'common'],
  ['ann.meyer2026', 'own'],
  ['AnnMeyer12345', 'own'],
  ['interior.example', 'own'],
  ['meyer and the other seven ships', null],
  ['correct horse battery', null],
  ['twelve or more characters', null],
  ['monkey 83629174 tangerine', null],
])('%s: %s', async (password, fault) => {
  expect(await faultOfPassword(password, ann)).toBe(fault);
});
