import { plainText, Refusal } from '@signatory/domain';
import { problemValues } from './problem-values.js';

it.each([
  ['en', 'Spain, Portugal'],
  ['fr', 'Espagne, Portugal'],
  // In the language that it has.
  ['de', 'Spain und Portugal'],
] as const)('members are called by their names in the reader’s language: %s', (language, names) => {
  const spain = { original: 'en', texts: { en: { text: 'Spain' }, fr: { text: 'Espagne' } } };
  const refusal = new Refusal('cycle.reviewers-missing', { members: 'ES, PT', names: [spain, plainText('Portugal')] });
  expect(problemValues(language, refusal)['names']).toBe(names);
});

it('a phase is called by its name', () => {
  const refusal = new Refusal('cycle.phase-taken', { series: 's', phase: 'final' });
  expect(problemValues('it', refusal)).toMatchObject({ series: 's', phase: 'Finale' });
});
