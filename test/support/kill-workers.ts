import { setTimeout as wait } from 'node:timers/promises';
import type { Product, Running } from './processes.js';
import type { Random } from './random.js';

/** Two are at work: one goes on with what the other left. */
const AT_WORK = 2;
/** Longer than any job takes: some kills hit a worker that is starting, some one in a job, some one with nothing to do. */
const LONGEST_LIFE_MS = 1_200;

/** Kills beyond those that were asked for, at most, until one has hit a worker in a job. */
const MORE = 20;

/**
 * Kills workers at random instants, and starts others in their place; those that are left at the end are at work. On a starved
 * machine workers spend most of their lives starting: it goes on until `hasHit`, for kills that hit nobody at work prove nothing.
 */
export async function killWorkers(
  product: Product,
  random: Random,
  kills: number,
  hasHit: () => Promise<boolean>,
): Promise<void> {
  const start = (): Promise<Running> => product.startWorker();
  const workers: Promise<Running>[] = Array.from({ length: AT_WORK }, start);
  for (let killed = 0; killed < kills || (killed < kills + MORE && !(await hasHit())); killed += 1) {
    const n = random.below(workers.length);
    const worker = await workers[n];
    await wait(random.below(LONGEST_LIFE_MS));
    await worker?.kill();
    workers[n] = start();
  }
  await Promise.all(workers);
}
