import type { PageContext } from '../page-context.js';
import type { MemberMean, ReleaseMember, ReleaseReader } from '../release/read-release.js';

/** What a rank, band or range is called in this release; null where the method ranks no member. */
export function placeLabel({ document }: ReleaseReader, page: PageContext): string | null {
  const { ranking } = document.method;
  if (ranking === 'none') return null;
  return page.say(ranking === 'bands' ? 'rank.band' : 'rank.label');
}

/** The rank, or the band where the method ranks in bands; a dash for whoever has none. */
export function printPlace({ document }: ReleaseReader, mean: MemberMean): string {
  const place = document.method.ranking === 'bands' ? mean.band : mean.ranked ? mean.rank : null;
  return place == null ? '–' : String(place);
}

/** `2–5`; one figure where both ends are the same; a dash for none. */
export function printRange(range: readonly [number, number] | null | undefined, page: PageContext): string {
  if (!range) return '–';
  const [low, high] = range;
  return low === high ? String(low) : page.say('rank.interval', { low, high });
}

/** Apart as an organisation, or for want of scores: two reasons that are never taken for each other. */
export function whyNotRanked(
  { document }: ReleaseReader,
  member: ReleaseMember | null,
  { scored, applicable }: MemberMean,
  page: PageContext,
): string {
  return document.method.organisations === 'apart' && member?.kind === 'organisation'
    ? page.say('rank.apart')
    : page.say('rank.notRanked', { scored, applicable });
}

/** What the ranks, ranges or bands say, and what they do not claim. */
export function standingNotes({ document }: ReleaseReader, page: PageContext): string[] {
  const { ranking } = document.method;
  if (ranking === 'none') return [];
  const rescored = document.rescoring
    ? [
        page.say('rank.rangeExplained', {
          ...document.rescoring,
          draws: page.decimal(String(document.rescoring.draws)),
        }),
      ]
    : [];
  return ranking === 'bands'
    ? [page.say('rank.bandsExplained'), ...(rescored.length > 0 ? rescored : [page.say('rank.intervalExplained')])]
    : [page.say('rank.intervalExplained'), ...rescored, page.say('rank.noDifference')];
}
