import { sayFault } from '@signatory/texts';
import { readText } from './read-text.js';

it('a yes or no is read in each language of the product, and asked for in the reader’s own words', () => {
  for (const [yes, no] of [
    ['Yes', 'No'],
    ['Oui', 'Non'],
    ['Ja', 'Nein'],
    ['Sì', 'No'],
    ['はい', 'いいえ'],
  ] as const)
    expect([yes, no].map((text) => readText({ kind: 'boolean' }, text, undefined))).toEqual([
      { text: 'true', faults: [] },
      { text: 'false', faults: [] },
    ]);
  const { faults } = readText({ kind: 'boolean' }, 'peut-être', undefined);
  expect(faults.map(({ words }) => sayFault('fr', words).cure)).toEqual(['Écrivez oui ou non.']);
});
