import { isConflicted, ownMembers, type Actor } from '@signatory/domain';
import { actorReach, memberCodes, type OpenedCycle } from '@signatory/features';
import type { Change } from '@signatory/queue';

/** Of what an actor is told in one cycle. */
export interface CycleSight {
  /** The members whose reports the actor reads, whole or as they were submitted. */
  readonly members: ReadonlySet<string>;
  /** Those of whose drafts it is told as well. */
  readonly drafts: ReadonlySet<string>;
  /** Those that the actor judges: no official of theirs is told that they are being judged. */
  readonly judged: ReadonlySet<string>;
  /** Whether it reads the cycle's releases before they are public. */
  readonly unpublished: boolean;
  /** Whether it reads those in silence, and may object. */
  readonly adopts: boolean;
}

/** Null for an actor that has no part in the cycle, and is told nothing of it. */
export function sightIn({ cycle, plan }: OpenedCycle, actor: Actor, at: Date): CycleSight | null {
  const scope = { plan: plan.id, cycle: cycle.code };
  const held = actor.grants.some(
    (grant) =>
      grant.plan === scope.plan &&
      (grant.cycle === null || grant.cycle === scope.cycle) &&
      (grant.until === null || grant.until > at.toISOString()),
  );
  if (!held) return null;
  const { reads = [], reviews = [], releases, adopts } = actorReach(actor, scope, memberCodes(plan), at);
  const own = ownMembers(actor, { ...scope, at: at.toISOString() });
  const judged =
    releases === 'write'
      ? reviews
      : reviews.filter((member) => !own.some((each) => isConflicted(each, member, plan.conflictGroups)));
  return {
    members: new Set([...reads, ...reviews]),
    drafts: new Set(reads),
    judged: new Set(judged),
    unpublished: releases !== undefined,
    adopts: adopts !== undefined,
  };
}

/** Whether somebody with this sight is told of a change of the cycle. */
export function isTold(
  { members, drafts, judged, unpublished, adopts }: CycleSight,
  change: Pick<Change, 'member' | 'draft' | 'judged' | 'unpublished' | 'adopting'>,
): boolean {
  if (change.unpublished) return unpublished || (change.adopting === true && adopts);
  if (change.member === null) return true;
  return (change.draft ? drafts : change.judged ? judged : members).has(change.member);
}
