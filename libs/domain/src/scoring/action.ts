import type { Role } from '../access/role.js';
import { ACTION_CLASSES, type ActionClass } from '../plan/codebook.js';
import { Refusal } from '../refusal.js';
import type { ActionState } from '../workflow/action.js';
import type { ConditionValue, VariableDomains } from './condition.js';

/** Who brought an action: the member with its report, or somebody who assesses, from the record or from a third party. */
export const ACTION_ORIGINS = ['member', 'reviewer', 'secretariat', 'third-party'] as const;
export type ActionOrigin = (typeof ACTION_ORIGINS)[number];

/** What is known of a member's actions on one commitment: those settled, by class, and how many are not. */
export interface ActionTally {
  readonly settled: Readonly<Record<ActionClass, number>>;
  /** Not classed by both, disputed, or contested without an answer: each may still come to any class. */
  readonly unknown: number;
  /** Of these, those that two people have not classed yet. */
  readonly unclassed: number;
  /** Brought by the member itself, whatever became of them. */
  readonly own: number;
}

export const NO_ACTIONS: ActionTally = {
  settled: { strong: 0, weak: 0, countervailing: 0 },
  unknown: 0,
  unclassed: 0,
  own: 0,
};

export interface TalliedAction {
  readonly state: ActionState;
  readonly class: ActionClass | null;
  readonly origin: ActionOrigin;
}

const KNOWN: readonly ActionState[] = ['CLASSED', 'ANSWERED'];
/** Two people have not yet agreed on its class. */
export const UNCLASSED: readonly ActionState[] = ['PROPOSED', 'DISPUTED'];

/** Counts actions; a withdrawn one was never there. */
export function tallyActions(actions: readonly TalliedAction[]): ActionTally {
  const standing = actions.filter(({ state }) => state !== 'WITHDRAWN');
  const known = standing.filter(({ state, class: own }) => own !== null && KNOWN.includes(state));
  const count = (each: ActionClass): number => known.filter(({ class: own }) => own === each).length;
  return {
    settled: { strong: count('strong'), weak: count('weak'), countervailing: count('countervailing') },
    unknown: standing.length - known.length,
    unclassed: standing.filter(({ state }) => UNCLASSED.includes(state)).length,
    own: standing.filter(({ origin }) => origin === 'member').length,
  };
}

/** The variable under which a guideline reads how many actions are of a class. */
export function countOf(each: ActionClass): string {
  return `actions.${each}`;
}

/** The counts that a guideline may take as known, and for the others the bounds within which they must lie. */
export function readTally(
  { settled, unknown }: ActionTally,
  domains: VariableDomains,
): { readonly known: Readonly<Record<string, ConditionValue>>; readonly domains: VariableDomains } {
  const counts = ACTION_CLASSES.map((each) => [countOf(each), settled[each]] as const);
  if (unknown === 0)
    return { known: Object.fromEntries(counts.map(([name, count]) => [name, String(count)])), domains };
  const bounds = counts.map(
    ([name, count]) => [name, { kind: 'integer', min: count, max: count + unknown } as const] as const,
  );
  return { known: {}, domains: { ...domains, ...Object.fromEntries(bounds) } };
}

/**
 * Refuses a day outside of the reporting window (ISO dates, both ends inside).
 * @throws Refusal `action.out-of-window`
 */
export function requireInWindow(happened: string, window: { readonly from: string; readonly to: string } | null): void {
  if (!window || (happened >= window.from && happened <= window.to)) return;
  throw new Refusal('action.out-of-window', { happened, ...window });
}

/** Where an action comes from, by who brings it: a member speaks for itself only, an assessor also for third parties. */
export function originOf(role: Role, thirdParty: boolean): ActionOrigin {
  if (role === 'lead-focal-point' || role === 'focal-point') return 'member';
  if (thirdParty) return 'third-party';
  return role === 'secretariat' ? 'secretariat' : 'reviewer';
}

const DAY = 86_400_000;

/**
 * Until when a class may be contested: the cycle's review deadline, and of one that was settled near it or after it as many days
 * as a member has to reply to a score. Null where the cycle has no review deadline.
 */
export function contestableUntil({
  deadline,
  classedAt,
  replyDays,
}: {
  readonly deadline: Date | null;
  readonly classedAt: Date;
  readonly replyDays: number;
}): Date | null {
  return deadline && new Date(Math.max(deadline.getTime(), classedAt.getTime() + replyDays * DAY));
}

/**
 * A class may be contested until then, while the scores it stands behind are not shared.
 * @throws Refusal `action.contest-too-late` and `action.score-shared`
 */
export function requireContestable({
  action,
  until,
  isShared,
  at,
}: {
  readonly action: string;
  readonly until: Date | null;
  readonly isShared: boolean;
  readonly at: Date;
}): void {
  if (isShared) throw new Refusal('action.score-shared', { action });
  if (until !== null && at > until) throw new Refusal('action.contest-too-late', { until: until.toISOString() });
}
