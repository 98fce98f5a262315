import type { DataSource } from 'typeorm';

/**
 * Refuses to work with a clock that differs from the database's by more than a quarter of the lock: the queue writes lock
 * times from the worker's clock, and a worker ahead of the others would take jobs that are still being done.
 */
export async function assertClock(dataSource: DataSource, lockMs: number, now: () => number = Date.now): Promise<void> {
  const before = now();
  const rows: { at: string }[] = await dataSource.query('select extract(epoch from clock_timestamp()) * 1000 as at');
  const skew = (before + now()) / 2 - Number(rows[0]?.at);
  if (Math.abs(skew) > lockMs / 4)
    throw new Error(
      `This machine's clock is ${Math.round(Math.abs(skew))} ms ${skew > 0 ? 'ahead of' : 'behind'} the database's; a worker may differ by ${lockMs / 4} ms. Cure: synchronise both clocks (NTP).`,
    );
}
