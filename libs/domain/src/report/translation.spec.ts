import { stateOfTranslation } from './translation.js';

const words = (source: string, translation: string) => ({ source, translation });

describe('a translation', () => {
  it.each([
    ['is missing without words', null, words('Nulla.', ' '), true, null],
    ['is a draft until it is checked', null, words('Nulla.', 'Nothing.'), false, 'DRAFT'],
    ['is checked when somebody says so', null, words('Nulla.', 'Nothing.'), true, 'CHECKED'],
    ['stays checked while its source stays', words('A', 'B'), words('A', 'B'), true, 'CHECKED'],
    ['is void when its source changes', words('A', 'B'), words('C', 'B'), true, 'DRAFT'],
    ['is checked when both changed', words('A', 'B'), words('C', 'D'), true, 'CHECKED'],
  ] as const)('%s', (_, before, after, checked, state) => {
    expect(stateOfTranslation(before, after, checked)).toBe(state);
  });
});
