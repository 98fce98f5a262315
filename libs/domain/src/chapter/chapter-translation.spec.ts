import { stateOfChapterText } from './chapter-translation.js';

it.each([
  [null, 'MISSING', false],
  [{ checked: false, sourceSha256: 'a' }, 'DRAFT', false],
  [{ checked: true, sourceSha256: 'a' }, 'CHECKED', false],
  [{ checked: true, sourceSha256: 'b' }, 'DRAFT', true],
] as const)('a translation saved as %j is %s', (saved, state, outdated) => {
  expect(stateOfChapterText(saved, 'a')).toEqual({ state, outdated });
});
