import {
  obstacleTo,
  obstacleToSeat,
  type AssignmentContext,
  type Candidate,
  type ReviewCell,
  type Obstacle,
} from './assignment.js';

/** Roles whose holder another person may stand in for. */
export const STOOD_IN_ROLES = ['reviewer', 'adjudicator'] as const;
export type StoodInRole = (typeof STOOD_IN_ROLES)[number];

/** What a person does in another's place between two instants. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/**
 * The cells of an absent person that another one cannot take over, each with why. As a reviewer nobody stands in for the
 * other of two: the cell would be left with one person.
 */
export function obstaclesToStandIn(
  role: StoodInRole,
  cells: readonly ReviewCell[],
  candidate: Candidate,
  context: AssignmentContext,
): (ReviewCell & { readonly obstacle: Obstacle })[] {
  const ask = role === 'reviewer' ? obstacleToSeat : obstacleTo;
  return cells.flatMap((cell) => {
    const obstacle = ask(candidate, cell, context);
    return obstacle ? [{ ...cell, obstacle }] : [];
  });
}

/** Whether two periods share an instant: each begins before the other ends. */
export function periodsOverlap(one: Period, other: Period): boolean {
  return one.from < other.until && other.from < one.until;
}
