import type { ReleaseScore } from '@signatory/contract';
import { formatScore } from '@signatory/domain';
import { classifyScore, filterOf, type ScoreClass } from '../kit/score-chip.js';
import { barValue, type PillarGroup, type ReleaseMember, type ReleaseReader } from '../release/read-release.js';
import type { MatrixView } from '../route.js';

/** One cell as it is shown: its class, and whether the reader's filters pass it over. */
export interface ShownCell {
  readonly member: string;
  readonly commitment: string;
  readonly score: ReleaseScore | null;
  readonly shown: ScoreClass;
  readonly muted: boolean;
  /** The printed sign of the score before, where a comparable cell has changed. */
  readonly before: string | null;
}

/** The groups in the reader's order; the pillar filter dims, it does not remove. */
export function orderGroups(release: ReleaseReader, view: MatrixView): readonly PillarGroup[] {
  if (view.order === 'plan') return release.groups;
  const direction = view.order === 'highest' ? -1 : 1;
  const valueOf = (id: string): number | null => barValue(release.meanOfCommitment(id)?.average ?? null);
  return release.groups.map((group) => ({
    ...group,
    commitments: [...group.commitments].sort((a, b) => {
      const [first, second] = [valueOf(a.id), valueOf(b.id)];
      // What has no average stands last in either direction.
      if (first === null || second === null) return Number(first === null) - Number(second === null);
      return (first - second) * direction;
    }),
  }));
}

/** The cell of a member and a commitment under the view's filters. */
export function showCell(
  release: ReleaseReader,
  view: MatrixView,
  member: string,
  commitment: { readonly id: string; readonly pillar: string | null },
): ShownCell {
  const score = release.findScore(member, commitment.id);
  const shown = classifyScore(score);
  const passedOver =
    (view.pillar !== null && commitment.pillar !== view.pillar) ||
    (view.show.length > 0 && !view.show.includes(filterOf(shown)));
  const before = release.scoreBefore(member, commitment.id);
  return {
    member,
    commitment: commitment.id,
    score,
    shown,
    muted: passedOver,
    before: before === null ? null : formatScore(before),
  };
}

/** The members whose cells a view has: a list has those of the one that is looked for, where there is one. */
export function shownMembers(release: ReleaseReader, view: MatrixView): readonly ReleaseMember[] {
  const sought = view.view === 'list' ? release.findMember(view.member ?? '') : null;
  return sought ? [sought] : release.members;
}

/** How many cells the filters leave, of how many. */
export function countShown(release: ReleaseReader, view: MatrixView): { readonly shown: number; readonly all: number } {
  const cells = release.commitments.flatMap((commitment) =>
    shownMembers(release, view).map(({ code }) => showCell(release, view, code, commitment)),
  );
  return { shown: cells.filter(({ muted }) => !muted).length, all: cells.length };
}
