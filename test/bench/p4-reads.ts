import { once } from 'node:events';
import { Catalogue, PublishedReleases, ReadEarlier, ReadReport, Sessions, TraceItems } from '@signatory/features';
import type { Database, Query } from '@signatory/persistence';
import type { Benchmark, Prepared } from './benchmark.js';
import { runChild, startChild } from './child.js';
import type { RawService } from './raw-server.js';
import { serveExamples, type ServedWorld } from './served-world.js';

const WARM_MS = 2_000;
const MEASURED_MS = 5_000;
const CYCLE = 'g7-2025';
const MEMBER = 'CA';
const READER = 'canada@example.org';

export const P4: Benchmark = {
  id: 'P4',
  what: "req/s of a signed-in report with row-level security beside node:http + pg with the report's query and as long an answer",
  ratio: 'ours/beside',
  goal: '≥ 0.45',
  gate: '0.35',
  async prepare(tell) {
    const world = await serveExamples(tell);
    const session = await signIn(world.database);
    const recorded = await recordQuery(world.database, 'readAs', async (database) => {
      const signed = await new Sessions(world.database).find(session, new Date());
      if (!signed) throw new Error(`${READER} has no session.`);
      const request = { cycle: CYCLE, member: MEMBER, actor: signed.actor, at: new Date(), language: 'en' };
      const catalogue = new Catalogue(database);
      await new ReadReport(database, catalogue, new ReadEarlier(database, catalogue, new TraceItems(database))).execute(
        request,
      );
    });
    return compare(world, recorded, { path: `/api/cycles/${CYCLE}/reports/${MEMBER}`, cookie: `sid=${session}`, tell });
  },
};

export const P4P: Benchmark = {
  id: 'P4p',
  what: 'req/s of the published results beside node:http + pg with the same query and as long an answer',
  ratio: 'ours/beside',
  goal: '≥ 0.85',
  gate: '0.75',
  async prepare(tell) {
    const world = await serveExamples(tell);
    const recorded = await recordQuery(world.database, 'readPublic', async (database) => {
      await new PublishedReleases(database, world.blobs).standing();
    });
    return compare(world, recorded, { path: '/api/published', cookie: '', tell });
  },
};

interface Read {
  readonly path: string;
  readonly cookie: string;
  readonly tell: (line: string) => void;
}

type Recorded = Pick<RawService, 'query' | 'params'>;

async function compare(world: ServedWorld, recorded: Recorded, { path, cookie, tell }: Read): Promise<Prepared> {
  const address = `${world.product.url}${path}`;
  const answer = await fetch(address, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}.`);
  const body = await answer.text();
  tell(`an answer of ${body.length} characters`);
  // The query runs above every policy: the alternative has no security of rows.
  const raw = await startRaw({
    ...recorded,
    databaseUrl: world.test.superuserUrl,
    answer: JSON.parse(body) as unknown,
  });
  const load = async (url: string, session: string, ms: number): Promise<number> =>
    Number(await runChild(new URL('load.ts', import.meta.url), [url, session, String(ms)]));
  await load(address, cookie, WARM_MS);
  await load(raw.url, '', WARM_MS);
  return {
    round: async () => ({
      ours: await load(address, cookie, MEASURED_MS),
      beside: await load(raw.url, '', MEASURED_MS),
    }),
    close: async () => {
      await raw.stop();
      await world.close();
    },
  };
}

async function startRaw(service: RawService): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = startChild(new URL('raw-server.ts', import.meta.url), [JSON.stringify(service)]);
  const gone = once(child, 'exit');
  const [port] = (await Promise.race([
    once(child.stdout ?? child, 'data'),
    gone.then(() => Promise.reject(new Error('The raw server ended before it listened.'))),
  ])) as [Buffer];
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    await gone;
  };
  return { url: `http://127.0.0.1:${port.toString().trim()}/`, stop };
}

/** A session of the reader, opened as signing in does. */
async function signIn(database: Database): Promise<string> {
  return database.as({ actor: 'system' }, async (tx) => {
    const [person] = await tx.query<{ id: string }[]>('select id from person where email = $1', [READER]);
    if (!person) throw new Error(`The examples have no ${READER}.`);
    return new Sessions(database).open(tx, person.id, new Date());
  });
}

/** The last query that `work` sends by a method of the database it is given: the alternative gets the same. */
async function recordQuery(
  database: Database,
  method: 'readAs' | 'readPublic',
  work: (database: Database) => Promise<void>,
): Promise<Recorded> {
  let recorded: Recorded | null = null;
  const keep = (query: string | Query, params: readonly unknown[] = []): void => {
    recorded = { query: typeof query === 'string' ? query : query.text, params };
  };
  const methods: Pick<Database, 'readAs' | 'readPublic'> = {
    readAs: (reach, query, params) => {
      keep(query, params);
      return database.readAs(reach, query, params);
    },
    readPublic: (query, params) => {
      keep(query, params);
      return database.readPublic(query, params);
    },
  };
  await work(Object.assign(Object.create(database) as Database, { [method]: methods[method] }));
  if (!recorded) throw new Error(`Nothing was read by ${method}.`);
  return recorded;
}
