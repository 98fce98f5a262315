import type { ReleaseDocument } from './release-document.js';

type MemberMean = ReleaseDocument['tables']['members'][number];

/** Members' averages by rank or band, then those not ranked; the plan's order inside a tie, inside a band, and where nobody is ranked. */
export function orderMembers({ method, tables }: ReleaseDocument): MemberMean[] {
  const place = ({ ranked, rank, band }: MemberMean): number => {
    const own = method.ranking === 'bands' ? band : rank;
    return ranked && own != null ? own : Infinity;
  };
  return method.ranking === 'none' ? [...tables.members] : sortStably(tables.members, place);
}

/** Highest average first, those without one last; the plan's order inside a tie. */
export function orderByAverage<T>(
  entries: readonly T[],
  mean: (entry: T) => Pick<ReleaseDocument['tables']['overall'], 'average'>,
): T[] {
  return sortStably(entries, (entry) => {
    const { average } = mean(entry);
    return average === null ? Infinity : -Number(average.replace('−', '-'));
  });
}

function sortStably<T>(entries: readonly T[], key: (entry: T) => number): T[] {
  return entries
    .map((entry) => ({ entry, at: key(entry) }))
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    .map(({ entry }) => entry);
}
