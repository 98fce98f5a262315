import { citeAction, citeEvidence } from './cite-evidence.js';

const decree = { member: 'CA', title: 'Decree 2025-210', url: 'https://example.org/decree' };

it('cites evidence under a key of its member that no other reference has', () => {
  const { key, references } = citeEvidence([{ key: 'ca-1', title: 'Another decree' }], decree);
  expect(key).toBe('ca-2');
  expect(references).toEqual([
    { key: 'ca-1', title: 'Another decree' },
    { key: 'ca-2', title: 'Decree 2025-210', url: 'https://example.org/decree' },
  ]);
});

it('cites what is a reference already under its key', () => {
  const { references } = citeEvidence([], decree);
  expect(citeEvidence(references, decree)).toEqual({ key: 'ca-1', references });
});

it('cites an action once, with as many of its words as a title takes', () => {
  const cited = citeAction([], { id: 'a-1', member: 'CA' }, 'x'.repeat(600));
  expect(cited.references).toMatchObject([{ key: 'ca-1', action: 'a-1' }]);
  expect(cited.references[0]?.title).toHaveLength(500);
  expect(citeAction(cited.references, { id: 'a-1', member: 'CA' }, 'Other words')).toEqual(cited);
});
