import type { AssignedCellView, AssignmentProposalView, AssignReviewers, JudgeView } from '@signatory/contract';
import { cellKey, type Obstacle } from '@signatory/domain';

type Cell = Pick<AssignedCellView, 'member' | 'pillar'>;
type ProposedCell = AssignmentProposalView['cells'][number];

/** What keeps somebody from a cell, as the server found it; null where nothing does. */
export function barredFrom({ barred }: JudgeView, { member, pillar }: Cell): Obstacle | null {
  const found = barred.find(
    (each) =>
      each.member === member && (each.pillars.length === 0 || (pillar !== null && each.pillars.includes(pillar))),
  );
  return found?.obstacle ?? null;
}

/** Reviewers who may take a place of a cell, those with the fewest cells first; whoever has one is not offered again. */
export function eligibleFor(judges: readonly JudgeView[], cell: AssignedCellView): JudgeView[] {
  const there = new Set(cell.reviewers.flatMap(({ person, standIn }) => [person, standIn]));
  return judges
    .filter((judge) => judge.roles.includes('reviewer') && !there.has(judge.id) && barredFrom(judge, cell) === null)
    .toSorted((a, b) => a.cells - b.cells);
}

/** What assigning one person to a whole pillar comes to. */
export interface PillarPlaces {
  /** Cells that lack the person and that it may judge. */
  readonly open: readonly AssignedCellView[];
  /** Cells that something keeps it from. */
  readonly barred: readonly { readonly member: string; readonly obstacle: Obstacle }[];
}

/** The cells of a pillar that a person would get, and those that something keeps it from. */
export function placesInPillar(cells: readonly AssignedCellView[], pillar: string, judge: JudgeView): PillarPlaces {
  const own = cells.filter((cell) => cell.pillar === pillar);
  return {
    open: own.filter((cell) => eligibleFor([judge], cell).length > 0),
    barred: own.flatMap((cell) => {
      const obstacle = barredFrom(judge, cell);
      return obstacle === null ? [] : [{ member: cell.member, obstacle }];
    }),
  };
}

/** Who is to be added to each cell, by `cellKey`: as proposed, then as changed by hand. An empty place is nobody. */
export type ProposalDraft = ReadonlyMap<string, readonly string[]>;

export function draftOf({ cells }: AssignmentProposalView): ProposalDraft {
  return new Map(cells.filter(({ added }) => added.length > 0).map((cell) => [cellKey(cell), cell.added]));
}

/** The draft with another person, or nobody, in one place of a cell. */
export function changePlace(draft: ProposalDraft, cell: Cell, place: number, person: string): ProposalDraft {
  const key = cellKey(cell);
  const changed = (draft.get(key) ?? []).map((each, n) => (n === place ? person : each));
  return new Map([...draft, [key, changed]]);
}

/** What is sent. */
export function placesOf(cells: readonly ProposedCell[], draft: ProposalDraft): AssignReviewers['places'] {
  return cells.flatMap((cell) =>
    (draft.get(cellKey(cell)) ?? []).flatMap((person) =>
      person === '' ? [] : [{ person, member: cell.member, pillar: cell.pillar }],
    ),
  );
}

/** How many cells each person would judge, with what the draft adds to what was there before. */
export function loadsOf({ cells, loads }: AssignmentProposalView, draft: ProposalDraft): Map<string, number> {
  const found = new Map(loads.map(({ person, before }) => [person, before]));
  for (const { person } of placesOf(cells, draft)) found.set(person, (found.get(person) ?? 0) + 1);
  return found;
}
