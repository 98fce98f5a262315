import type { PlanVersionDetail } from '@signatory/contract';
import { draftOf, isSame, withDecision, type DecisionDraft } from './decision-draft.js';

const variant: DecisionDraft = {
  member: 'EU',
  commitment: 'i1',
  kind: 'variant',
  ground: 'competence',
  text: { fr: 'Une unité', en: 'A unit' },
};

describe('decisions on single members', () => {
  it('are sent again in the order of their languages, the original first', () => {
    const text = { original: 'fr', texts: { en: { text: 'A unit' }, fr: { text: 'Une unité' } } };
    const [draft] = draftOf({ decisions: [{ ...variant, text }] } as unknown as PlanVersionDetail);
    expect(Object.keys(draft?.text ?? {})).toEqual(['fr', 'en']);
    expect(draft).toEqual(variant);
  });

  it('hold one of each member and commitment', () => {
    const again: DecisionDraft = { ...variant, kind: 'asked', ground: null, text: null };
    expect(withDecision([variant], again)).toEqual([again]);
    expect(withDecision([variant], { ...again, member: 'JP' })).toHaveLength(2);
    expect(isSame([variant], [{ ...variant }])).toBe(true);
    expect(isSame([variant], [again])).toBe(false);
  });
});
