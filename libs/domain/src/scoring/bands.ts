/** A member's rank, and the ranks that it could have as well. */
export interface Standing {
  readonly rank: number;
  readonly range: readonly [low: number, high: number];
}

/** True where the ranges share a rank: then no difference between the two is claimed. */
export function overlap(a: Standing['range'], b: Standing['range']): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}

/**
 * Ranks in bands: from the first rank on, a band takes in every member whose range overlaps that of the band's first
 * member; the next one begins the next band. Members of a tie are always in one band. Null for members without a rank.
 */
export function bandMembers(standings: readonly (Standing | null)[]): (number | null)[] {
  const ordered = standings.filter((standing) => standing !== null).sort((a, b) => a.rank - b.rank);
  const bands = new Map<number, number>();
  let [band, first] = [0, null as Standing | null];
  for (const standing of ordered) {
    if (bands.has(standing.rank)) continue;
    if (!first || !overlap(first.range, standing.range)) [band, first] = [band + 1, standing];
    bands.set(standing.rank, band);
  }
  return standings.map((standing) => standing && (bands.get(standing.rank) ?? null));
}
