import type { ReleaseCommitment } from '@signatory/contract';
import type { PillarGroup, ReleaseReader } from '../release/read-release.js';
import type { MatrixView } from '../route.js';
import { orderGroups } from './matrix-model.js';

/** A page of more cells than these takes seconds to come and to be drawn: the others stand on pages of their own. */
export const MOST_CELLS = 6_000;

/** The rows of a matrix that one page shows. */
export interface MatrixPart {
  readonly groups: readonly PillarGroup[];
  /** Which of the parts it is, from 1. */
  readonly at: number;
  /** Every part by its first and its last commitment; one where the matrix is whole. */
  readonly parts: readonly (readonly [first: ReleaseCommitment, last: ReleaseCommitment])[];
}

/**
 * The part of the matrix that a view asks for: by its number, or that of the cell that is open. Where there are several, the
 * pillar filter leaves its own rows alone; of a matrix on one page it dims.
 */
export function cutMatrix(release: ReleaseReader, view: MatrixView): MatrixPart {
  const ordered = orderGroups(release, view);
  if (release.commitments.length * release.members.length <= MOST_CELLS)
    return { groups: ordered, at: 1, parts: namesOf([release.commitments]) };
  const own = ordered.filter(({ pillar }) => view.pillar !== null && pillar?.code === view.pillar);
  const groups = own.length > 0 ? own : ordered;
  const pages = cutRows(
    groups.flatMap(({ commitments }) => commitments),
    Math.max(1, Math.floor(MOST_CELLS / release.members.length)),
  );
  const open = pages.findIndex((page) => page.some(({ id }) => id === view.cell?.commitment));
  const at = Math.min(pages.length, view.part ?? Math.max(1, open + 1));
  const shown = new Set(pages[at - 1]);
  return {
    groups: groups
      .map((group) => ({ ...group, commitments: group.commitments.filter((each) => shown.has(each)) }))
      .filter(({ commitments }) => commitments.length > 0),
    at,
    parts: namesOf(pages),
  };
}

/** In parts of nearly one length: a last one of two rows would be a page for nothing. */
function cutRows(all: readonly ReleaseCommitment[], most: number): readonly (readonly ReleaseCommitment[])[] {
  const length = Math.ceil(all.length / Math.ceil(all.length / most));
  return Array.from({ length: Math.ceil(all.length / length) }, (_, at) => all.slice(at * length, (at + 1) * length));
}

function namesOf(pages: readonly (readonly ReleaseCommitment[])[]): MatrixPart['parts'] {
  return pages.flatMap((page) => {
    const [first, last] = [page[0], page.at(-1)];
    return first && last ? [[first, last] as const] : [];
  });
}
