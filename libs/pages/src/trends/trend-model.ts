import type { ReleaseChange, ReleaseDocument } from '@signatory/contract';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import { barValue } from '../release/read-release.js';
import { seriesOf } from '../release/series.js';

/** The published releases of one plan, the earliest window first. */
export interface Trend {
  readonly plan: string;
  /** As the newest release names it. */
  readonly title: ReleaseDocument['plan']['shortTitle'];
  readonly releases: readonly PublishedRelease[];
}

/** Where a subject stood in one release. Values are for drawing; figures are printed from the text. */
export interface TrendPoint {
  readonly release: PublishedRelease;
  readonly average: string | null;
  readonly value: number | null;
  /** How far it could move if its gaps were scored. */
  readonly bounds: readonly [low: number, high: number] | null;
  readonly printedBounds: readonly [low: string, high: string] | null;
  /** What is known of the step from the release before; null where the two were not compared. */
  readonly step: Pick<ReleaseChange, 'comparable' | 'of' | 'averages' | 'line'> | null;
}

/** A trend for each plan, in the order of the releases given. */
export function trendsOf(releases: readonly PublishedRelease[]): Trend[] {
  const plans = [...new Set(releases.map(({ document }) => document.plan.id))];
  return plans.map((plan) => {
    const own = seriesOf(releases, plan);
    const newest = own.at(-1)?.document.plan.shortTitle ?? { original: 'en', texts: { en: { text: plan } } };
    return { plan, title: newest, releases: own };
  });
}

/** The points of all members, or of one; a member that was not there has no value. */
export function pointsOf({ releases }: Trend, member: string | null): TrendPoint[] {
  return releases.map((release, at) => {
    const { tables } = release.document;
    const mean = member === null ? tables.overall : tables.members.find((each) => each.member === member);
    const change = changeSince(release, releases[at - 1]);
    const step = member === null ? change : change?.members.find((each) => each.member === member);
    return pointOf(release, mean, step ?? null);
  });
}

/** The same of one commitment over all members, in releases that have it. */
export function commitmentPoints(releases: readonly PublishedRelease[], commitment: string): TrendPoint[] {
  return releases.map((release, at) => {
    const mean = release.document.tables.commitments.find((each) => each.commitment === commitment);
    const change = changeSince(release, releases[at - 1]);
    return pointOf(release, mean, change?.commitments.find((each) => each.commitment === commitment) ?? null);
  });
}

/** `2026 Final`: the year in which a release's window ends, and its phase. */
export function shortTitle(document: ReleaseDocument, { say }: Pick<PageContext, 'say'>): string {
  return `${yearOf(document)} ${say(`phase.${document.phase}`)}`;
}

/** The year in which a release's window ends. */
export function yearOf({ cycle, issued }: Pick<ReleaseDocument, 'cycle' | 'issued'>): string {
  return (cycle.window?.to ?? issued ?? '').slice(0, 4);
}

function pointOf(
  release: PublishedRelease,
  mean: Pick<ReleaseDocument['tables']['overall'], 'average' | 'bounds'> | undefined,
  step: TrendPoint['step'],
): TrendPoint {
  const bounds = mean?.bounds ?? null;
  return {
    release,
    average: mean?.average ?? null,
    value: barValue(mean?.average ?? null),
    bounds: bounds && [barValue(bounds[0]) ?? 0, barValue(bounds[1]) ?? 0],
    printedBounds: bounds,
    step,
  };
}

/** Frozen in the newer release, and only of use while the older one is the one that it was compared with. */
function changeSince(
  { document: { change } }: PublishedRelease,
  before: PublishedRelease | undefined,
): ReleaseChange | null {
  return change && before && change.since.sha256 === before.sha256 ? change : null;
}
