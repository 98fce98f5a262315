import type { DataSource } from 'typeorm';
import { assertClock } from './clock.js';

/** A database whose clock stands at `at`, in milliseconds. */
const databaseAt = (at: number) => ({ query: async () => [{ at: String(at) }] }) as unknown as DataSource;

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
});
