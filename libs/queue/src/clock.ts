import type { DataSource } from 'typeorm';

/** Readings of the database's clock, at most, until one was quick enough to tell. */
const READINGS = 5;

/**
 * Refuses to work with a clock that differs from the database's by more than a quarter of the lock: the queue writes lock
 * times from the worker's clock, and a worker ahead of the others would take jobs that are still being done. The database
 * read its clock at some instant between question and answer: a worker that is starved as it starts is not taken for one
 * whose clock is wrong.
 */
export async function assertClock(dataSource: DataSource, lockMs: number, now: () => number = Date.now): Promise<void> {
  const most = lockMs / 4;
  let skew = 0;
  for (let reading = 0; reading < READINGS; reading += 1) {
    const before = now();
    const rows: { at: string }[] = await dataSource.query('select extract(epoch from clock_timestamp()) * 1000 as at');
    const after = now();
    const unsure = (after - before) / 2;
    skew = before + unsure - Number(rows[0]?.at);
    if (Math.abs(skew) <= most) return;
    if (Math.abs(skew) - unsure > most) break;
  }
  throw new Error(
    `This machine's clock is ${Math.round(Math.abs(skew))} ms ${skew > 0 ? 'ahead of' : 'behind'} the database's; a worker may differ by ${most} ms. Cure: synchronise both clocks (NTP).`,
  );
}
