import { mergeWritten, type Written } from './chapter-merge.js';

const theirs: Written = {
  sections: { background: 'Theirs [^ca-1].', definitions: '', members: { CA: 'Canada, theirs.' } },
  references: [{ key: 'ca-1', title: 'A decree' }],
};
const mine: Written = {
  sections: { background: 'Old.', definitions: 'Mine [^ca-1][^fr-1].', members: { CA: 'Canada, mine.' } },
  references: [
    { key: 'ca-1', title: 'A statute' },
    { key: 'fr-1', title: 'A law' },
  ],
};

it('keeps the sections that were chosen, and the other editor’s of all others', () => {
  const { sections } = mergeWritten(theirs, { ...mine, references: theirs.references }, new Set(['members/CA']));
  expect(sections).toEqual({ background: 'Theirs [^ca-1].', definitions: '', members: { CA: 'Canada, mine.' } });
});

it('gives a source a new key where both editors took the same one for different sources', () => {
  const merged = mergeWritten(theirs, mine, new Set(['definitions']));
  expect(merged.sections.background).toBe('Theirs [^ca-1].');
  expect(merged.sections.definitions).toBe('Mine [^ca-2][^fr-1].');
  expect(merged.references).toEqual([
    { key: 'ca-1', title: 'A decree' },
    { key: 'ca-2', title: 'A statute' },
    { key: 'fr-1', title: 'A law' },
  ]);
});
