import type { DataSource } from 'typeorm';
import { assertClock } from './clock.js';

/** A database whose clock stands at `at`, in milliseconds. */
const databaseAt = (at: number) => ({ query: async () => [{ at: String(at) }] }) as unknown as DataSource;

/** Clocks that agree, over a line on which each answer takes so long, in milliseconds, and nearly all of it on the way there. */
function slowly(...took: number[]) {
  let at = 1_000_000;
  const query = async () => {
    at += took.shift() ?? 0;
    return [{ at: String(at - 1) }];
  };
  return [{ query } as unknown as DataSource, () => at] as const;
}

describe('a worker', () => {
  it.each([
    [60_000, 'ahead of'],
    [-60_000, 'behind'],
  ])('whose clock differs by %s ms is refused, with the cure', async (skew, words) => {
    await expect(assertClock(databaseAt(1_000_000), 20_000, () => 1_000_000 + skew)).rejects.toThrow(
      new RegExp(`60000 ms ${words} the database's; a worker may differ by 5000 ms. Cure:`),
    );
  });

  it('whose clock differs by no more than a quarter of the lock may start', async () => {
    await expect(assertClock(databaseAt(1_000_000), 20_000, () => 1_005_000)).resolves.toBeUndefined();
  });

  it('that is starved as it starts is asked again, and not taken for one whose clock is wrong', async () => {
    const [database, now] = slowly(12_000, 15_000, 4);
    await expect(assertClock(database, 20_000, now)).resolves.toBeUndefined();
  });

  it('that cannot tell, however often it asks, does not start', async () => {
    const [database, now] = slowly(...Array<number>(9).fill(12_000));
    await expect(assertClock(database, 20_000, now)).rejects.toThrow("5999 ms behind the database's");
  });
});
