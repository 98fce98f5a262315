import type { AuditEventView, ReportView, WorkQueueView } from '@signatory/contract';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { createRedisUrl, type QueueBackend } from '../support/queue-backend.js';
import { until } from '../support/until.js';

const BOARD = '/operators/queues';
const REPORT = '/api/cycles/c-2025/reports/IT';

interface Queues {
  readonly queues: readonly {
    readonly name: string;
    readonly readOnlyMode: boolean;
    readonly counts: Readonly<Record<string, number>>;
    readonly jobs: readonly { readonly id: string; readonly data: Readonly<Record<string, unknown>> }[];
  }[];
}

describe.each<QueueBackend>(['postgres', 'redis'])("the operators' board, with the queue in %s", (backend) => {
  let world: World;
  let product: Product;
  let stranger: Client;
  let lead: Client;
  let secretariat: Client;

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({ database: world.test, redisUrl: await createRedisUrl(backend) });
    stranger = new Client(product.url);
    lead = stranger.with(await world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
    secretariat = stranger.with(await world.signIn({ role: 'secretariat' }));
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const look = async (): Promise<Queues> =>
    (await secretariat.get<Queues>(`${BOARD}/api/queues?activeQueue=validation&status=completed&page=1`)).body;

  it.each([BOARD, `${BOARD}/`, `${BOARD}/queue/validation`, `${BOARD}/api/queues`, `${BOARD}/static/images/logo.svg`])(
    'is closed to others at %s',
    async (path) => {
      expect(await stranger.get(path)).toMatchObject({ status: 401, body: { code: 'sign-in.needed' } });
      for (const role of ['reviewer', 'adjudicator', 'analyst', 'editor'] as const)
        expect((await stranger.with(await world.signIn({ role })).get(path)).status).toBe(403);
      const refused = await lead.get(path);
      expect(refused).toMatchObject({ status: 403, body: { code: 'permission.missing' } });
      expect(refused.headers.get('content-security-policy')).not.toContain('unsafe-inline');
    },
  );

  it('shows the secretariat its page, with a policy that gives way for styles and its own base', async () => {
    const page = await secretariat.get(BOARD);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const policy = page.headers.get('content-security-policy') ?? '';
    const strict = (await secretariat.get('/api/health')).headers.get('content-security-policy');
    expect(policy.replace(" 'unsafe-inline'", '').replace("base-uri 'self'", "base-uri 'none'")).toBe(strict);
    expect(policy).toContain("style-src 'self' 'unsafe-inline';");
    for (const [, script] of page.text.matchAll(/<script defer src="([^"]+)"/g))
      expect((await secretariat.get(`${BOARD}/${script}`)).status).toBe(200);
  });

  it('counts the jobs of each queue, and shows of a job which outbox row it is', async () => {
    await lead.save(`${REPORT}/entries/i1_unit`, 0, { value: 'planned' });
    const { queues } = await until(look, (seen) => seen.queues.some(({ jobs }) => jobs.length > 0));
    expect(queues.map(({ name }) => name).sort()).toEqual([
      'exchange',
      'housekeeping',
      'links',
      'rendering',
      'scans',
      'validation',
      'webhooks',
    ]);
    expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
    const [job] = queues.find(({ name }) => name === 'validation')?.jobs ?? [];
    expect(Object.keys(job?.data ?? {})).toEqual(['outboxId']);
  });

  it('changes nothing', async () => {
    const [job] = (await look()).queues.find(({ name }) => name === 'validation')?.jobs ?? [];
    for (const [method, path] of [
      ['PUT', 'pause'],
      ['PUT', 'validation/pause'],
      ['PUT', 'validation/empty'],
      ['POST', 'validation/add'],
      ['PUT', `validation/${job?.id}/clean`],
    ] as const)
      expect(await secretariat.send(method, `${BOARD}/api/queues/${path}`)).toMatchObject({
        status: 405,
        body: { code: 'method.not-allowed' },
      });
  });

  it('is held by the secretariat, and by nobody else: what is asked for waits until it goes on', async () => {
    const queues = '/api/operations/queues';
    const steer = (client: Client, command: string, queue = 'validation') =>
      client.post(`${queues}/${queue}/${command}`);
    const validation = async () =>
      (await secretariat.get<WorkQueueView[]>(queues)).body.find(({ queue }) => queue === 'validation');
    const report = async () => (await lead.get<ReportView>(REPORT)).body;
    await until(validation, (queue) => queue?.waiting === 0 && queue.active === 0);
    for (const path of [queues, `${queues}/validation/pause`])
      expect((await lead.send(path === queues ? 'GET' : 'POST', path)).status).toBe(403);
    expect((await steer(secretariat, 'pause', 'housekeeping')).status).toBe(404);
    expect((await steer(secretariat, 'pause')).status).toBe(204);
    const { state } = await report();
    expect((await lead.post(`${REPORT}/check`)).status).toBe(202);
    const held = await until(validation, (queue) => queue?.waiting === 1);
    expect(held).toMatchObject({ paused: true, active: 0, commands: ['resume'] });
    expect([state, (await report()).state]).toEqual([state, 'VALIDATING']);
    expect((await steer(secretariat, 'resume')).status).toBe(204);
    await until(report, ({ state: now }) => now !== 'VALIDATING');
    expect(await validation()).toMatchObject({ paused: false, commands: ['pause'] });
    const { body } = await secretariat.get<AuditEventView[]>('/api/audit?act=queue');
    expect(body.map(({ act, facts }) => [act, facts])).toEqual([
      ['queue.resume', { queue: 'validation' }],
      ['queue.pause', { queue: 'validation' }],
    ]);
  });

  it('is closed to whoever keeps only some of the plans: a job shows what was thrown in it, whosever it is', async () => {
    const other = stranger.with(await world.signIn({ role: 'secretariat', plan: 'another' }));
    for (const client of [other, secretariat])
      for (const path of [BOARD, `${BOARD}/api/queues?activeQueue=validation&status=failed&page=1`])
        expect(await client.get(path)).toMatchObject({ status: 403, body: { code: 'queues.other-plans' } });
    const ofOneCycle = stranger.with(await world.signIn({ role: 'secretariat', cycle: 'c-2025' }));
    expect((await ofOneCycle.get(BOARD)).status).toBe(403);
  });
});
