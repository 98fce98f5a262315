import { setImmediate as nextTurn } from 'node:timers/promises';

/** Answered for an item that must not hold up the others of its group: it is then worked by itself. */
export const HELD_UP: unique symbol = Symbol('held up');

/**
 * Works several items at once; answers in their order. It waits for nothing that somebody else holds, and answers `HELD_UP`
 * for that item, unless it is `alone`: then nobody waits with it.
 */
export type GroupWork<Item, Result> = (
  items: readonly Item[],
  alone: boolean,
) => Promise<readonly (Result | typeof HELD_UP)[]>;

/** More items in one group gain little and hold locks for longer. */
const MOST = 32;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Turns work on many into work on one: whoever calls while a group is at work waits for the next, and shares its
 * statements and its commit. No timer is involved: a call that finds nobody at work begins at once. When a group fails,
 * each of its items is tried alone, so that one that is at fault fails by itself.
 */
export function grouped<Item, Result extends object | boolean | null>(
  work: GroupWork<Item, Result>,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let atWork = false;

  const workAlone = async ({ item, resolve, reject }: Waiting<Item, Result>): Promise<void> => {
    try {
      const [result] = await work([item], true);
      if (result === undefined || result === HELD_UP) throw new Error('Work on one item has one result.');
      resolve(result);
    } catch (error) {
      reject(error);
    }
  };

  const workTogether = async (group: readonly Waiting<Item, Result>[]): Promise<void> => {
    let results: Awaited<ReturnType<typeof work>> = [];
    try {
      const items = group.map(({ item }) => item);
      results = await work(items, false);
    } catch (error) {
      if (group.length === 1) return group[0]?.reject(error);
    }
    for (const [n, member] of group.entries()) {
      const result = results[n];
      // Not awaited: the next group does not wait for what this one could not do.
      if (result === undefined || result === HELD_UP) void workAlone(member);
      else member.resolve(result);
    }
  };

  const run = async (): Promise<void> => {
    atWork = true;
    while (waiting.length > 0) {
      // Whoever calls in this turn belongs together.
      await nextTurn();
      await workTogether(waiting.splice(0, MOST));
    }
    atWork = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!atWork) void run();
    });
}
