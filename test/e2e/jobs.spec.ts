import { randomUUID } from 'node:crypto';
import type {
  AuditEventView,
  JobDetailView,
  JobsView,
  JobState,
  JobView,
  ReleaseView,
  ReportView,
  StorageView,
  WorkView,
} from '@signatory/contract';
import { WatchWorker } from '@signatory/features';
import { CANCELLED } from '@signatory/queue';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { createRedisUrl, type QueueBackend } from '../support/queue-backend.js';
import { until } from '../support/until.js';

const JOBS = '/api/operations/jobs';
const REPORT = '/api/cycles/c-2025/reports/IT';

describe.each<QueueBackend>(['postgres', 'redis'])('the jobs, with the queue in %s', (backend) => {
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

  const list = async (state: JobState = 'FAILED', client = secretariat): Promise<JobView[]> =>
    (await client.get<JobsView>(`${JOBS}?state=${state}`)).body.jobs;
  const read = async (id: string): Promise<JobDetailView> =>
    (await secretariat.get<JobDetailView>(`${JOBS}/${id}`)).body;
  const runOf = async () => (await lead.get<ReportView>(REPORT)).body.run;
  const fail = async (name: string, payload: object, member: string | null = null): Promise<string> =>
    world.asSystem(async (tx) => {
      const [row] = await tx.query<{ id: string }[]>(
        `insert into outbox (name, payload, member_code, sent_at, failed) values ($1, $2, $3, now(), 'it broke') returning id`,
        [name, JSON.stringify(payload), member],
      );
      return row?.id ?? '';
    });

  it('that wait in a held queue have their place, and a run that is cancelled leaves its report a draft', async () => {
    const queue = '/api/operations/queues/validation';
    const waiting = async (): Promise<JobView[]> =>
      (await list('WAITING')).filter(({ name }) => name === 'validation.run');
    await lead.save(`${REPORT}/entries/i1_unit`, 0, { value: 'planned' });
    await until(runOf, (run) => run?.endedAt != null);
    expect((await secretariat.post(`${queue}/pause`)).status).toBe(204);
    expect((await lead.post(`${REPORT}/check`)).status).toBe(202);
    const [run] = await until(waiting, (jobs) => jobs.length > 0 && jobs.every(({ sentAt }) => sentAt !== null));
    const compared = await world.asSystem(async (tx) => {
      const [row] = await tx.query<{ id: string }[]>(
        `insert into outbox (name, payload, member_code, priority)
         select 'report.compare', jsonb_build_object('cycleId', id, 'memberCode', 'IT'), 'IT', 2000000 from cycle returning id`,
      );
      return row?.id ?? '';
    });
    const seen = await read(run?.id ?? '');
    expect(seen).toMatchObject({
      state: 'WAITING',
      paused: true,
      queueAnswers: true,
      commands: ['cancel'],
      doneAt: null,
    });
    expect(seen.attempt?.begun ?? 0).toBe(0);
    expect((await read(compared)).position).toBe((seen.position ?? 0) + 1);
    expect((await lead.post(`${JOBS}/${run?.id}/cancel`)).status).toBe(403);
    expect((await secretariat.post(`${JOBS}/${run?.id}/cancel`)).status).toBe(204);
    expect((await lead.get<ReportView>(REPORT)).body).toMatchObject({ state: 'DRAFT', run: { state: 'CANCELLED' } });
    expect((await secretariat.post(`${JOBS}/${run?.id}/cancel`)).status).toBe(409);
    expect((await secretariat.post(`${JOBS}/${compared}/cancel`)).status).toBe(204);
    const [cancelled] = (await list()).filter(({ id }) => id === compared);
    expect(cancelled).toMatchObject({ cause: CANCELLED, commands: ['send-again'] });
    expect((await secretariat.post(`${queue}/resume`)).status).toBe(204);
    expect((await secretariat.post(`${JOBS}/${compared}/send-again`)).status).toBe(204);
    await until(
      () => read(compared),
      ({ state }) => state === 'DONE',
    );
    const { body: events } = await secretariat.get<AuditEventView[]>('/api/audit?act=job');
    expect(events.filter(({ act }) => act === 'job.cancel').map(({ subject, facts }) => [subject, facts])).toEqual([
      ['c-2025/IT', { job: compared, name: 'report.compare' }],
      ['c-2025/IT', { job: run?.id, name: 'validation.run' }],
    ]);
  });

  it('have room, as whoever keeps every plan sees', async () => {
    expect((await lead.get('/api/operations/storage')).status).toBe(403);
    const { body } = await secretariat.get<StorageView>('/api/operations/storage');
    expect(body.databaseBytes).toBeGreaterThan(1_000_000);
    expect(body.files).toMatchObject({ kind: 'folder', answers: true });
    expect(body.files.freeBytes).toBeGreaterThan(0);
    expect(body.scan).toBeNull();
  });

  it('that were given up are closed to all but the secretariat, and those of another plan to this one', async () => {
    const id = await fail('mail.send', { mailId: randomUUID() });
    const other = secretariat.with(await world.signIn({ role: 'secretariat', plan: 'another' }));
    const [cycle] = await world.asSystem((tx) => tx.query<{ id: string }[]>('select id from cycle'));
    const ofThisPlan = await fail('report.compare', { cycleId: cycle?.id, memberCode: 'IT' }, 'IT');
    expect((await lead.get(JOBS)).status).toBe(403);
    expect((await lead.post(`${JOBS}/${id}/send-again`)).status).toBe(403);
    expect((await list()).map((job) => job.id)).toEqual([ofThisPlan, id]);
    expect((await list('FAILED', other)).map((job) => job.id)).toEqual([id]);
    expect((await other.post(`${JOBS}/${ofThisPlan}/send-again`)).status).toBe(404);
    expect(await list()).toMatchObject([
      { name: 'report.compare', cycle: 'c-2025', member: 'IT', file: null, cause: 'it broke', sends: 1, attempts: 5 },
      { name: 'mail.send', cycle: null, member: null, sends: 1, attempts: 8 },
    ]);
  });

  it('are found among all of them, however many there are, by id, kind in any language, report or file', async () => {
    const [oldest] = await world.asSystem((tx) =>
      tx.query<{ id: string }[]>(
        `insert into outbox (name, payload, member_code, created_at, sent_at, failed)
         select 'validation.run', jsonb_build_object('cycleId', id), 'IT', now() - interval '9 days', now(), 'it broke' from cycle
         returning id`,
      ),
    );
    await world.asSystem((tx) =>
      tx.query(`insert into outbox (name, payload, sent_at, failed)
        select 'scorecard.render', jsonb_build_object('path', 'pdf/en/searched-' || n || '.pdf'), now(), 'it broke'
        from generate_series(1, 210) n`),
    );
    const find = async (words: string): Promise<string[]> =>
      (await secretariat.get<JobsView>(`${JOBS}?search=${encodeURIComponent(words)}`)).body.jobs.map(({ id }) => id);
    const id = oldest?.id ?? '';
    expect((await list()).map((job) => job.id)).not.toContain(id);
    for (const words of [
      id,
      id.slice(0, 13).toUpperCase(),
      'check italy',
      'prufung italy',
      'Contrôle c-2025',
      'controle IT',
      'validation.run',
    ])
      expect([words, (await find(words)).includes(id)]).toEqual([words, true]);
    expect(await find('searched-210.PDF')).toHaveLength(1);
    expect(await find('searched')).toHaveLength(200);
    expect(await find('searched italy')).toEqual([]);
    expect((await lead.get(`${JOBS}?search=italy`)).status).toBe(403);
    expect((await secretariat.get(`${JOBS}?search=${'x'.repeat(201)}`)).status).toBe(422);
    await world.asSystem((tx) =>
      tx.query(`delete from outbox where id = $1 or payload ->> 'path' like 'pdf/en/searched-%'`, [id]),
    );
  });

  it('that were given up are done when they are sent again, once', async () => {
    const [job] = (await list()).filter(({ name }) => name === 'report.compare');
    expect(job?.commands).toEqual(['send-again']);
    const path = `${JOBS}/${job?.id}/send-again`;
    const answers = await Promise.all([secretariat.post(path), secretariat.post(path)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 404]);
    const doneAt = async (): Promise<unknown> =>
      world.asSystem(async (tx) => (await tx.query('select done_at from outbox where id = $1', [job?.id]))[0]?.done_at);
    await until(doneAt, (at) => at !== null);
    const { body: events } = await secretariat.get<AuditEventView[]>('/api/audit?limit=500');
    expect(events.filter(({ act, facts }) => act === 'job.send-again' && facts['job'] === job?.id)).toMatchObject([
      { subject: 'c-2025/IT', facts: { job: job?.id, name: 'report.compare' } },
    ]);
    for (const unknown of [randomUUID(), 'x'])
      for (const command of ['send-again', 'cancel'])
        expect((await secretariat.post(`${JOBS}/${unknown}/${command}`)).status).toBe(404);
    expect(await read(job?.id ?? '')).toMatchObject({ state: 'DONE', sends: 2, commands: [], position: null });
    expect((await list('DONE')).map(({ id }) => id)).toContain(job?.id);
  });

  it('of a validation are followed by another run, since their own has ended', async () => {
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
    await world.settleScores();
    const embargoUntil = new Date(Date.now() + 86_400_000).toISOString();
    const { body: asked } = await secretariat.post<ReleaseView>('/api/cycles/c-2025/releases', { embargoUntil });
    expect(asked.rendering).toMatchObject({ state: 'RENDERING', total: asked.files.length });
    const release = `/api/releases/${asked.id}`;
    const readRelease = async (): Promise<ReleaseView> => (await secretariat.get<ReleaseView>(release)).body;
    const isWhole = ({ rendering }: ReleaseView): boolean => rendering.state === 'RENDERED';
    const whole = await until(readRelease, isWhole);
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
    expect((await list()).find(({ id }) => id === job)).toMatchObject({ file: path });
    expect((await readRelease()).rendering).toMatchObject({
      state: 'FAILED',
      failed: 1,
      done: whole.rendering.done - 1,
    });
    expect((await lead.post(`${release}/rendering/retry`)).status).toBe(403);
    expect((await secretariat.post(`${release}/rendering/retry`)).status).toBe(204);
    expect((await until(readRelease, isWhole)).files).toEqual(whole.files);
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
