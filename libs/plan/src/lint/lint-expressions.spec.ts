import { edit, serious } from '../fixture.testing.js';

it('does not blame a message for what a condition at fault was meant to read', () => {
  const named = edit(
    ['test: i1_staff > 0', 'test: i1_staf > 0'],
    [
      'en: You report an operating unit without staff. Correct the staff or the state of the unit.',
      'en: "You report {i1_staff} as its staff."',
    ],
  );
  expect(serious(named).map(({ path }) => path)).toEqual(['/commitments/0/rules/0/test']);
  const unknown = named.replace('{i1_staff}', '{i1_nothing}');
  expect(serious(unknown).map(({ path }) => path)).toEqual([
    '/commitments/0/rules/0/test',
    '/commitments/0/rules/0/message',
  ]);
});
