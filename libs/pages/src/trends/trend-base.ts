import { changeBetween, type Changes, type Lineage, type ReleasedCell } from '@signatory/domain';
import type { ReleaseDocument } from '@signatory/contract';
import type { PublishedRelease } from '../release/published-release.js';
import { sharesGuideline } from '../release/series.js';
import { yearOf, type Trend } from './trend-model.js';

/** The share of comparable cells from which on a line is drawn, where a release is older than the setting. */
const COMPARABLE_FROM = '0.6';

/** A trend as it is seen from its base year. */
export interface Based {
  /** From the base year on; all of it where the plan has no release of that year. */
  readonly trend: Trend;
  /** Null without a base year, where the plan has no release of it, and where that release is the newest. */
  readonly since: { readonly release: PublishedRelease; readonly changes: Changes } | null;
  /** There is a base year, and the plan has no release of it. */
  readonly missing: boolean;
}

/** The years in which windows of releases end, the earliest first. */
export function yearsOf(trends: readonly Trend[]): string[] {
  return [...new Set(trends.flatMap(({ releases }) => releases.map(({ document }) => yearOf(document))))].sort();
}

/** The releases of a base year and after it; null where the plan has none of that year. */
export function sliceFrom(trend: Trend, base: string): Trend | null {
  const at = trend.releases.findLastIndex(({ document }) => yearOf(document) === base);
  return at < 0 ? null : { ...trend, releases: trend.releases.slice(at) };
}

/** A trend from a base year on. Where a year has an interim and a final release, the final one is the base. */
export function startFrom(trend: Trend, base: string | null): Based {
  if (base === null) return { trend, since: null, missing: false };
  const based = sliceFrom(trend, base);
  const [release, newest] = [based?.releases[0], based?.releases.at(-1)];
  if (!based || !release || !newest) return { trend, since: null, missing: true };
  if (release === newest) return { trend: based, since: null, missing: false };
  return { trend: based, since: { release, changes: changesSince(based.releases, release, newest) }, missing: false };
}

/** Over the cells scored in both, as between a release and the one before; what breaks at any step between is compared nowhere. */
function changesSince(
  releases: readonly PublishedRelease[],
  { document: before }: PublishedRelease,
  { document: now }: PublishedRelease,
): Changes {
  const { comparableFrom = COMPARABLE_FROM, organisations } = now.method;
  const { members } = now.plan;
  return changeBetween({
    members: { before: before.plan.members.map(({ code }) => code), now: members.map(({ code }) => code) },
    before: before.scores.map(cellOf),
    now: now.scores.map(cellOf),
    lineage: lineageBetween(releases, before, now),
    comparableFrom,
    apart: members.flatMap(({ code, kind }) => (organisations === 'apart' && kind === 'organisation' ? [code] : [])),
  });
}

/** Ids are kept over plan versions and never used again, so that a commitment continues the one of its id, unless a release between says that it broke. */
function lineageBetween(releases: readonly PublishedRelease[], before: ReleaseDocument, now: ReleaseDocument): Lineage {
  const broken = new Set(
    releases.slice(1).flatMap(({ document: { change, plan } }) => {
      const codes = change?.breaks.flatMap(({ to }) => to) ?? [];
      return plan.commitments.filter(({ code }) => codes.includes(code)).map(({ id }) => id);
    }),
  );
  // What counts as strong or weak is said in the codebook: under another one the same clause is another clause.
  if (before.codebook?.version !== now.codebook?.version) return { before: new Map(), breaks: [] };
  const kept = now.plan.commitments.filter((commitment) => {
    const was = before.plan.commitments.find(({ id }) => id === commitment.id);
    return was !== undefined && !broken.has(commitment.id) && sharesGuideline(was, commitment);
  });
  return { before: new Map(kept.map(({ id }) => [id, id])), breaks: [] };
}

function cellOf({ member, commitment, kind, value }: ReleaseDocument['scores'][number]): ReleasedCell {
  return { member, commitment, asked: kind !== 'not-asked', value: kind === 'score' ? value : null };
}
