import type { AssignedCellView, AssignmentsView, JudgeView, StandInView } from '@signatory/contract';
import {
  TO_DECIDE,
  cellKey,
  obstacleTo,
  REVIEWERS_OF_CELL,
  reviewCells,
  type AssignmentContext,
  type Obstacle,
  type ReviewCell,
} from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { isBaseline, memberCodes, ReadCycles } from '../catalogue/index.js';
import { enterAssignments, takesAssignments, type AssignmentRequest } from './assignment-scope.js';
import { readJudges, type Judge } from './judges.js';
import { readStandIns } from './stand-in-rows.js';
import { readWork, type Work } from './work.js';

/** Who judges what in a cycle: members by pillars with load, age and gaps, and what waits for each person. */
@Injectable()
export class ReadAssignments {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing` */
  async execute(request: AssignmentRequest): Promise<AssignmentsView> {
    const { opened, reach, context } = await enterAssignments(this.cycles, request);
    const { plan, cycle } = opened;
    const [judges, standIns, work] = await this.database.as(reach, async (tx) => [
      await readJudges(tx, opened, request.at),
      await readStandIns(tx, cycle.id),
      await readWork(tx, opened),
    ]);
    const pillars = plan.pillars.map(({ code }) => code);
    const cells = reviewCells(memberCodes(plan), pillars);
    const board: Board = { cells, judges, context, work, now: standIns.filter(({ state }) => state === 'in-force') };
    return {
      judges: judges.map((judge) => describeJudge(board, judge)),
      cells: describeCells(board),
      standIns,
      unadjudicated: isBaseline(cycle) ? [] : memberCodes(plan).filter((member) => !hasAdjudicator(board, member)),
      open: takesAssignments(opened),
    };
  }
}

interface Board {
  readonly cells: readonly ReviewCell[];
  readonly judges: readonly Judge[];
  readonly context: AssignmentContext;
  readonly work: Work;
  /** Stand-ins in force. */
  readonly now: readonly StandInView[];
}

function describeCells({ cells, judges, context, work, now }: Board): AssignedCellView[] {
  const entries = gather(work.entries, ({ cell }) => cell);
  const scores = gather(work.scores, ({ cell }) => cell);
  return cells.map((cell) => {
    const key = cellKey(cell);
    const reviewers = judges
      .filter(({ assigned }) => assigned.has(key))
      .map((judge) => ({
        person: judge.id,
        standIn: findStandIn(now, { role: 'reviewer', absent: judge.id }, cell.member),
        obstacle: obstacleTo(judge, cell, context),
      }));
    const waiting = (entries.get(key) ?? []).filter(({ state }) => TO_DECIDE.includes(state));
    const unscored = scores.get(key) ?? [];
    return {
      ...cell,
      reviewers,
      missing: Math.max(0, REVIEWERS_OF_CELL - reviewers.filter(({ obstacle }) => obstacle === null).length),
      waiting: countOf(waiting),
      scores: countOf(unscored) * REVIEWERS_OF_CELL - unscored.reduce((sum, { opinions }) => sum + opinions, 0),
      oldest: oldestOf([...waiting, ...unscored]),
    };
  });
}

function findStandIn(
  now: readonly StandInView[],
  { role, absent }: { readonly role: StandInView['role']; readonly absent: string },
  member: string,
): string | null {
  const found = now.find(
    (each) =>
      each.role === role && each.absent.id === absent && (each.members.length === 0 || each.members.includes(member)),
  );
  return found?.person.id ?? null;
}

function describeJudge(board: Board, judge: Judge): JudgeView {
  const { cells, judges, context, work, now } = board;
  const places = placesOf(board, judge);
  const own = work.entries.filter(({ cell }) => places.has(cell));
  // An approval is followed by another person's.
  const waiting = own.filter(
    ({ state, reviewer }) => TO_DECIDE.includes(state) && !(state === 'AWAITING_APPROVAL' && reviewer === judge.id),
  );
  const scores = work.scores.filter(
    ({ cell, given }) => places.has(cell) && !given.has(places.get(cell) ?? '') && !given.has(judge.id),
  );
  const settled = new Set(board.cells.filter((cell) => settles(board, judge, cell)).map(cellKey));
  const disputes = work.disputes.filter(({ cell }) => settled.has(cell));
  const of = (state: string): number =>
    countOf(work.entries.filter((entry) => entry.reviewer === judge.id && entry.state === state));
  const { id, name, nationality, roles } = judge;
  return {
    id,
    name,
    nationality,
    roles: [...roles],
    cells: places.size,
    waiting: countOf(waiting),
    asked: of('CLARIFICATION_REQUESTED'),
    answered: of('ANSWERED'),
    scores: countOf([...scores, ...disputes]),
    oldest: oldestOf([...waiting, ...scores, ...disputes]),
    standsInFor: judges
      .filter((absent) => now.some((each) => each.person.id === id && each.absent.id === absent.id))
      .map((absent) => absent.name),
    barred: barredOf(judge, cells, context),
  };
}

/** The cells that a person judges now, each with whose place it is; without those that a conflict keeps from it. */
function placesOf({ cells, judges, context, now }: Board, judge: Judge): Map<string, string> {
  const places = new Map<string, string>();
  const absentOf = new Set(now.filter(({ person }) => person.id === judge.id).map(({ absent }) => absent.id));
  const stoodIn = judges.filter(({ id }) => absentOf.has(id));
  for (const cell of cells) {
    const key = cellKey(cell);
    if (obstacleTo(judge, cell, context) !== null) continue;
    if (judge.assigned.has(key)) places.set(key, judge.id);
    else
      for (const absent of stoodIn)
        if (
          absent.assigned.has(key) &&
          findStandIn(now, { role: 'reviewer', absent: absent.id }, cell.member) === judge.id
        )
          places.set(key, absent.id);
  }
  return places;
}

/** Whether a person adjudicates a cell now, in an own role or in that of somebody absent, and nothing keeps it from that. */
function settles({ judges, context, now }: Board, judge: Judge, cell: ReviewCell): boolean {
  if (obstacleTo(judge, cell, context) !== null) return false;
  const absent = judges.filter(
    ({ id }) => findStandIn(now, { role: 'adjudicator', absent: id }, cell.member) === judge.id,
  );
  return [judge, ...absent].some(({ grants }) =>
    grants.some(
      (grant) =>
        adjudicates(grant, cell.member) &&
        (grant.pillars.length === 0 || cell.pillar === null || grant.pillars.includes(cell.pillar)),
    ),
  );
}

/** Somebody whom nothing keeps from any pillar of a member, as the opening of a cycle asks it. */
function hasAdjudicator({ cells, judges, context }: Board, member: string): boolean {
  const row = cells.filter((cell) => cell.member === member);
  return judges.some(
    (judge) =>
      judge.grants.some((grant) => adjudicates(grant, member)) &&
      row.every((cell) => obstacleTo(judge, cell, context) === null),
  );
}

function adjudicates({ role, members }: Judge['grants'][number], member: string): boolean {
  return role === 'adjudicator' && (members.length === 0 || members.includes(member));
}

/** Whole members first, then single pillars. */
function barredOf(judge: Judge, cells: readonly ReviewCell[], context: AssignmentContext): JudgeView['barred'] {
  return [...gather(cells, ({ member }) => member)].flatMap(([member, row]) => {
    const found = row.flatMap((cell): { cell: ReviewCell; obstacle: Obstacle }[] => {
      const obstacle = obstacleTo(judge, cell, context);
      return obstacle ? [{ cell, obstacle }] : [];
    });
    return [...gather(found, ({ obstacle }) => obstacle)].map(([obstacle, barred]) => ({
      member,
      pillars: barred.length === row.length ? [] : barred.flatMap(({ cell }) => cell.pillar ?? []),
      obstacle,
    }));
  });
}

function countOf(work: readonly { readonly count: number }[]): number {
  return work.reduce((sum, { count }) => sum + count, 0);
}

function oldestOf(waiting: readonly { readonly since: Date }[]): string | null {
  if (waiting.length === 0) return null;
  return new Date(Math.min(...waiting.map(({ since }) => since.getTime()))).toISOString();
}

function gather<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const found = new Map<Key, Item[]>();
  for (const item of items) {
    const group = found.get(keyOf(item));
    if (group) group.push(item);
    else found.set(keyOf(item), [item]);
  }
  return found;
}
