import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { releaseFromMatrix, type ReleaseDocument } from '@signatory/contract';
import { readMatrix } from '@signatory/domain';
import { PublishedReleases } from '@signatory/features';
import { Database, FolderBlobStore, RELEASES } from '@signatory/persistence';
import pg from 'pg';
import { World } from '../support/build-world.js';
import { start, stopAll } from '../support/services-of-run.mjs';
import type { Benchmark } from './benchmark.js';

const MEMBERS = 193;
const COMMITMENTS = 250;
const CYCLES = 30;
const OURS = 300;
const BESIDE = 30;

/** A score as both have it: nothing is random. */
const scoreAt = (row: number, column: number): -1 | 0 | 1 => (((row * 7 + column * 11) % 3) - 1) as -1 | 0 | 1;

/** The averages of every member and commitment of a cycle, once for each of its readers. */
export const P7: Benchmark = {
  id: 'P7',
  what: `ms to the averages of ${MEMBERS} members and ${COMMITMENTS} commitments: the release that stands is asked for and read from memory, beside a SQL group by over the scores of ${CYCLES} cycles; counts identical`,
  ratio: 'beside/ours',
  goal: '≥ 20',
  gate: '10',
  async prepare(tell) {
    await start('postgres');
    const world = await World.build();
    const folder = await mkdtemp(join(tmpdir(), 'signatory-bench-matrix-'));
    const database = await Database.open({ url: world.test.appUrl, max: 4 });
    const blobs = new FolderBlobStore(folder);
    const client = new pg.Client({ connectionString: world.test.superuserUrl });
    await client.connect();
    await publish(world, blobs, largeDocument());
    await storeScores(client);
    const published = new PublishedReleases(database, blobs);
    const read = async (): Promise<Counts> => {
      const [standing] = await published.standing();
      return countsOf(await published.document(standing?.sha256 ?? ''));
    };
    const query = async (): Promise<Counts> => (await client.query<Count>(GROUPED)).rows;
    requireSame(await read(), await query());
    tell(`${CYCLES * MEMBERS * COMMITMENTS} scores in the table, ${MEMBERS * COMMITMENTS} in the release`);
    return {
      round: async () => ({ ours: await meanTime(OURS, read), beside: await meanTime(BESIDE, query) }),
      close: async () => {
        await client.end();
        await database.close();
        await world.close();
        await rm(folder, { recursive: true, force: true });
        await stopAll();
      },
    };
  },
};

interface Count {
  readonly name: string;
  readonly full: number;
  readonly partial: number;
  readonly none: number;
}
type Counts = readonly Count[];

const GROUPED = `
  select coalesce(member, commitment) as name, avg(value) as average, count(*) filter (where value = 1)::int as full,
    count(*) filter (where value = 0)::int as partial, count(*) filter (where value = -1)::int as none
  from bench_score where cycle = ${CYCLES} group by grouping sets ((member), (commitment))`;

function largeDocument(): ReleaseDocument {
  const members = Array.from({ length: MEMBERS }, (_, column) => `Member ${column}`);
  const rows = Array.from({ length: COMMITMENTS }, (_, row) => [
    `c${row}`,
    `Commitment ${row}`,
    'One',
    ...members.map((_, column) => ['-1', '0', '+1'][scoreAt(row, column) + 1] ?? ''),
  ]);
  const reading = readMatrix([['commitment_id', 'commitment', 'pillar', ...members], ...rows]);
  if (reading.kind !== 'read') throw new Error(JSON.stringify(reading));
  const document = releaseFromMatrix({
    file: reading.file,
    title: 'A large plan',
    language: 'en',
    issued: '2026-01-01T00:00:00Z',
    sha256: '0'.repeat(64),
    phase: 'final',
    marks: [],
    citation: null,
    url: null,
    method: { na: 'exclude', ties: 'competition' },
    software: { name: 'Signatory', version: 'bench' },
  });
  return { ...document, number: 1 };
}

async function publish(world: World, blobs: FolderBlobStore, document: ReleaseDocument): Promise<void> {
  const { sha256 } = await blobs.put(RELEASES, JSON.stringify(document));
  await world.asSystem((tx) =>
    tx.query(
      `insert into release (cycle_id, number, state, sha256, requested_by, signed_by, embargo_at, manifest, published_at)
       select id, 1, 'PUBLISHED', $1, 'a', 'b', now(), '{}', now() from cycle where code = 'c-2025'`,
      [sha256],
    ),
  );
}

/** As compact as a table of scores can be, with the key that the question wants. */
async function storeScores(client: pg.Client): Promise<void> {
  await client.query(`
    create unlogged table bench_score (cycle int, member text, commitment text, value smallint, primary key (cycle, member, commitment))`);
  await client.query(`
    insert into bench_score select cycle, 'm' || m, 'c' || c, (c * 7 + m * 11) % 3 - 1
    from generate_series(1, ${CYCLES}) cycle, generate_series(0, ${MEMBERS - 1}) m, generate_series(0, ${COMMITMENTS - 1}) c`);
  await client.query('vacuum analyze bench_score');
}

function countsOf({ tables: { members, commitments } }: ReleaseDocument): Counts {
  return [
    ...members.map(({ distribution }, at) => ({ name: `m${at}`, ...distribution })),
    ...commitments.map(({ commitment, distribution }) => ({ name: commitment, ...distribution })),
  ];
}

function requireSame(ours: Counts, beside: Counts): void {
  const print = (counts: Counts): string =>
    counts
      .map(({ name, full, partial, none }) => `${name} ${full} ${partial} ${none}`)
      .sort((a, b) => a.localeCompare(b))
      .join('\n');
  if (print(ours) !== print(beside)) throw new Error('The counts of the release and of the query differ.');
}

async function meanTime(times: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  for (let done = 0; done < times; done += 1) await work();
  return (performance.now() - began) / times;
}
