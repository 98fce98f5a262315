import {
  cellKey,
  obstacleTo,
  REVIEWERS_OF_CELL,
  type AssignmentContext,
  type Candidate,
  type ReviewCell,
  type Obstacle,
} from './assignment.js';

export interface ProposedCell extends ReviewCell {
  /** Who is assigned and may judge it: stays. */
  readonly kept: readonly string[];
  /** Who is proposed beside them. */
  readonly added: readonly string[];
  /** How many are still missing. */
  readonly missing: number;
  /** Of a cell with somebody missing: how many people each obstacle keeps from it. */
  readonly obstacles: Readonly<Partial<Record<Obstacle, number>>>;
}

export interface ProposedLoad {
  readonly person: string;
  /** Cells that the person judges now, and with what is proposed. */
  readonly before: number;
  readonly after: number;
}

export interface AssignmentProposal {
  readonly cells: readonly ProposedCell[];
  readonly loads: readonly ProposedLoad[];
}

interface Seat {
  readonly cell: ReviewCell;
  readonly kept: readonly string[];
  /** Who may be added. */
  readonly pool: readonly string[];
  readonly added: Set<string>;
  readonly missing: number;
  readonly obstacles: Readonly<Partial<Record<Obstacle, number>>>;
}

/**
 * Two eligible reviewers for each cell. Who is assigned stays; the others are spread so that the numbers of cells differ as
 * little as can be: no proposal that keeps the same people has a smaller sum of their squares. The order of the candidates
 * changes nothing.
 */
export function proposeAssignments(
  cells: readonly ReviewCell[],
  candidates: readonly Candidate[],
  context: AssignmentContext,
): AssignmentProposal {
  const people = candidates.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const seats = cells.map((cell) => openSeat(cell, people, context));
  const load = new Map(people.map(({ id }) => [id, seats.filter(({ kept }) => kept.includes(id)).length]));
  const before = new Map(load);
  fill(seats, load);
  level(seats, load);
  return {
    cells: seats.map(({ cell, kept, added, missing, obstacles }) => ({
      ...cell,
      kept,
      added: [...added].toSorted(),
      missing,
      obstacles: missing > 0 ? obstacles : {},
    })),
    loads: people.map(({ id }) => ({ person: id, before: before.get(id) ?? 0, after: load.get(id) ?? 0 })),
  };
}

function openSeat(cell: ReviewCell, people: readonly Candidate[], context: AssignmentContext): Seat {
  const key = cellKey(cell);
  const obstacles: Partial<Record<Obstacle, number>> = {};
  const eligible = people.filter((person) => {
    const obstacle = obstacleTo(person, cell, context);
    if (obstacle) obstacles[obstacle] = (obstacles[obstacle] ?? 0) + 1;
    return obstacle === null;
  });
  const kept = eligible.filter(({ assigned }) => assigned.has(key)).map(({ id }) => id);
  const open = Math.max(0, REVIEWERS_OF_CELL - kept.length);
  const others = eligible.filter(({ assigned, standsIn }) => !assigned.has(key) && !standsIn.has(key));
  const pool = open > 0 ? others.map(({ id }) => id) : [];
  return { cell, kept, pool, added: new Set(), missing: Math.max(0, open - pool.length), obstacles };
}

/** Gives each open place to whoever has least; the cells with the smallest choice first. */
function fill(seats: readonly Seat[], load: Map<string, number>): void {
  const open = ({ kept, missing }: Seat): number => Math.max(0, REVIEWERS_OF_CELL - kept.length - missing);
  for (const seat of seats.toSorted((a, b) => a.pool.length - b.pool.length)) {
    const lightest = seat.pool.toSorted((a, b) => loadOf(load, a) - loadOf(load, b));
    for (const person of lightest.slice(0, open(seat))) {
      seat.added.add(person);
      load.set(person, loadOf(load, person) + 1);
    }
  }
}

/**
 * Hands cells on, from person to person, as long as somebody at the end of such a chain has two cells fewer than the one at
 * its beginning. Where no chain is left the loads cannot be evener (Harvey, Ladner, Lovász and Tamir, "Semi-matchings for
 * bipartite graphs and load balancing", J. Algorithms 59, 2006: no cost-reducing path, no better semi-matching).
 */
function level(seats: readonly Seat[], load: Map<string, number>): void {
  for (let moved = true; moved;) {
    moved = false;
    for (const heavy of [...load.keys()].toSorted((a, b) => loadOf(load, b) - loadOf(load, a))) {
      const chain = findChain(seats, load, heavy);
      for (const { seat, from, to } of chain) {
        seat.added.delete(from);
        seat.added.add(to);
      }
      const end = chain.at(0)?.to;
      if (end === undefined) continue;
      load.set(heavy, loadOf(load, heavy) - 1);
      load.set(end, loadOf(load, end) + 1);
      moved = true;
    }
  }
}

interface Handover {
  readonly seat: Seat;
  readonly from: string;
  readonly to: string;
}

/** The handovers from `heavy` to the lightest person who can be reached and has two cells fewer, the last one first; else none. */
function findChain(seats: readonly Seat[], load: ReadonlyMap<string, number>, heavy: string): Handover[] {
  const reached = new Map<string, Handover | null>([[heavy, null]]);
  for (const from of reached.keys())
    for (const seat of seats)
      if (seat.added.has(from))
        for (const to of seat.pool) if (!reached.has(to) && !seat.added.has(to)) reached.set(to, { seat, from, to });
  const [lightest] = [...reached.keys()].toSorted((a, b) => loadOf(load, a) - loadOf(load, b));
  if (lightest === undefined || loadOf(load, lightest) > loadOf(load, heavy) - 2) return [];
  const chain: Handover[] = [];
  for (let step = reached.get(lightest) ?? null; step; step = reached.get(step.from) ?? null) chain.push(step);
  return chain;
}

function loadOf(load: ReadonlyMap<string, number>, person: string): number {
  return load.get(person) ?? 0;
}
