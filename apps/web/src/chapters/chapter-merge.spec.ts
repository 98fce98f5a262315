import { findDiffering, isSameText, mergeWritten, type Written } from './chapter-merge.js';

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

it('tells the sections that one side alone changed from those that both did', () => {
  const of = (background: string, definitions: string, CA = ''): Written => ({
    sections: { background, definitions, members: { CA } },
    references: [],
  });
  const names = ['background', 'definitions', 'members/CA'];
  const [one, other] = [of('Mine.', 'Old.', 'Mine.'), of('Theirs.', 'Theirs.', '')];
  expect(findDiffering(names, { from: of('Old.', 'Old.'), mine: one, theirs: other })).toEqual({
    contested: ['background'],
    theirs: ['definitions'],
    mine: ['members/CA'],
  });
  // Kept on the device by an older release of the product: it does not know what was there before.
  expect(findDiffering(names, { from: null, mine: one, theirs: other })).toEqual({
    contested: names,
    theirs: [],
    mine: [],
  });
  expect(findDiffering(names, { from: null, mine: one, theirs: one })).toEqual({ contested: [], theirs: [], mine: [] });
});

it('knows the same text in another order, and another source', () => {
  const same: Written = {
    ...mine,
    sections: { members: { FR: '', CA: 'Canada, mine.' }, definitions: 'Mine [^ca-1][^fr-1].', background: 'Old.' },
  };
  expect(isSameText(mine, same)).toBe(true);
  expect(isSameText(mine, { ...mine, references: mine.references.slice(1) })).toBe(false);
  expect(isSameText(mine, { ...mine, sections: { ...mine.sections, background: 'New.' } })).toBe(false);
});
