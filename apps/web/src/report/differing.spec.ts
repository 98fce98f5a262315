import type { SaveEntry } from '@signatory/contract';
import type { Differing } from '../ui/differing.js';
import { findDiffering } from './differing.js';

const from: SaveEntry = {
  status: 'answered',
  value: '5',
  cells: { 'sex.female': { value: '2', status: 'normal' }, 'sex.male': { value: '3', status: 'normal' } },
  evidence: [{ title: 'Decree' }],
};

function differ(theirs: Partial<SaveEntry>, mine: Partial<SaveEntry>, base: SaveEntry | null = from) {
  const found = findDiffering({ from: base, theirs: { ...from, ...theirs }, mine: { ...from, ...mine } });
  const names = (side: keyof Differing<unknown>): string[] => found[side].map(({ name }) => name);
  return { contested: names('contested'), theirs: names('theirs'), mine: names('mine') };
}

describe('two answers made from one', () => {
  it('are apart where nobody changed what the other did', () => {
    const narrative = { language: 'fr', text: 'Compté en têtes.' };
    expect(differ({ narrative }, { value: '6' })).toEqual({ contested: [], theirs: ['narrative.fr'], mine: ['value'] });
  });

  it('have to be chosen from where both changed a field, and not where both wrote the same', () => {
    expect(differ({ value: '7', evidence: [] }, { value: '6', evidence: [] })).toEqual({
      contested: ['value'],
      theirs: [],
      mine: [],
    });
  });

  it('have to be chosen from in all that differs where nobody knows what they were made from', () => {
    expect(differ({ evidence: [] }, { value: '6' }, null)).toMatchObject({
      contested: ['value', 'evidence'],
      mine: [],
    });
  });

  it('ask of a figure together with what kind of figure it is', () => {
    const male = { value: '4', status: 'normal' as const };
    const estimated = { value: '3', status: 'estimated' as const };
    expect(
      differ({ cells: { ...from.cells, 'sex.male': estimated } }, { cells: { ...from.cells, 'sex.male': male } }),
    ).toMatchObject({ contested: ['cells.sex.male', 'cells.sex.male.status'] });
  });

  it('ask of every figure where one of them has another currency, or is no answer any more', () => {
    expect(differ({ currency: 'USD' }, { value: '6' })).toMatchObject({ contested: ['value', 'currency'] });
    const none = { status: 'no-data' as const, value: null, reason: 'Not counted.' };
    expect(differ(none, { value: '6', narrative: { language: 'fr', text: 'Mots.' } })).toEqual({
      contested: ['status', 'value', 'reason'],
      theirs: [],
      mine: ['narrative.fr'],
    });
  });

  it('ask of words and their translation together: one is of the other', () => {
    const [source, translated] = [
      { language: 'fr', text: 'Un.' },
      { language: 'fr', text: 'Un.', translation: { language: 'en', text: 'One.', checked: true } },
    ];
    const base = { ...from, narrative: source };
    expect(differ({ narrative: { language: 'fr', text: 'Deux.' } }, { narrative: translated }, base)).toMatchObject({
      contested: ['narrative.fr', 'narrative.en', 'translation'],
    });
  });

  it('ask of an item together with all that is said of it', () => {
    const list = (fields: Record<string, string>): Partial<SaveEntry> => ({ value: [{ key: 'fr', fields }] });
    const base = { ...from, ...list({ date: '2025-01-01', note: 'a' }) };
    expect(differ({ value: [] }, list({ date: '2025-02-01', note: 'a' }), base)).toMatchObject({
      contested: expect.arrayContaining(['items.fr.date', 'items.fr.note']) as unknown,
      theirs: ['items'],
    });
  });
});
