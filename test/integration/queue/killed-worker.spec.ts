import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { Bench, upTo } from './bench.js';

// Four processes start, each in seconds where the machine is starved, and three locks must run out.
jest.setTimeout(120_000);

const WORKER = fileURLToPath(new URL('worker-process.mjs', import.meta.url));

let bench: Bench;
let child: ChildProcess | undefined;
beforeEach(async () => (bench = await Bench.open()));
afterEach(async () => {
  child?.kill('SIGKILL');
  await bench.close();
});

interface Said {
  readonly started?: number;
  readonly error?: string;
}

function startProcess(jobMs: number, onSaid: (said: Said) => void, lockMs = 1_000): ChildProcess {
  const settings = JSON.stringify({ queue: bench.queue, jobMs, lockMs });
  child = fork(WORKER, [settings], { execArgv: [] });
  child.on('message', (said) => onSaid(said as Said));
  return child;
}

describe('a worker killed in the middle of its jobs', () => {
  it('loses none of them and does none twice, several times over', async () => {
    await bench.request(12);
    for (let kills = 0; kills < 3; kills += 1) {
      const taken = new Promise<void>((resolve) => {
        startProcess(150, ({ started }) => started !== undefined && resolve());
      });
      await taken;
      child?.kill('SIGKILL');
      await once(child as ChildProcess, 'exit');
    }
    const errors: (string | undefined)[] = [];
    // With the lock that workers have unless told otherwise: one of a second runs out under a worker that is starved, which
    // then reports that it lost its jobs, though nothing is lost.
    startProcess(1, ({ error }) => error !== undefined && errors.push(error), 20_000);
    await bench.drained();
    expect(await bench.outcomes()).toEqual(upTo(12));
    expect(errors).toEqual([]);
  });

  it('keeps nobody waiting for its locks to run out, and whoever is at work keeps what it has', async () => {
    const lockMs = 600_000;
    let started = 0;
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let full = (): void => {};
    const taken = new Promise<void>((resolve) => (full = resolve));
    await bench.request(4);
    await bench.work(
      async (payload, context) => {
        started += 1;
        if (started === 4) full();
        await held;
        await bench.handle(payload, context);
      },
      // Four validations at a time: it can take no more.
      { concurrency: 1, lockMs },
    );
    await taken;
    await bench.request(2);
    await new Promise<void>((resolve) => {
      startProcess(60_000, ({ started: revision }) => revision !== undefined && resolve(), lockMs);
    });
    child?.kill('SIGKILL');
    await once(child as ChildProcess, 'exit');
    startProcess(1, () => undefined, lockMs);
    while ((await bench.outcomes()).length < 2) await wait(20);
    release();
    await bench.drained();
    expect(await bench.outcomes()).toEqual([0, 0, 1, 1, 2, 3]);
    expect(started).toBe(4);
  });
});

describe('a worker that is closed', () => {
  it('ends the jobs at work first, and takes no more', async () => {
    const started: number[] = [];
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let atWork = (): void => {};
    const taken = new Promise<void>((resolve) => (atWork = resolve));
    const worker = await bench.work(
      async (payload, context) => {
        started.push(payload.revision ?? -1);
        atWork();
        await held;
        await bench.handle(payload, context);
      },
      { concurrency: 1 },
    );
    await bench.request(9);
    await taken;
    const closing = worker.close();
    release();
    await closing;
    expect(await bench.outcomes()).toEqual(started);
    expect(started.length).toBeLessThan(9);
  });
});
