import type { ConflictGroup } from '../plan/plan.js';
import { isConflicted } from './permissions.js';
import { isRecused } from './recusal.js';
import type { Actor, Recusal } from './role.js';

/** What reviewers are assigned to: a member × pillar of a cycle. Without a pillar where a plan has none. */
export interface ReviewCell {
  readonly member: string;
  readonly pillar: string | null;
}

/** Why somebody is not assigned to a cell, the gravest first. */
export const OBSTACLES = ['own-member', 'conflict-group', 'conflict', 'recusal', 'own-edit', 'same-person'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** Who could be assigned. Cells are named by `cellKey`. */
export interface Candidate extends Pick<Actor, 'id' | 'nationality'> {
  readonly recusals: readonly Recusal[];
  /** Members for which the person reports: a focal point or contributor of theirs. */
  readonly reportsFor: readonly string[];
  /** Cells of which the person wrote an entry. */
  readonly edited: ReadonlySet<string>;
  /** Cells of which the person is a reviewer already. */
  readonly assigned: ReadonlySet<string>;
  /** Cells of which the person does an absent reviewer's part, now or soon. */
  readonly standsIn: ReadonlySet<string>;
}

/** Where it is asked: the cycle's code, and the plan's conflict groups. */
export interface AssignmentContext {
  readonly cycle: string;
  readonly groups: readonly ConflictGroup[];
}

/** How many eligible reviewers a cell needs: two, blind to each other. */
export const REVIEWERS_OF_CELL = 2;

export function cellKey({ member, pillar }: ReviewCell): string {
  return JSON.stringify([member, pillar]);
}

/** All cells of a plan, in its order of members and pillars. */
export function reviewCells(members: readonly string[], pillars: readonly string[]): ReviewCell[] {
  const columns = pillars.length > 0 ? pillars : [null];
  return members.flatMap((member) => columns.map((pillar) => ({ member, pillar })));
}

/** What keeps a person from judging a cell; null where nothing does. */
export function obstacleTo(
  { nationality, recusals, reportsFor, edited }: Candidate,
  cell: ReviewCell,
  { cycle, groups }: AssignmentContext,
): Exclude<Obstacle, 'same-person'> | null {
  const { member } = cell;
  if (nationality === member || reportsFor.includes(member)) return 'own-member';
  if (isConflicted(nationality, member, groups) || reportsFor.some((own) => isConflicted(own, member, groups)))
    return 'conflict-group';
  const own = recusals.filter((recusal) => isRecused([recusal], { cycle, ...cell }));
  if (own.length > 0) return own.some(({ kind }) => kind === 'conflict') ? 'conflict' : 'recusal';
  return edited.has(cellKey(cell)) ? 'own-edit' : null;
}

/**
 * What keeps a person from being one more reviewer of a cell: what keeps it from judging, or that it is one already.
 * The same person is never both of two.
 */
export function obstacleToSeat(candidate: Candidate, cell: ReviewCell, context: AssignmentContext): Obstacle | null {
  const key = cellKey(cell);
  const sits = candidate.assigned.has(key) || candidate.standsIn.has(key);
  return obstacleTo(candidate, cell, context) ?? (sits ? 'same-person' : null);
}
