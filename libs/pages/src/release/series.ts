import type { ReleaseCommitment } from '@signatory/contract';
import type { PublishedRelease } from './published-release.js';

/** The releases of one plan, the earliest window first. */
export function seriesOf(releases: readonly PublishedRelease[], plan: string): PublishedRelease[] {
  return releases.filter(({ document }) => document.plan.id === plan).sort(compareReleases);
}

/** A commitment as a release of its plan words it. */
export interface Worded {
  readonly release: PublishedRelease;
  readonly commitment: ReleaseCommitment;
}

/** Where a commitment stood, release by release, the earliest first. Ids are kept over plan versions and never used again. */
export function wordedIn(series: readonly PublishedRelease[], commitment: string): Worded[] {
  return series.flatMap((release) => {
    const found = release.document.plan.commitments.find(({ id }) => id === commitment);
    return found ? [{ release, commitment: found }] : [];
  });
}

/** Whether two releases score a commitment by the same clauses; where there are none, nobody can say that they differ. */
export function sharesGuideline(one: ReleaseCommitment, other: ReleaseCommitment): boolean {
  const clauses = ({ guideline }: ReleaseCommitment): string =>
    JSON.stringify(guideline.map(({ score, countervailing, if: condition }) => [score, countervailing, condition]));
  return clauses(one) === clauses(other);
}

function compareReleases(a: PublishedRelease, b: PublishedRelease): number {
  const [one, other] = [keyOf(a), keyOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** By the end of the window; the interim before the final of the same window. */
function keyOf({ document: { cycle, phase, issued } }: PublishedRelease): string {
  return `${cycle.window?.to ?? issued ?? ''} ${phase === 'interim' ? 0 : 1} ${issued ?? ''}`;
}
