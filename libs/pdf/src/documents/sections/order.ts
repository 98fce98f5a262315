import { valueOf } from '../../blocks/average-bar.js';
import type { Mean, Member, View } from '../../view.js';

/** Ranked members by rank or band, then those not ranked; the plan's order inside a tie and inside a band. */
export function orderMembers(view: View): Member[] {
  const { ranking } = view.document.method;
  const key = ({ code }: Member): number => {
    const { ranked, rank, band } = view.memberMean(code);
    const place = ranking === 'bands' ? (band ?? null) : rank;
    return ranked && place !== null ? place : Infinity;
  };
  return ranking === 'none' ? [...view.members] : sortStably(view.members, key);
}

/** Highest average first, those without one last; the plan's order inside a tie. */
export function orderByAverage<T>(entries: readonly T[], mean: (entry: T) => Pick<Mean, 'average'>): T[] {
  return sortStably(entries, (entry) => {
    const { average } = mean(entry);
    return average === null ? Infinity : -valueOf(average);
  });
}

function sortStably<T>(entries: readonly T[], key: (entry: T) => number): T[] {
  return entries
    .map((entry) => ({ entry, at: key(entry) }))
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    .map(({ entry }) => entry);
}
