import type { DecideApplies, PlanVersionDetail } from '@signatory/contract';

/** One decision as it is sent; words by language, the original first. */
export type DecisionDraft = Readonly<DecideApplies['decisions'][number]>;

/** The decisions of a version as they would be sent again. */
export function draftOf({ decisions }: PlanVersionDetail): DecisionDraft[] {
  return decisions.map(({ member, commitment, kind, ground, text }) => ({
    member,
    commitment,
    kind,
    ground,
    text:
      text &&
      Object.fromEntries(
        // The first language is the original: what was translated from it comes after.
        Object.entries(text.texts)
          .sort(([one], [other]) => Number(other === text.original) - Number(one === text.original))
          .map(([language, { text: words }]) => [language, words]),
      ),
  }));
}

/** Whether two lists decide the same. */
export function isSame(one: readonly DecisionDraft[], other: readonly DecisionDraft[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A list with one decision more; of the same member and commitment the new one takes the place of the old. */
export function withDecision(decisions: readonly DecisionDraft[], added: DecisionDraft): DecisionDraft[] {
  return [
    ...decisions.filter(({ member, commitment }) => member !== added.member || commitment !== added.commitment),
    added,
  ];
}
