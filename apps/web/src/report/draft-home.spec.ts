import type { EntryView } from '@signatory/contract';
import { draftOf } from './draft-home.js';

const entry = {
  status: 'answered',
  reason: null,
  value: '12',
  cells: {},
  cellCount: 0,
  observation: null,
  currency: null,
  narrative: null,
  translation: null,
  evidence: [],
  vintage: '2025-03-01',
  vintageDeclared: true,
} as unknown as EntryView;

describe('what would be sent if nothing changed', () => {
  it('declares the day on which the figures were known again', () => {
    expect(draftOf(entry)).toEqual({ status: 'answered', value: '12', evidence: [], vintage: '2025-03-01' });
  });

  it('does not declare the day on which they were saved', () => {
    expect(draftOf({ ...entry, vintageDeclared: false })).not.toHaveProperty('vintage');
  });
});
