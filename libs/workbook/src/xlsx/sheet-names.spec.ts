import { sheetName } from './sheet-names.js';

it.each([
  ['Pillar I', 'Pillar I'],
  ['Stärkung der Zusammenarbeit durch den Austausch', 'Stärkung der Zusammenarbeit'],
  ['Strengthening legal frameworks, and the capacities of courts', 'Strengthening legal frameworks'],
  ['Renforcer la coopération entre les autorités', 'Renforcer la coopération entre'],
  ['Combating it all in the international and regional networks', 'Combating it all'],
  // Too little would be left.
  ['Extraordinary of incomprehensibilities', 'Extraordinary of'],
  [
    '法執行機関の作戦・捜査能力を強化するための国際協力と情報交換の推進について',
    '法執行機関の作戦・捜査能力を強化するための国際協力と情報交換の',
  ],
])('a sheet of “%s” is called “%s”', (title, name) => {
  expect(sheetName(title, [])).toBe(name);
});

it('is another name than those that are taken, whatever their case', () => {
  expect(sheetName('Scores', ['scores', 'Scores (2)'])).toBe('Scores (3)');
  expect(sheetName('History', [])).toBe('History (2)');
});
