import { randomUUID } from 'node:crypto';
import type { AuditEventView, FailedJobView, ReleaseView, ReportView, WorkView } from '@signatory/contract';
import { WatchWorker } from '@signatory/features';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { createRedisUrl, type QueueBackend } from '../support/queue-backend.js';
import { until } from '../support/until.js';

const JOBS = '/api/operations/failed-jobs';
const REPORT = '/api/cycles/c-2025/reports/IT';

describe.each<QueueBackend>(['postgres', 'redis'])('the jobs that were given up, with the queue in %s', (backend) => {
  let world: World;
  let product: Product;
  let lead: Client;
  let secretariat: Client;

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({ database: world.test, redisUrl: await createRedisUrl(backend) });
    const stranger = new Client(product.url);
    lead = stranger.with(await world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
    secretariat = stranger.with(await world.signIn({ role: 'secretariat' }));
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const list = async (): Promise<FailedJobView[]> => (await secretariat.get<FailedJobView[]>(JOBS)).body;
  const runOf = async () => (await lead.get<ReportView>(REPORT)).body.run;
  const fail = async (name: string, payload: object, member: string | null = null): Promise<string> =>
    world.asSystem(async (tx) => {
      const [row] = await tx.query<{ id: string }[]>(
        `insert into outbox (name, payload, member_code, sent_at, failed) values ($1, $2, $3, now(), 'it broke') returning id`,
        [name, JSON.stringify(payload), member],
      );
      return row?.id ?? '';
    });

  it('are closed to all but the secretariat, and those of another plan to this one', async () => {
    const id = await fail('mail.send', { mailId: randomUUID() });
    const other = secretariat.with(await world.signIn({ role: 'secretariat', plan: 'another' }));
    const [cycle] = await world.asSystem((tx) => tx.query<{ id: string }[]>('select id from cycle'));
    const ofThisPlan = await fail('report.compare', { cycleId: cycle?.id, memberCode: 'IT' }, 'IT');
    expect((await lead.get(JOBS)).status).toBe(403);
    expect((await lead.post(`${JOBS}/${id}/send-again`)).status).toBe(403);
    expect((await list()).map((job) => job.id)).toEqual([ofThisPlan, id]);
    expect((await other.get<FailedJobView[]>(JOBS)).body.map((job) => job.id)).toEqual([id]);
    expect((await other.post(`${JOBS}/${ofThisPlan}/send-again`)).status).toBe(404);
    expect(await list()).toMatchObject([
      { name: 'report.compare', cycle: 'c-2025', member: 'IT', cause: 'it broke', sends: 1, attempts: 5 },
      { name: 'mail.send', cycle: null, member: null, sends: 1, attempts: 8 },
    ]);
  });

  it('are done when they are sent again, once', async () => {
    const [job] = (await list()).filter(({ name }) => name === 'report.compare');
    const path = `${JOBS}/${job?.id}/send-again`;
    const answers = await Promise.all([secretariat.post(path), secretariat.post(path)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 404]);
    const doneAt = async (): Promise<unknown> =>
      world.asSystem(async (tx) => (await tx.query('select done_at from outbox where id = $1', [job?.id]))[0]?.done_at);
    await until(doneAt, (at) => at !== null);
    const { body: events } = await secretariat.get<AuditEventView[]>('/api/audit?limit=500');
    expect(events.filter(({ act }) => act === 'job.send-again')).toMatchObject([
      { subject: 'c-2025/IT', facts: { job: job?.id, name: 'report.compare' } },
    ]);
    for (const unknown of [randomUUID(), 'x'])
      expect((await secretariat.post(`${JOBS}/${unknown}/send-again`)).status).toBe(404);
  });

  it('of a validation are followed by another run, since their own has ended', async () => {
    await lead.save(`${REPORT}/entries/i1_unit`, 0, { value: 'planned' });
    const isOver = (run: ReportView['run']): boolean => run !== null && !['QUEUED', 'RUNNING'].includes(run.state);
    await until(runOf, isOver);
    // As the worker leaves it when it gives up.
    const [cycle] = await world.asSystem((tx) =>
      tx.query<{ id: string }[]>(
        `with failed as (update validation_run set state = 'ERROR', failure = 'worker-lost', cause = 'it broke', counts = null
         returning cycle_id) select distinct cycle_id as id from failed`,
      ),
    );
    const id = await fail('validation.run', { cycleId: cycle?.id, memberCode: 'IT', revision: 1 }, 'IT');
    expect((await secretariat.post(`${JOBS}/${id}/send-again`)).status).toBe(204);
    const run = await until(runOf, (seen) => isOver(seen) && seen?.state !== 'ERROR');
    expect(run).toMatchObject({ revision: 1, check: false });
    expect((await list()).map((job) => job.id)).not.toContain(id);
  });

  it('of a release’s files are done when the secretariat asks for what is missing, and the rest stays as it was', async () => {
    await world.asSystem((tx) =>
      tx.query(`insert into score (cycle_id, member_code, commitment_id, state, kind, value, agreement)
        select id, member, 'c1', 'CONFIRMED', 'score', 1, 'agreed' from cycle, unnest(array['CA', 'FR', 'IT']) as member`),
    );
    const embargoUntil = new Date(Date.now() + 86_400_000).toISOString();
    const { body: asked } = await secretariat.post<ReleaseView>('/api/cycles/c-2025/releases', { embargoUntil });
    expect(asked.rendering).toMatchObject({ state: 'RENDERING', total: asked.files.length });
    const release = `/api/releases/${asked.id}`;
    const read = async (): Promise<ReleaseView> => (await secretariat.get<ReleaseView>(release)).body;
    const isWhole = ({ rendering }: ReleaseView): boolean => rendering.state === 'RENDERED';
    const whole = await until(read, isWhole);
    // As the worker leaves it when it gives up.
    const path = 'pdf/en/report.pdf';
    await world.asSystem((tx) =>
      tx.query(
        `update release_file set state = 'FAILED', failure = 'store-away', cause = 'it broke', sha256 = null, size = null
         where path = $1`,
        [path],
      ),
    );
    const job = await fail('scorecard.render', { releaseId: asked.id, path });
    expect((await read()).rendering).toMatchObject({ state: 'FAILED', failed: 1, done: whole.rendering.done - 1 });
    expect((await lead.post(`${release}/rendering/retry`)).status).toBe(403);
    expect((await secretariat.post(`${release}/rendering/retry`)).status).toBe(204);
    expect((await until(read, isWhole)).files).toEqual(whole.files);
    expect((await list()).map(({ id }) => id)).not.toContain(job);
    for (const act of ['retry', 'cancel'])
      expect((await secretariat.post(`${release}/rendering/${act}`)).status).toBe(409);
  });

  it('are worked on by somebody, as the secretariat sees, and by nobody once a minute passed without a worker', async () => {
    const work = async (): Promise<WorkView> => (await secretariat.get<WorkView>('/api/operations/work')).body;
    await until(work, ({ atWork }) => atWork);
    expect((await lead.get('/api/operations/work')).status).toBe(403);
    const watch = new WatchWorker(world.database);
    const minute = 60_000;
    expect(await watch.execute(new Date(Date.now() + 3 * minute))).toMatchObject({ atWork: false });
  });
});
