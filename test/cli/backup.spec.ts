import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { openSigningKey } from '@signatory/proof';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { fillTables } from '../support/fill-tables.js';
import { signatory, withClient, type Place } from '../support/place.js';
import { startS3 } from '../support/s3-server.js';

const CYCLE = '0190b6a0-0000-7000-8000-000000000001';
const ABSENT = '0190b6a0-0000-7000-8000-000000000002';

const ROWS = `
insert into person (email, name) values ('ada@example.org', 'Ada\tO''Brien\n\\N');
insert into person (id, email, name) values ('${ABSENT}', 'grace@example.org', 'Grace');
insert into plan (id) values ('p');
insert into plan_version (plan_id, n, body, sha256) values ('p', 1, '{"title": "Ł – 日本"}', 'x'), ('p', 2, '{}', 'y');
insert into item_map (plan_id, item, from_version, from_id, to_version, to_id, kind, decided_by)
  values ('p', 'indicator', 1, 'a', 2, 'b', 'renamed', 'x');
insert into cycle (id, code, plan_id, plan_version, series, phase, title) values ('${CYCLE}', 'c', 'p', 1, 's', 'interim', '{}');
insert into report (cycle_id, member_code) values ('${CYCLE}', 'CA'), ('${CYCLE}', 'EU');
select open_observation_partition('${CYCLE}');
insert into observation (cycle_id, member_code, indicator_id, cell_no, since_revision, value, obs_status)
  select '${CYCLE}', m, 'i', n, 1, 0.1 + n, 'normal' from unnest(array['CA', 'EU']) m, generate_series(1, 500) n;
insert into audit_event (body) values ('{"action":"first"}'), ('{"action":"second"}');
`;

/** Of evidence, of files that were imported, of releases. */
const OWNERS = ['CA', 'imports_CA', 'releases'];

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What the checks of some tables ask of their row. */
const ASKED = {
  import_fault: { words: '{"code": "file.empty", "values": {}}' },
  notice: { from_at: '2026-02-28T12:00:00Z', until_at: '2026-02-28T13:00:00Z' },
  justification: { text: 'x'.repeat(40) },
  release_copy: { person_id: ABSENT },
  stand_in: { absent_id: ABSENT, until_at: '2026-02-28T12:00:00Z' },
};

/** A digest of every row of every table, as the superuser sees them. */
function digests(database: TestDatabase): Promise<Record<string, string>> {
  return withClient(database.superuserUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and relname <> 'schema_migration' order by 1`,
    );
    const found: Record<string, string> = {};
    for (const { name } of rows) {
      const digest = await client.query<{ digest: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t, '' order by t)), '') as digest
         from (select (to_jsonb(r) - 'xid')::text as t from ${name} r) as rows`,
      );
      found[name] = digest.rows[0]?.digest ?? '';
    }
    return found;
  });
}

describe('a backup', () => {
  const places: Place[] = [];
  let source: Place;
  let file: string;
  let key: string;

  async function makePlace(empty: boolean): Promise<Place> {
    const place = {
      database: await createDatabase(empty ? { template: 'template0' } : {}),
      folder: mkdtempSync(join(tmpdir(), 'signatory-backup-')),
    };
    places.push(place);
    return place;
  }

  beforeAll(async () => {
    source = await makePlace(false);
    await withClient(source.database.superuserUrl, async (client) => {
      await client.query(ROWS);
      await fillTables(client, ASKED);
    });
    for (const owner of OWNERS) {
      const bytes = Buffer.from(`the bytes of a stored file of ${owner}`);
      mkdirSync(join(source.folder, 'blobs', owner), { recursive: true });
      writeFileSync(join(source.folder, 'blobs', owner, sha256(bytes)), bytes);
    }
    key = (await openSigningKey({ folder: join(source.folder, 'keys') })).key.id;
    file = join(source.folder, 'all.backup');
    const taken = await signatory(source, 'backup', 'all.backup');
    if (taken.status !== 0) throw new Error(taken.err);
  });

  afterAll(async () => {
    for (const { database, folder } of places) {
      await database.drop();
      rmSync(folder, { recursive: true });
    }
  });

  it('brings back every row, stored file and key, those behind row-level security too', async () => {
    const target = await makePlace(true);
    const restored = await signatory(target, 'restore', file);
    expect(restored).toMatchObject({ status: 0, err: '' });
    expect(restored.out).toMatch(/^Restored \d+ tables with 10\d\d rows, 3 stored files and 1 key, as of 20/);
    const [before, after] = [await digests(source.database), await digests(target.database)];
    expect(after).toEqual(before);
    // A table without a row here would be compared with nothing: fillTables gives each new one its row.
    expect(Object.keys(before).filter((name) => before[name]?.startsWith('0 '))).toEqual([]);
    expect(before['observation']).toMatch(/^1000 /);
    const stored = ({ folder }: Place) =>
      new Set(readdirSync(join(folder, 'blobs'), { recursive: true, encoding: 'utf8' }));
    expect(stored(target)).toEqual(stored(source));
    expect(stored(target).size).toBe(2 * OWNERS.length);
    // Ready to sign: the same key, and still its owner's alone.
    expect(await openSigningKey({ folder: join(target.folder, 'keys') })).toMatchObject({
      key: { id: key },
      isNew: false,
    });
  });

  it('leaves the restored database as secured as a new one, and its counters where they stood', async () => {
    const target = await makePlace(true);
    await signatory(target, 'restore', file);
    await withClient(target.database.appUrl, async (client) => {
      expect((await client.query('select from report')).rowCount).toBe(0);
      expect((await client.query('select from audit_event')).rowCount).toBe(0);
      await client.query('begin');
      const { rows } = await client.query<{ id: string }>(`insert into audit_event (body) values ('{}') returning id`);
      expect(Number(rows[0]?.id)).toBeGreaterThan(2);
    });
    await withClient(target.database.ownerUrl, async (client) => {
      expect((await client.query('select from report')).rowCount).toBe(0);
    });
  });

  it('is readable by its owner alone', async () => {
    await withClient(source.database.appUrl, async (client) => {
      await client.query(`select set_config('app.backup', 'on', false)`);
      expect((await client.query('select from report')).rowCount).toBe(0);
    });
  });

  it('comes from a folder into a bucket, and from there into another folder', async () => {
    const s3 = await startS3();
    const between = { ...(await makePlace(true)), blobUrl: s3.blobUrl('restored') };
    expect((await signatory(between, 'restore', file)).out).toMatch(/3 stored files/);
    expect((await signatory(between, 'backup', 'second.backup')).out).toMatch(/3 stored files/);
    const target = await makePlace(true);
    expect((await signatory(target, 'restore', join(between.folder, 'second.backup'))).out).toMatch(/3 stored files/);
    for (const owner of OWNERS)
      expect(readdirSync(join(target.folder, 'blobs', owner))).toEqual(
        readdirSync(join(source.folder, 'blobs', owner)),
      );
    expect(await digests(target.database)).toEqual(await digests(source.database));
    await s3.stop();
    const refused = await signatory(between, 'backup', 'third.backup');
    expect(refused.err).toMatch(/the bucket files at .* cannot be used\. Nothing answers there/);
    expect(refused.status).toBe(2);
  });

  it('is refused by name while a table hides its rows from it', async () => {
    const forgetful = await makePlace(false);
    await withClient(forgetful.database.ownerUrl, async (client) => {
      await client.query(`create table forgotten (member_code text collate "C" primary key)`);
      await client.query('alter table forgotten enable row level security, force row level security');
    });
    const refused = await signatory(forgetful, 'backup', 'forgotten.backup');
    expect(refused.err).toMatch(/hides forgotten from backups: a migration must give each its policy/);
    expect(refused.status).toBe(2);
    expect(readdirSync(forgetful.folder)).toEqual([]);
  });

  it('is refused by a database that holds data, which stays as it was', async () => {
    const before = await digests(source.database);
    const refused = await signatory({ ...source, folder: (await makePlace(true)).folder }, 'restore', file);
    expect(refused.status).toBe(2);
    expect(refused.err).toMatch(/The database is not empty \(.*\)\. Restore into a new one/);
    expect(await digests(source.database)).toEqual(before);
  });

  it.each([
    ['cut off', (path: string) => truncateSync(path, 2000), /is damaged, or no backup of Signatory/],
    [
      'changed in one byte',
      (path: string) => writeFileSync(path, gzipSync(flip(gunzipSync(readFileSync(path))))),
      /its hash differs/,
    ],
    ['something else', (path: string) => writeFileSync(path, 'hello'), /is damaged, or no backup of Signatory/],
    ['without its manifest', (path: string) => writeFileSync(path, gzipSync(Buffer.alloc(1024))), /has no manifest/],
  ])('is refused before anything is touched when it is %s', async (_name, spoil, expected) => {
    const target = await makePlace(true);
    const copy = join(target.folder, 'spoilt.backup');
    writeFileSync(copy, readFileSync(file));
    spoil(copy);
    const refused = await signatory(target, 'restore', copy);
    expect(refused.err).toMatch(expected);
    expect(refused).toMatchObject({ status: 2, out: '' });
    expect(await digests(target.database)).toEqual({});
    expect(existsSync(join(target.folder, 'blobs'))).toBe(false);
  });

  it('never overwrites a file', async () => {
    const before = readFileSync(file);
    const refused = await signatory(source, 'backup', file);
    expect(refused.err).toMatch(/is already there\. Choose another name/);
    expect(refused.status).toBe(2);
    expect(readFileSync(file)).toEqual(before);
  });
});

/** Turns one bit in the middle of the stored file's bytes. */
function flip(archive: Buffer): Buffer {
  const at = archive.indexOf('bytes of a stored file');
  archive.writeUInt8(archive.readUInt8(at) ^ 1, at);
  return archive;
}
