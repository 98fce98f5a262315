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
  const { sections } = mergeWritten(
    { from: null, mine: { ...mine, references: theirs.references }, theirs },
    new Set(['members/CA']),
  );
  expect(sections).toEqual({ background: 'Theirs [^ca-1].', definitions: '', members: { CA: 'Canada, mine.' } });
});

it('gives a source a new key where both editors took the same one for different sources', () => {
  const merged = mergeWritten({ from: null, mine, theirs }, new Set(['definitions']));
  expect(merged.sections.background).toBe('Theirs [^ca-1].');
  expect(merged.sections.definitions).toBe('Mine [^ca-2][^fr-1].');
  expect(merged.references).toEqual([
    { key: 'ca-1', title: 'A decree' },
    { key: 'ca-2', title: 'A statute' },
    { key: 'fr-1', title: 'A law' },
  ]);
});

it('cites a source once that both took, under different keys', () => {
  const law = { key: 'fr-1', title: 'A law' };
  const decree = { key: 'fr-1', title: 'A decree' };
  const merged = mergeWritten(
    {
      from: { sections: { background: '', definitions: '', members: {} }, references: [] },
      theirs: { sections: { background: '[^fr-1]', definitions: '', members: {} }, references: [law] },
      mine: {
        sections: { background: '', definitions: '[^fr-1][^fr-2]', members: {} },
        references: [decree, { ...law, key: 'fr-2' }],
      },
    },
    new Set(['definitions']),
  );
  expect(merged.sections.definitions).toBe('[^fr-3][^fr-1]');
  expect(merged.references).toEqual([law, { ...decree, key: 'fr-3' }]);
});

it('has a source as the other editor corrected it, and none that was taken away and that nothing kept cites', () => {
  const [law, decree, note] = ['A law', 'A decree', 'A note'].map((title, at) => ({ key: `fr-${at + 1}`, title }));
  const corrected = { key: 'fr-1', title: 'A law of 2025' };
  const sections = { background: '[^fr-1]', definitions: '[^fr-3]', members: {} };
  const before: Written = { sections, references: [law, decree, note].filter((each) => each !== undefined) };
  const apart = { from: before, mine: before, theirs: { sections, references: [corrected] } };
  expect(mergeWritten(apart, new Set(['background'])).references).toEqual([corrected]);
  expect(mergeWritten(apart, new Set(['background', 'definitions'])).references).toEqual([corrected, note]);
});

it('tells the sections that one side alone changed from those that both did', () => {
  const of = (background: string, definitions: string, CA = ''): Written => ({
    sections: { background, definitions, members: { CA } },
    references: [],
  });
  const [one, other] = [of('Mine.', 'Old.', 'Mine.'), of('Theirs.', 'Theirs.', '')];
  expect(findDiffering({ from: of('Old.', 'Old.'), mine: one, theirs: other })).toEqual({
    contested: ['background'],
    theirs: ['definitions'],
    mine: ['members/CA'],
  });
  // Kept on the device by an older release of the product: it does not know what was there before.
  expect(findDiffering({ from: null, mine: one, theirs: other })).toEqual({
    contested: ['background', 'definitions', 'members/CA'],
    theirs: [],
    mine: [],
  });
  expect(findDiffering({ from: null, mine: one, theirs: one })).toEqual({ contested: [], theirs: [], mine: [] });
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
