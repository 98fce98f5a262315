import type { ReleaseCommitment } from '@signatory/contract';
import type { PillarGroup, ReleaseReader } from '../release/read-release.js';
import type { MatrixView } from '../route.js';
import { shownMembers, orderGroups, showCell } from './matrix-model.js';

/** A page of more cells than these takes seconds to come and to be drawn: the others stand on pages of their own. */
export const MOST_CELLS = 2_000;
/** Of one member a list has a row for each commitment, with its average. */
const MOST_OF_MEMBER = 100;

/** The rows of a matrix that one page shows. */
export interface MatrixPart {
  readonly groups: readonly PillarGroup[];
  /** Which of the parts it is, from 1. */
  readonly at: number;
  /** The rows of every part, in the reader's order; one part where the matrix is whole. */
  readonly parts: readonly (readonly ReleaseCommitment[])[];
}

/**
 * The part of the matrix that a view asks for: by its number, or that of the cell that is open. Of a matrix too large for one
 * page the filters leave the rows in which they leave a cell, so that no part is empty; where they leave none, and of a matrix
 * on one page, they only dim.
 */
export function cutMatrix(release: ReleaseReader, view: MatrixView): MatrixPart {
  const ordered = orderGroups(release, view);
  const most = rowsOfPart(release, view);
  if (release.commitments.length <= most) return { groups: ordered, at: 1, parts: [release.commitments] };
  const members = shownMembers(release, view);
  const own = keepRows(ordered, (row) => members.some(({ code }) => !showCell(release, view, code, row).muted));
  const groups = own.length > 0 ? own : ordered;
  const pages = cutRows(
    groups.flatMap(({ commitments }) => commitments),
    most,
  );
  const open = pages.findIndex((page) => page.some(({ id }) => id === view.cell?.commitment));
  const at = Math.min(pages.length, view.part ?? Math.max(1, open + 1));
  const shown = new Set(pages[at - 1]);
  return {
    groups: keepRows(groups, (row) => shown.has(row)),
    at,
    parts: pages,
  };
}

function rowsOfPart(release: ReleaseReader, view: MatrixView): number {
  const { length } = shownMembers(release, view);
  return length === release.members.length ? Math.max(1, Math.floor(MOST_CELLS / length)) : MOST_OF_MEMBER;
}

/** A view without its cell, of the part that the cell shows: closed, it leads to where it stood. */
export function closeCell(release: ReleaseReader, view: MatrixView): MatrixView {
  if (!view.cell) return view;
  const { at } = cutMatrix(release, view);
  return { ...view, cell: null, part: at > 1 ? at : null };
}

/** The groups with the rows that are kept, without those that have none. */
function keepRows(groups: readonly PillarGroup[], keeps: (row: ReleaseCommitment) => boolean): readonly PillarGroup[] {
  return groups
    .map((group) => ({ ...group, commitments: group.commitments.filter(keeps) }))
    .filter(({ commitments }) => commitments.length > 0);
}

/** In parts of nearly one length: a last one of two rows would be a page for nothing. */
function cutRows(all: readonly ReleaseCommitment[], most: number): readonly (readonly ReleaseCommitment[])[] {
  const length = Math.ceil(all.length / Math.ceil(all.length / most));
  return Array.from({ length: Math.ceil(all.length / length) }, (_, at) => all.slice(at * length, (at + 1) * length));
}
