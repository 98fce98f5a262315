import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { plainText } from '@signatory/domain';
import { findDatabaseUser, keepCluster, provideBinaries } from '@signatory/launcher';
import pg from 'pg';
import { buildPlan } from '../support/build-plan.js';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { makeTemplate } from '../support/make-template.mjs';
import { startProduct, type Product } from '../support/processes.js';
import { Random } from '../support/random.js';
import { expectSaved } from '../support/saved-answers.js';
import { Saver } from '../support/saver.js';
import { SmallDisk } from '../support/small-disk.js';
import { trials } from '../support/trials.js';
import { until } from '../support/until.js';

const { kills, seed } = trials();
/** Each second time its log finds no room, either. */
const times = Math.ceil(kills / 5);
jest.setTimeout(240_000 + times * 30_000);

const MEMBERS = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'];
/** More than the server keeps ready. */
const FILES_KEPT = 6;
const disk = SmallDisk.mount(400);
const onDisk = disk ? describe : describe.skip; // Only root may mount a disk, and one that is everybody's must not be filled.

onDisk(`after the database's disk was full ${times} times under eight writers (seed ${seed})`, () => {
  let cluster: Awaited<ReturnType<typeof keepCluster>>;
  let programs: string;
  let world: World;
  let product: Product;
  let onlooker: pg.Client;
  let savers: Saver[];
  const deaths: string[] = [];

  beforeAll(async () => {
    if (!disk) return;
    programs = mkdtempSync(join(tmpdir(), 'signatory-programs-'));
    const user = findDatabaseUser();
    cluster = await keepCluster(
      {
        folder: join(disk.path, 'pg'),
        binaries: await provideBinaries(programs, user),
        user,
        settings: { min_wal_size: '32MB', max_wal_size: '64MB', wal_recycle: 'off' },
      },
      (sentence) => deaths.push(sentence),
    );
    world = await World.build({
      server: await makeTemplate(cluster),
      plan: buildPlan({
        members: MEMBERS.map((code) => ({ code, name: plainText(code), abbreviation: code, kind: 'country' })),
        conflictGroups: [],
      }),
    });
    product = await startProduct({ database: world.test, workers: 1, apart: true });
    savers = await Promise.all(
      MEMBERS.map(async (member) => {
        const cookie = await world.signIn({ role: 'lead-focal-point', members: [member] });
        return new Saver(member, new Client(product.url).with(cookie));
      }),
    );
    const random = new Random(seed);
    let ending = false;
    const refused = (): number => savers.reduce((sum, saver) => sum + saver.refused, 0);
    /** A checkpoint may make room again and so may the server's own recovery: the disk stays full until it gives up. */
    const untilItEnds = async (): Promise<void> => {
      const before = deaths.length;
      await until(
        async () => {
          disk.fill();
          await exhaustLog(world.test.superuserUrl);
        },
        () => deaths.length > before,
      );
    };
    const filling = async (): Promise<void> => {
      for (let time = 0; time < times; time += 1) {
        await wait(150 + random.below(700));
        const before = refused();
        disk.fill();
        // As long as it takes until the database feels it, and a while beyond.
        await until(
          () => Promise.resolve(disk.fill()).then(refused),
          (now) => now > before || deaths.length > time,
        );
        if (time % 2 === 1) await untilItEnds();
        await wait(random.below(1_500));
        disk.free();
        const stored = savers.map((saver) => saver.stored.length);
        await until(
          () => Promise.resolve(savers.map((saver) => saver.stored.length)),
          (now) => now.every((count, at) => count > (stored[at] ?? 0)),
        );
      }
    };
    await Promise.all([
      ...savers.map((saver) => saver.work(() => ending)),
      filling().finally(() => {
        ending = true;
        disk.free();
      }),
    ]);
    onlooker = new pg.Client({ connectionString: world.test.superuserUrl });
    await onlooker.connect();
  });
  afterAll(async () => {
    disk?.free();
    await onlooker?.end();
    await product?.stop();
    await world?.close();
    await cluster?.stop();
    disk?.unmount();
    if (programs) rmSync(programs, { recursive: true, force: true });
  });

  it('writers were told that it does not answer, and nothing worse', () => {
    expect(savers.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThan(0);
    // Without room for its log the server ends by itself.
    expect(deaths.length).toBeGreaterThan(0);
    expect(product.apiLog()).not.toMatch(/"level":[56]0|Unhandled/);
  });

  it('every save that was answered is there, whole, and none that was not asked for', () =>
    expectSaved(onlooker, savers));

  it.each([
    ['every job is done', `outbox where payload <> '{}' and done_at is null`],
    ['the trail is sealed', 'audit_event where sealed_seq is null'],
  ])('the product goes on by itself: %s', async (_, waiting) => {
    const left = async (): Promise<number | undefined> =>
      (await onlooker.query<{ n: number }>(`select count(*)::int as n from ${waiting}`)).rows[0]?.n;
    expect(await until(left, (count) => count === 0)).toBe(0);
  });
});

/** Asks for new files of the server's log until there is no room for one. */
async function exhaustLog(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (let file = 0; file < FILES_KEPT; file += 1)
      await client.query(`select pg_logical_emit_message(false, 'full', 'disk'), pg_switch_wal()`);
  } catch {
    // It ended over it, or had ended before.
  } finally {
    await client.end().catch(() => undefined);
  }
}
