import type { ConflictGroup } from '../plan/plan.js';
import { Refusal } from '../refusal.js';
import { isConflicted } from './permissions.js';
import type { Actor, Recusal } from './role.js';

/** What is judged: a cell of the matrix, or without a pillar all of a member. */
export interface Judged {
  readonly cycle: string;
  readonly member: string;
  readonly pillar?: string | null;
}

/** Whether a person declared that it will not judge this. Of a whole member, any pillar keeps it from it. */
export function isRecused(recusals: readonly Recusal[], { cycle, member, pillar }: Judged): boolean {
  return recusals.some(
    ({ cycle: own, members, pillars }) =>
      own === cycle && members.includes(member) && (!pillar || pillars.length === 0 || pillars.includes(pillar)),
  );
}

/**
 * Refuses whoever may not judge: for the nationality, or for what the person declared.
 * @throws Refusal `conflict-of-interest`
 */
export function requireImpartial(
  { nationality, recusals = [] }: Actor,
  judged: Judged,
  groups: readonly ConflictGroup[],
): void {
  const { member } = judged;
  if (isConflicted(nationality, member, groups)) throw new Refusal('conflict-of-interest', { member, nationality });
  if (isRecused(recusals, judged)) throw new Refusal('conflict-of-interest', { member, nationality: null });
}

/** Whether `requireImpartial` would let the person judge: for what is offered and listed. */
export function isImpartial(
  { nationality, recusals = [] }: Pick<Actor, 'nationality' | 'recusals'>,
  judged: Judged,
  groups: readonly ConflictGroup[],
): boolean {
  return !isConflicted(nationality, judged.member, groups) && !isRecused(recusals, judged);
}
