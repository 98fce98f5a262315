import type { SaveEntry } from '@signatory/contract';
import { choicesBetween, mergeAnswers } from './answer-choice.js';

const answer = (changes: Partial<SaveEntry>): SaveEntry => ({
  status: 'answered',
  value: '5',
  evidence: [],
  ...changes,
});
const theirs = answer({
  cells: { 'sex.female': { value: '2', status: 'normal' }, 'sex.male': { value: '3', status: 'normal' } },
  narrative: { language: 'it', text: 'Loro.' },
});
const mine = answer({
  value: '6',
  cells: { 'sex.female': { value: '2', status: 'normal' }, 'sex.male': { value: '4', status: 'estimated' } },
  narrative: { language: 'it', text: 'Mio.' },
  evidence: [{ title: 'Decree' }],
});

describe('a choice between two answers', () => {
  it('is offered for each field that differs, and for the evidence at once', () => {
    expect(choicesBetween(theirs, mine).map(({ name }) => name)).toEqual([
      'value',
      'narrative.it',
      'cells.sex.male',
      'cells.sex.male.status',
      'evidence',
    ]);
  });

  it('keeps of one’s own what was chosen, and takes the rest', () => {
    const kept = new Set(['value', 'cells.sex.male', 'evidence']);
    expect(mergeAnswers(theirs, mine, kept, { type: 'count' })).toEqual({
      ...theirs,
      value: '6',
      cells: { 'sex.female': { value: '2', status: 'normal' }, 'sex.male': { value: '4', status: 'normal' } },
      evidence: [{ title: 'Decree' }],
    });
  });

  it('is all theirs, or all one’s own', () => {
    expect(mergeAnswers(theirs, mine, new Set(), { type: 'count' })).toEqual(theirs);
    const all = new Set(choicesBetween(theirs, mine).map(({ name }) => name));
    expect(mergeAnswers(theirs, mine, all, { type: 'count' })).toEqual(mine);
  });

  it('has no choice to make about the kind of a figure that only the server has said', () => {
    const stored = answer({ value: '7', observation: 'normal' });
    expect(choicesBetween(stored, answer({})).map(({ name }) => name)).toEqual(['value']);
    const estimated = { ...stored, observation: 'estimated' as const };
    expect(choicesBetween(estimated, answer({}))).toMatchObject([
      { name: 'value' },
      { name: 'observation', differences: [{ before: 'estimated', after: 'normal' }] },
    ]);
    const none = answer({ status: 'no-data', value: null });
    expect(choicesBetween(stored, none).map(({ name }) => name)).toContain('observation');
  });

  it('has no choice to make about a tier that only the server has said', () => {
    const piece = { title: 'Decree', url: 'https://example.org/decree' };
    const stored = { ...mine, evidence: [{ ...piece, tier: 'public' as const }] };
    expect(choicesBetween(stored, { ...mine, evidence: [piece] })).toEqual([]);
    const held = { ...mine, evidence: [{ ...piece, tier: 'secretariat' as const }] };
    expect(choicesBetween(held, { ...mine, evidence: [piece] })).toHaveLength(1);
  });
});
