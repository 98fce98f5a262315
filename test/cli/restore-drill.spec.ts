import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Audit, SealTrail, SigningKeys, type Signing } from '@signatory/features';
import { Database, systemReach } from '@signatory/persistence';
import { openSigningKey } from '@signatory/proof';
import { createDatabase } from '../support/database.js';
import { signatory, withClient, type Place } from '../support/place.js';

/** Of a report, and of the trail. */
const FIGURES = 100_000;
const EVENTS = 5_000;
const CYCLE = '0190b6a0-0000-7000-8000-000000000001';

const ROWS = `
insert into plan (id) values ('p');
insert into plan_version (plan_id, n, body, sha256) values ('p', 1, '{}', 'x');
insert into cycle (id, code, plan_id, plan_version, series, phase, title) values ('${CYCLE}', 'c', 'p', 1, 's', 'interim', '{}');
insert into report (cycle_id, member_code) values ('${CYCLE}', 'CA');
select open_observation_partition('${CYCLE}');
insert into observation (cycle_id, member_code, indicator_id, cell_no, since_revision, value, obs_status)
  select '${CYCLE}', 'CA', 'i' || n / 2000, n % 2000, 1, 0.1 + n, 'normal' from generate_series(0, ${FIGURES - 1}) n;
`;

async function makePlace(empty: boolean): Promise<Place> {
  const database = await createDatabase(empty ? { template: 'template0' } : {});
  return { database, folder: mkdtempSync(join(tmpdir(), 'signatory-drill-')) };
}

/** Asks as nobody in the product may. */
function query({ database }: Place, sql: string): Promise<unknown[]> {
  return withClient(database.superuserUrl, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
}

describe(`a drill: ${FIGURES} figures and ${EVENTS} events of the trail are lost, and brought back elsewhere`, () => {
  const places: Place[] = [];
  let lost: Place;
  let found: Place;
  /** Kept away from the installation, as an administrator is told to. */
  let checkpoint: string;
  let publicKey: string;

  beforeAll(async () => {
    lost = await makePlace(false);
    places.push(lost);
    await query(lost, ROWS);
    const { key } = await openSigningKey({ folder: join(lost.folder, 'keys') });
    const database = await Database.open({ url: lost.database.appUrl, max: 2 });
    const audit = new Audit();
    const signing: Signing = { key, site: 'https://signatory.example.org' };
    const keys = new SigningKeys(database, audit, signing);
    await keys.publish(new Date());
    await database.as(systemReach([]), (tx) =>
      audit.recordAll(
        tx,
        Array.from({ length: EVENTS }, (_, n) => ({
          actor: 'system',
          act: 'entry.save',
          subject: `c/CA/i${n}`,
          facts: { reason: 'é 語' },
          at: new Date(),
        })),
      ),
    );
    await new SealTrail(database, keys, signing).execute(new Date());
    await database.close();
    const exported = await signatory(lost, 'audit', 'export', 'trail.jsonl');
    if (exported.status !== 0) throw new Error(exported.err);
    [checkpoint, publicKey] = [exported.out, JSON.stringify(key.publicKey)];
    const taken = await signatory(lost, 'backup', 'all.backup');
    if (taken.status !== 0) throw new Error(taken.err);

    found = await makePlace(true);
    places.push(found);
    const restored = await signatory(found, 'restore', join(lost.folder, 'all.backup'));
    if (restored.status !== 0) throw new Error(restored.err);
    writeFileSync(join(found.folder, 'kept.checkpoint'), checkpoint);
    writeFileSync(join(found.folder, 'public.jwk'), publicKey);
  });
  afterAll(async () => {
    await Promise.all(places.map(({ database }) => database.drop()));
    for (const { folder } of places) rmSync(folder, { recursive: true });
  });

  const verify = async (file: string) => {
    const exported = await signatory(found, 'audit', 'export', file);
    const kept = ['--checkpoint', 'kept.checkpoint', '--key', 'public.jwk'];
    const verified = await signatory(found, 'audit', 'verify', file, ...kept);
    return { exported, verified };
  };

  it('every figure is there, as it was', async () => {
    const figures = 'select count(*)::int as count, sum(cell_no * value)::text as sum from observation';
    const [before] = await query(lost, figures);
    expect(before).toMatchObject({ count: FIGURES });
    expect(await query(found, figures)).toEqual([before]);
  });

  it('the trail has the root that was signed before, proved by what was kept elsewhere', async () => {
    const { exported, verified } = await verify('trail.jsonl');
    // The signed text itself: origin, size and root.
    expect(exported.out).toBe(checkpoint);
    expect(readFileSync(join(found.folder, 'trail.jsonl'))).toEqual(readFileSync(join(lost.folder, 'trail.jsonl')));
    expect([verified.status, verified.err]).toEqual([0, '']);
    expect(verified.out).toContain(`${EVENTS + 1} events of signatory.example.org/audit`);
  });

  it('and no longer has it where one event of the restored trail is another', async () => {
    await query(
      found,
      `set session_replication_role = replica;
       update audit_event set body = replace(body, '語', '誤') where sealed_seq = ${EVENTS >> 1}`,
    );
    const { verified } = await verify('changed.jsonl');
    expect(verified.status).toBe(1);
  });
});
