import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import {
  Audit,
  leafOf,
  ReadTrail,
  SealTrail,
  SigningKeys,
  TrailDamaged,
  VerifyTrail,
  type Signing,
} from '@signatory/features';
import { Database, systemReach } from '@signatory/persistence';
import { checkCheckpoint, ringOf, signCheckpoint, SigningKey, TrailCheck, type Checkpoint } from '@signatory/proof';
import { createDatabase, type TestDatabase } from '../../support/database.js';

const CLI = fileURLToPath(new URL('../../../apps/cli/dist/bundle/main.js', import.meta.url));
const AT = new Date('2026-11-26T12:00:00Z');

describe('a sealed trail', () => {
  let test: TestDatabase;
  let database: Database;
  /** Above every policy and grant: the one that the seal is against. */
  let superuser: pg.Client;
  const audit = new Audit();
  const key = SigningKey.generate();
  const ring = ringOf([key.publicKey]);
  const signing: Signing = { key, site: 'https://signatory.example.org' };
  const sealer = (by = signing): SealTrail => new SealTrail(database, new SigningKeys(database, audit, by), by);
  const verify = () =>
    new VerifyTrail(database, new ReadTrail(database), new SigningKeys(database, audit, signing)).execute(AT);
  const write = (count: number): Promise<void> =>
    database.as(systemReach([]), (tx) =>
      audit.recordAll(
        tx,
        Array.from({ length: count }, (_, n) => ({
          actor: 'system',
          act: 'entry.save',
          subject: `c/CA/i${n}`,
          facts: { reason: 'é 語' },
          at: AT,
        })),
      ),
    );

  beforeAll(async () => {
    test = await createDatabase();
    database = await Database.open({ url: test.appUrl, max: 4 });
    superuser = new pg.Client({ connectionString: test.superuserUrl });
    await superuser.connect();
    await new SigningKeys(database, audit, signing).publish(AT);
    for (const count of [3, 1, 8, 5]) {
      await write(count);
      await sealer().execute(AT);
    }
  });
  afterAll(async () => {
    await superuser.end();
    await database.close();
    await test.drop();
  });

  it('is whole, up to the newest checkpoint that anybody with the key can read', async () => {
    const events = 18;
    expect(await verify()).toEqual({ at: AT.toISOString(), events, checkpoints: 4, agreed: events, broken: null });
    const { checkpoint, unsealed } = await new ReadTrail(database).seal();
    expect(unsealed).toBe(0);
    expect(read(checkpoint?.note)).toMatchObject({ origin: 'signatory.example.org/audit', size: events });
    expect(await sealer().execute(AT)).toBeNull();
  });

  it.each([
    ['a fact', `update audit_event set body = replace(body, 'é 語', 'e 語') where sealed_seq = 13`, 13, 18],
    ['an instant', `update audit_event set at = at + interval '1 millisecond' where sealed_seq = 0`, 0, 4],
    [
      'an id',
      `delete from audit_event where sealed_seq = 4; insert into audit_event (id, at, body, sealed_seq)
      overriding system value select 900, at, body, 4 from audit_event where sealed_seq = 5`,
      4,
      5,
    ],
    ['an event taken away', 'delete from audit_event where sealed_seq = 7', 5, 13],
    [
      'one taken away and the gap closed',
      `delete from audit_event where sealed_seq = 7;
      update audit_event set sealed_seq = -sealed_seq where sealed_seq > 7;
      update audit_event set sealed_seq = -sealed_seq - 1 where sealed_seq < 0`,
      5,
      13,
    ],
    [
      'two that changed places',
      `update audit_event set sealed_seq = -1 where sealed_seq = 5;
      update audit_event set sealed_seq = 5 where sealed_seq = 6; update audit_event set sealed_seq = 6 where sealed_seq = -1`,
      5,
      13,
    ],
    ['an end cut off', 'delete from audit_event where sealed_seq >= 15', 13, 18],
    [
      'one put at the end',
      `insert into audit_event (at, body, sealed_seq) select at, body, 18 from audit_event where sealed_seq = 17`,
      18,
      19,
    ],
  ])('tells of %s, and where', async (_, sql, after, before) => {
    await tamper(sql, async () => expect(await verify()).toMatchObject({ agreed: after, broken: { after, before } }));
    expect(await verify()).toMatchObject({ broken: null });
  });

  it('tells of an end that was cut off with its checkpoint to whoever kept that checkpoint', async () => {
    const { checkpoint: kept } = await new ReadTrail(database).seal();
    const sql = `delete from audit_event where sealed_seq >= 15; delete from audit_checkpoint where size = 18;
      update audit_event set sealed_seq = null where sealed_seq > 12`;
    await tamper(sql, async () => {
      // The trail agrees with itself.
      expect(await verify()).toMatchObject({ events: 13, broken: null });
      await sealer().execute(AT);
      const checking = new TrailCheck([read(kept?.note)]);
      for await (const event of new ReadTrail(database).events(100)) checking.add(leafOf(event));
      expect(checking.end()).toEqual({ size: 15, agreed: 0, broken: { after: 0, before: 18 } });
    });
  });

  it('tells of a checkpoint that another key signed', async () => {
    const { rows } = await superuser.query<{ note: string }>('select note from audit_checkpoint where size = 18');
    const forged = signCheckpoint(read(rows[0]?.note), SigningKey.generate());
    await tamper(`update audit_checkpoint set note = '${forged}' where size = 18`, async () =>
      expect(await verify()).toMatchObject({ agreed: 13, broken: { after: 13, before: 18 } }),
    );
  });

  it('is not gone on with over a checkpoint that was changed', async () => {
    await write(1);
    await superuser.query(`update audit_checkpoint set frontier = array[frontier[2], frontier[1]] where size = 18`);
    await expect(sealer().execute(AT)).rejects.toThrow(TrailDamaged);
    await superuser.query(`update audit_checkpoint set frontier = array[frontier[2], frontier[1]] where size = 18`);
    expect(await sealer().execute(AT)).toContain('\n19\n');
  });

  it('goes on under a new key, once that is published', async () => {
    const next: Signing = { key: SigningKey.generate(), site: 'https://elsewhere.example.org/signatory/' };
    await new SigningKeys(database, audit, next).publish(AT);
    expect(await sealer(next).execute(AT)).toContain('elsewhere.example.org/signatory/audit\n20\n');
    expect(await verify()).toMatchObject({ events: 20, broken: null });
  });

  it('is sealed by one of many that try, and each event once', async () => {
    const tries = async () => {
      for (let n = 0; n < 5; n += 1) {
        await write(2);
        await sealer().execute(AT);
      }
    };
    await Promise.all([tries(), tries(), tries()]);
    await sealer().execute(AT);
    expect(await verify()).toMatchObject({ events: 50, broken: null });
  });

  it('lets the application place an event once, and change nothing else of it', async () => {
    const reach = { actor: 'system', audit: true };
    const change = (sql: string) => database.as(reach, (tx) => tx.query(sql));
    const refused = expect.objectContaining({ driverError: expect.objectContaining({ code: '42501' }) });
    await expect(change(`update audit_event set body = '{}'`)).rejects.toEqual(refused);
    await expect(change('delete from audit_event')).rejects.toEqual(refused);
    await expect(change('update audit_checkpoint set note = note')).rejects.toEqual(refused);
    expect(await change('update audit_event set sealed_seq = sealed_seq + 1000')).toEqual([[], 0]);
    expect(await database.readAs({ actor: 'system' }, 'select * from audit_checkpoint')).toEqual([]);
  });

  it('leaves the house as a file, and is proved there by its checkpoint alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trail-'));
    try {
      const call = promisify(execFile);
      const run = (env: Record<string, string>, ...args: string[]) =>
        call(process.execPath, [CLI, 'audit', ...args], { cwd: folder, env: { PATH: '/usr/bin:/bin', ...env } });
      const { stdout } = await run({ DATABASE_URL: test.appUrl }, 'export', 'trail.jsonl');
      await writeFile(join(folder, 'kept.txt'), stdout);
      await writeFile(join(folder, 'key.jwk'), JSON.stringify(key.publicKey));
      const proof = run({}, 'verify', 'trail.jsonl', '--checkpoint', 'kept.txt', '--key', 'key.jwk');
      expect((await proof).stdout).toMatch(/its first 50 events are what was signed\nVERIFIED\n$/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  /** Does it as somebody who has the database and not the key, and takes it back. */
  async function tamper(sql: string, look: () => Promise<void>): Promise<void> {
    await superuser.query(`create temp table kept_event as select * from audit_event;
      create temp table kept_checkpoint as select * from audit_checkpoint`);
    try {
      await superuser.query(sql);
      await look();
    } finally {
      await superuser.query(`delete from audit_event; delete from audit_checkpoint;
        insert into audit_event overriding system value select * from kept_event;
        insert into audit_checkpoint select * from kept_checkpoint;
        drop table kept_event, kept_checkpoint`);
    }
  }

  function read(note: string | undefined): Checkpoint {
    const verdict = checkCheckpoint(note ?? '', ring);
    if (verdict.kind !== 'good') throw new Error(`${String(note)} is no checkpoint of ours.`);
    return verdict.checkpoint;
  }
});
