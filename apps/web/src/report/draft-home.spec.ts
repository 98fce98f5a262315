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

  it('says of a piece what the member says, and nothing that is known of it', () => {
    const piece = { title: 'A law', url: 'https://example.org/law', tier: 'public' };
    const known = { id: 'x', stored: null, link: { state: 'reachable' }, copy: { sha256: '0'.repeat(64) } };
    const { evidence } = draftOf({ ...entry, evidence: [{ ...piece, ...known }] } as unknown as EntryView);
    expect(evidence).toEqual([piece]);
  });

  it('does not declare the day on which they were saved', () => {
    expect(draftOf({ ...entry, vintageDeclared: false })).not.toHaveProperty('vintage');
  });
});
