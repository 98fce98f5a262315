import type { ConflictGroup } from '../plan/plan.js';
import { Refusal } from '../refusal.js';
import { isConflicted, ownMembers, type Service } from './permissions.js';
import type { Actor, Recusal } from './role.js';

/** What is judged: a cell of the matrix, or without a pillar all of a member. */
export interface Judged extends Service {
  /** The cycle's code. */
  readonly cycle: string;
  readonly member: string;
  readonly pillar?: string | null;
}

/** Whether a person declared that it will not judge this. Of a whole member, any pillar keeps it from it. */
export function isRecused(
  recusals: readonly Recusal[],
  { cycle, member, pillar }: Pick<Judged, 'cycle' | 'member' | 'pillar'>,
): boolean {
  return recusals.some(
    ({ cycle: own, members, pillars }) =>
      own === cycle && members.includes(member) && (!pillar || pillars.length === 0 || pillars.includes(pillar)),
  );
}

/** Somebody who might judge. */
type Official = Pick<Actor, 'nationality' | 'grants' | 'recusals'>;

/**
 * Refuses whoever may not judge: an official of the member or its conflict group, by nationality or by a role that reports
 * for one, and whoever declared so.
 * @throws Refusal `conflict-of-interest`
 */
export function requireImpartial(official: Official, judged: Judged, groups: readonly ConflictGroup[]): void {
  const { member } = judged;
  const own = ownMembers(official, judged).find((each) => isConflicted(each, member, groups));
  if (own !== undefined) throw new Refusal('conflict-of-interest', { member, nationality: own });
  if (isRecused(official.recusals ?? [], judged))
    throw new Refusal('conflict-of-interest', { member, nationality: null });
}

/** Whether `requireImpartial` would let the person judge: for what is offered and listed. */
export function isImpartial(official: Official, judged: Judged, groups: readonly ConflictGroup[]): boolean {
  return (
    !ownMembers(official, judged).some((own) => isConflicted(own, judged.member, groups)) &&
    !isRecused(official.recusals ?? [], judged)
  );
}
