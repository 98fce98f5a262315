import { groupBy } from '@signatory/domain';

/** Something that happened, for one reader. */
export interface News {
  /** A person's id. */
  readonly person: string;
  /** Null of what concerns the whole cycle. */
  readonly member: string | null;
  /** The id of the entry's indicator or of the commitment of a score, of actions or of a chapter, as its letter opens; else null. */
  readonly item: string | null;
  readonly since: Date;
  /** The instant it is about. */
  readonly about: Date;
  /** A report that came again. */
  readonly again: boolean;
  /** When the reader was last written of this kind; null where never. */
  readonly told: Date | null;
}

/** All the news of one reader, in one letter. */
export interface Digest {
  readonly person: string;
  /** Since when the oldest of it waits: names the occasion. */
  readonly oldest: Date;
  readonly upTo: Date;
  readonly about: Date;
  readonly members: readonly string[];
  readonly again: readonly string[];
  /** Without a member: of the whole cycle. */
  readonly items: readonly { readonly member: string | null; readonly item: string }[];
}

/** What is younger may still be committed beside something older: it waits for the next look. */
const GRACE = 30_000;

/**
 * The letters that are due at an instant: the oldest news of a reader has settled, and the last letter is long enough
 * ago. What came meanwhile goes with it.
 */
export function dueNews(
  news: readonly News[],
  at: Date,
  { settle, rest }: { readonly settle: number; readonly rest: number },
): Digest[] {
  const upTo = new Date(at.getTime() - GRACE);
  const byPerson = groupBy(
    news.filter(({ since }) => since <= upTo),
    ({ person }) => person,
  );
  return [...byPerson].flatMap(([person, own]): Digest[] => {
    const sorted = own.toSorted((a, b) => a.since.getTime() - b.since.getTime());
    const [first] = sorted;
    if (!first || first.since.getTime() > at.getTime() - settle) return [];
    if (first.told && first.told.getTime() > at.getTime() - rest) return [];
    const abouts = own.map(({ about }) => about.getTime());
    return [
      {
        person,
        oldest: first.since,
        upTo,
        // Of several end dates the first is the one to know.
        about: new Date(Math.min(...abouts)),
        members: membersOf(sorted),
        again: membersOf(sorted.filter(({ again }) => again)),
        items: sorted.flatMap(({ member, item }) => (item === null ? [] : [{ member, item }])),
      },
    ];
  });
}

function membersOf(news: readonly News[]): string[] {
  return [...new Set(news.flatMap(({ member }) => member ?? []))];
}
