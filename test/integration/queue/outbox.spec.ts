import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { CannotSucceed, enqueue, startRelay, type GivenUp } from '@signatory/queue';
import { until } from '../../support/until.js';
import { ask, Bench, upTo, type Handler } from './bench.js';

// Retries and sweeps wait for seconds of their own.
jest.setTimeout(60_000);

let bench: Bench;
beforeEach(async () => (bench = await Bench.open()));
afterEach(() => bench.close());

const rows = (columns: string) => bench.db.readPublic(`select ${columns} from outbox`);

describe('a job', () => {
  it('runs once for a commit and never for a rollback', async () => {
    await bench.work();
    await bench.request(30);
    await expect(
      bench.request(30, async () => {
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await bench.drained();
    expect(await bench.outcomes()).toEqual(upTo(30));
    expect(bench.errors).toEqual([]);
  });

  it('is not recorded with a payload that its row in the table of jobs does not allow', async () => {
    await expect(
      bench.request(0, async (tx) => {
        const { enqueue } = await import('@signatory/queue');
        await enqueue(tx, 'validation.run', { cycleId: 'x', memberCode: '\u0000', revision: -1 }, 'CA');
      }),
    ).rejects.toThrow('expected number to be >=0');
    expect(await rows('id')).toEqual([]);
  });

  it('is tried again when its handler throws', async () => {
    const attempts: number[] = [];
    await bench.work(async (payload, context) => {
      attempts.push(context.attempt);
      if (context.attempt === 1) throw new Error('not yet');
      await bench.handle(payload, context);
    });
    await bench.request(1);
    await bench.drained();
    expect(attempts).toEqual([1, 2]);
    expect(await bench.outcomes()).toEqual([0]);
  });

  it('that cannot succeed is given up at once, with its cause', async () => {
    const attempts: number[] = [];
    await bench.work(async (_, { attempt }) => {
      attempts.push(attempt);
      throw new CannotSucceed('the cycle is gone');
    });
    await bench.request(1);
    await bench.drained();
    expect(attempts).toEqual([1]);
    expect(await rows('failed')).toEqual([{ failed: 'the cycle is gone' }]);
  });

  it('of an unknown name, or with a payload from another time, is given up and stops nobody', async () => {
    await bench.work();
    await bench.request(1, async (tx) => {
      await tx.query(`insert into outbox (name, payload) values ('score.divine', '{}')`);
      await tx.query(`insert into outbox (name, payload) values ('validation.run', '{"version": 1}')`);
    });
    await bench.drained();
    expect(await bench.outcomes()).toEqual([0]);
    expect(await rows('name, failed is not null as failed')).toEqual(
      expect.arrayContaining([
        { name: 'score.divine', failed: true },
        { name: 'validation.run', failed: true },
        { name: 'validation.run', failed: false },
      ]),
    );
  });
});

describe('the relay', () => {
  it('shared by several and crashing between the handing over and its commit still hands over once', async () => {
    await bench.request(100);
    const relay = () =>
      startRelay({ queue: bench.queue, dataSource: bench.db.dataSource, onError: (error) => bench.errors.push(error) });
    const first = relay();
    while ((await rows('sent_at')).some((row) => (row as { sent_at: unknown }).sent_at === null))
      await new Promise((resolve) => setImmediate(resolve));
    await first.close();
    // What a crash before the commit leaves: jobs in the queue, rows that know nothing of it.
    await bench.db.dataSource.query('update outbox set sent_at = null');
    const racing = [relay(), relay()];
    const runs: string[] = [];
    await bench.work(async (payload, context) => {
      runs.push(context.outboxId);
      await bench.handle(payload, context);
    });
    await bench.drained();
    await Promise.all(racing.map((each) => each.close()));
    expect(await bench.outcomes()).toEqual(upTo(100));
    expect(new Set(runs).size).toBe(100);
    expect(runs).toHaveLength(100);
  });
});

describe('the sweeper', () => {
  const SOON = { sweepMs: 100, lostAfterMs: 300 };

  it('brings back what the queue forgot, once', async () => {
    await bench.request(50);
    const relay = startRelay({ queue: bench.queue, dataSource: bench.db.dataSource, onError: () => {} });
    while ((await rows('sent_at')).some((row) => (row as { sent_at: unknown }).sent_at === null))
      await new Promise((resolve) => setImmediate(resolve));
    await relay.close();
    await bench.flush();
    await bench.work(bench.handle, SOON);
    await bench.drained();
    expect(await bench.outcomes()).toEqual(upTo(50));
    expect(bench.givenUp).toEqual([]);
  });

  it('lets a job wait, however long the queue is', async () => {
    let began = (): void => {};
    const atWork = new Promise<void>((resolve) => (began = resolve));
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const hold: Handler = async (payload, context) => {
      began();
      await held;
      await bench.handle(payload, context);
    };
    await bench.work(hold, { sweepMs: 50, lostAfterMs: 100, maxSends: 2, concurrency: 1 });
    await bench.request(12);
    await atWork;
    // The sweeper has looked at them often enough to give up whatever it took for lost.
    const waited = `bool_and(sent_at > created_at + interval '1 second') as waited, count(*) filter (where failed is not null) as lost`;
    await until(
      async () => (await rows(waited)) as { waited: boolean; lost: string }[],
      ([found]) => found?.waited === true || found?.lost !== '0',
    );
    release();
    await bench.drained();
    expect(await bench.outcomes()).toEqual(upTo(12));
    expect(bench.givenUp).toEqual([]);
    expect(await rows('distinct sends')).toEqual([{ sends: 0 }]);
  });

  it('gives up a job that was sent in vain so many times, and says so', async () => {
    await bench.request(1);
    const relay = startRelay({ queue: bench.queue, dataSource: bench.db.dataSource, onError: () => {} });
    await until(
      async () => (await rows('sent_at')) as { sent_at: unknown }[],
      ([row]) => row?.sent_at !== null,
    );
    await relay.close();
    await bench.flush();
    await ask(bench.test.superuserUrl, 'update outbox set sends = 1');
    await bench.work(bench.handle, { ...SOON, maxSends: 2 });
    await bench.drained();
    expect(bench.givenUp).toEqual(['validation.run']);
    expect(await rows('sends, failed')).toEqual([{ sends: 1, failed: 'sent 2 times and never done' }]);
  });
});

describe('a job that is given up', () => {
  const told: string[] = [];
  const failures = {
    'validation.run': async ({ revision }: { revision: number }, { error }: GivenUp) =>
      void told.push(`${revision}: ${error.message}`),
  };
  beforeEach(() => void told.splice(0));

  it('is told to those who wait for it, once, with its cause', async () => {
    await bench.work(
      async () => {
        throw new CannotSucceed('the cycle is gone');
      },
      { failures },
    );
    await bench.request(1);
    await bench.drained();
    expect(told).toEqual(['0: the cycle is gone']);
    expect(bench.givenUp).toEqual(['validation.run']);
  });

  it('because those that worked on it vanished again and again is not worked on once more', async () => {
    const handled: string[] = [];
    await bench.work(
      async (_, { outboxId }) => {
        handled.push(outboxId);
      },
      { failures, maxStalls: 0 },
    );
    await bench.request(1);
    await bench.drained();
    expect(handled).toEqual([]);
    expect(told).toEqual(['0: its worker vanished 0 times']);
  });
});

describe('what is urgent', () => {
  it('goes first, whenever it was asked for', async () => {
    // As many at a time as one worker takes of this queue.
    const places = 4;
    await bench.request(0, async (tx) => {
      for (const revision of upTo(3 * places))
        await enqueue(
          tx,
          'validation.run',
          { cycleId: randomUUID(), memberCode: 'CA', revision },
          'CA',
          100 - revision,
        );
    });
    const relay = startRelay({ queue: bench.queue, dataSource: bench.db.dataSource, onError: () => {} });
    while ((await rows('sent_at')).some((row) => (row as { sent_at: unknown }).sent_at === null))
      await new Promise((resolve) => setImmediate(resolve));
    await relay.close();
    const taken: number[] = [];
    let release = (): void => {};
    const full = new Promise<void>((resolve) => (release = resolve));
    await bench.work(
      async (payload, context) => {
        taken.push(payload.revision ?? -1);
        if (taken.length === places) release();
        await full;
        await bench.handle(payload, context);
      },
      { concurrency: 1 },
    );
    await bench.drained();
    expect(taken.slice(0, places).sort((one, other) => one - other)).toEqual([8, 9, 10, 11]);
  });
});

describe('a recurring job', () => {
  it('is made once for its time, by however many workers', async () => {
    const seen: string[] = [];
    const note = async (_: unknown, { outboxId }: { outboxId: string }): Promise<void> => {
      seen.push(outboxId);
    };
    await Promise.all([bench.work(note, { schedules: true }), bench.work(note, { schedules: true })]);
    while (new Set(seen).size < 2) await new Promise((resolve) => setImmediate(resolve));
    await bench.stopWorkers();
    expect(seen).toHaveLength(new Set(seen).size);
  });

  it('that was given up is forgotten when a later one has ended; what somebody asked for is kept', async () => {
    await ask(
      bench.test.superuserUrl,
      `insert into outbox (name, payload, created_at, sent_at, done_at, failed) values
        ('mail.remind', '{}', now() - interval '3 min', now(), null, 'first'),
        ('mail.remind', '{}', now() - interval '2 min', now(), now(), null),
        ('score.confirm-due', '{}', now() - interval '3 min', now(), null, 'second'),
        ('score.confirm-due', '{}', now() - interval '2 min', now(), null, 'third'),
        ('mail.send', '{}', now() - interval '3 min', now(), null, 'fourth'),
        ('mail.send', '{}', now() - interval '2 min', now(), now(), null)`,
    );
    await bench.work();
    const failed = (): Promise<{ failed: string }[]> =>
      bench.db.readPublic('select failed from outbox where failed is not null order by created_at, name, failed');
    const kept = await until(failed, (rows) => rows.length < 4);
    expect(kept.map((row) => row.failed)).toEqual(['fourth', 'third']);
  });
});
