import type { MigrationView } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import {
  changeRow,
  changesOf,
  confirmRow,
  faultsOf,
  isAlike,
  isUnchanged,
  rowsOf,
  undecidedOf,
  type MigrationRow,
} from './migration-draft.js';

const item = (id: string) => ({ item: 'indicator' as const, id, code: id, words: plainText(id) });
const view = (mappings: MigrationView['mappings'], decided = false): MigrationView => ({
  plan: 'p',
  from: 1,
  to: 2,
  revision: 3,
  decided,
  mappings,
  breaks: [],
  changes: [],
  older: ['a', 'b'].map(item),
  newer: ['a', 'c'].map(item),
});
const kept = { item: 'indicator' as const, kind: 'kept' as const, from: 'a', to: 'a', likeness: 100 };
const added = { item: 'indicator' as const, kind: 'new' as const, from: null, to: 'c', likeness: null };
const gone = { item: 'indicator' as const, kind: 'dropped' as const, from: 'b', to: null, likeness: null };
const proposed = view([kept, added, gone]);

const tell = (rows: readonly MigrationRow[]): string[] =>
  rows.map(({ kind, from, to }) => `${from ?? '–'} ${kind} ${to ?? '–'}`);
const rowAt = (rows: readonly MigrationRow[], index: number): MigrationRow => {
  const row = rows[index];
  if (!row) throw new Error(`There is no row ${index}.`);
  return row;
};

describe('the map between two versions, as a person decides it', () => {
  it('waits for a person, row by row, also where code is sure', () => {
    const rows = rowsOf(proposed);
    expect(undecidedOf(rows, faultsOf(rows, proposed))).toBe(3);
    expect(rows.filter((row) => isUnchanged(row, proposed))).toHaveLength(1);
    const all = rows.reduce((some, { key }) => confirmRow(some, key, true), rows);
    expect(undecidedOf(all, faultsOf(all, proposed))).toBe(0);
    expect(undecidedOf(rowsOf(view(proposed.mappings, true)), new Map())).toBe(0);
  });

  it('has changed where anything else of the item has, though its words are the same', () => {
    const definition = { item: 'indicator' as const, id: 'a', field: 'definition.en', before: 'One.', after: 'Two.' };
    const other = { ...proposed, changes: [definition, { ...definition, item: 'plan' as const, id: null }] };
    const row = rowAt(rowsOf(other), 0);
    expect([isUnchanged(row, other), isAlike(row, other)]).toEqual([false, false]);
    expect(changesOf(row, other)).toEqual([definition]);
    expect([isUnchanged(row, proposed), isAlike(row, proposed)]).toEqual([true, true]);
  });

  it('takes what was dropped and what is new for the same thing, and lets go of the row that is not needed any more', () => {
    const rows = rowsOf(proposed);
    const next = changeRow(rows, { ...rowAt(rows, 1), kind: 'renamed', from: 'b' }, proposed);
    expect(tell(next)).toEqual(['a kept a', 'b renamed c']);
    expect(faultsOf(next, proposed).size).toBe(0);
  });

  it('gives a row of its own to whatever loses its partner', () => {
    const rows = rowsOf(proposed);
    const next = changeRow(rows, { ...rowAt(rows, 0), kind: 'dropped' }, proposed);
    expect(tell(next)).toEqual(['a dropped –', '– new c', 'b dropped –', '– new a']);
    expect(next.every(({ confirmed }) => !confirmed)).toBe(true);
  });

  it('says at the row what is wrong: a missing end, two kinds at once, a split with one part', () => {
    const rows = rowsOf(proposed);
    const open = changeRow(rows, { ...rowAt(rows, 2), kind: 'renamed' }, proposed);
    expect([...faultsOf(open, proposed).values()]).toEqual(['end']);
    const alone = changeRow(rows, { ...rowAt(rows, 0), kind: 'split' }, proposed);
    expect([...faultsOf(alone, proposed).values()]).toEqual(['number']);
    const mixed = changeRow(rows, { ...rowAt(rows, 1), kind: 'split', from: 'a' }, proposed);
    expect([...faultsOf(mixed, proposed).values()]).toContain('mixed');
    const split = changeRow(mixed, { ...rowAt(mixed, 0), kind: 'split' }, proposed);
    expect(faultsOf(split, proposed).size).toBe(0);
  });
});
