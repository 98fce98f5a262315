import type { Socket } from 'node:net';
import pg from 'pg';
import { runPrepared, systemReach } from '@signatory/persistence';
import { layGround, MEMBERS, type Ground } from './build.js';

let ground: Ground;
beforeAll(async () => (ground = await layGround()));
afterAll(() => ground.close());

const ALL = systemReach(MEMBERS);

describe('a transaction', () => {
  it('keeps nothing of what it did when its work throws', async () => {
    const failing = ground.db.as(ALL, async (tx) => {
      await tx.query('update report set revision = revision + 1');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await ground.db.readAs(ALL, 'select distinct revision from report')).toEqual([{ revision: 1 }]);
  });

  it('prepares a statement with a name once', async () => {
    const query = { name: 'revision', text: 'select revision from report where member_code = $1' };
    const found = await ground.db.as(ALL, async (tx) => [
      await runPrepared(tx, query, ['CA']),
      await runPrepared(tx, query, ['nobody']),
      await tx.query<object[]>(
        'select name, (generic_plans + custom_plans)::int as runs from pg_prepared_statements where name = $1',
        [query.name],
      ),
    ]);
    expect(found).toEqual([[{ revision: 1 }], [], [{ name: 'revision', runs: 2 }]]);
  });
});

describe('a read', () => {
  it('gives figures and dates as they are written, instants as dates', async () => {
    const query = {
      name: 'values',
      text: `select value, date '2026-01-02' as day, $1::timestamptz as at from observation where member_code = 'CA'`,
    };
    const row = { value: '12.50', day: '2026-01-02', at: new Date('2026-01-02T03:04:05Z') };
    expect(await ground.db.readAs(ALL, query, ['2026-01-02T03:04:05Z'])).toEqual([row]);
    expect(await ground.db.readAs(ALL, query, ['2026-01-02T03:04:05Z'])).toEqual([row]);
  });

  it('changes nothing', async () => {
    await expect(ground.db.readAs(ALL, 'update report set revision = 7')).rejects.toThrow('read-only');
  });

  it('that fails leaves its connection fit for the next, of whomever', async () => {
    const reads = Array.from({ length: 20 }, (_, i) =>
      ground.db.readAs(ALL, i % 2 ? 'select 1 / 0' : 'select member_code from report order by 1'),
    );
    const settled = await Promise.allSettled(reads);
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    for (const read of settled) if (read.status === 'fulfilled') expect(read.value).toHaveLength(2);
    expect(await ground.db.readPublic('select * from report')).toEqual([]);
  });
});

describe('a statement whose process was killed', () => {
  it('ends, and lets go of its locks', async () => {
    const [killed, next] = [0, 1].map(() => new pg.Client({ connectionString: ground.test.appUrl })) as [
      pg.Client,
      pg.Client,
    ];
    killed.on('error', () => {});
    await Promise.all([killed.connect(), next.connect()]);
    await killed.query('begin');
    await killed.query('select pg_advisory_xact_lock(1)');
    const lost = killed.query('select pg_sleep(3600)').catch(({ message }: Error) => message);
    (killed as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
    expect(await lost).toMatch(/terminated/);
    // Without the server's look after its clients this would wait for an hour.
    await next.query('select pg_advisory_lock(1)');
    await next.end();
  });
});
