import type { ReportView } from '@signatory/contract';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { createRedisUrl, type QueueBackend } from '../support/queue-backend.js';
import { until } from '../support/until.js';

const TOKEN = 'a-token-of-the-metrics';
const REPORT = '/api/cycles/c-2025/reports/IT';

describe.each<QueueBackend>(['postgres', 'redis'])('the metrics, with the queue in %s', (backend) => {
  let world: World;
  let product: Product;
  let stranger: Client;
  let lead: Client;
  let secretariat: Client;

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({
      database: world.test,
      redisUrl: await createRedisUrl(backend),
      metricsToken: TOKEN,
    });
    stranger = new Client(product.url);
    lead = stranger.with(await world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
    secretariat = stranger.with(await world.signIn({ role: 'secretariat' }));
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const read = async (): Promise<string> =>
    (await stranger.get('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } })).text;

  it('are not there for anybody else', async () => {
    const wrong = { headers: { authorization: 'Bearer a-token-of-the-metricz' } };
    for (const asked of [stranger.get('/metrics'), stranger.get('/metrics', wrong), lead.get('/metrics')])
      expect(await asked).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('are text of Prometheus for the bearer of the token and for the secretariat', async () => {
    const answer = await secretariat.get('/metrics');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const lines = answer.text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.filter((line) => !/^[a-z0-9_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? \S+$/i.test(line))).toEqual([]);
    expect(await read()).toContain('process_resident_memory_bytes');
  });

  it('count jobs, runs, their time and requests, and name no member', async () => {
    await lead.save(`${REPORT}/entries/i1_unit`, 0, { value: 'planned' });
    await until(
      async () => (await lead.get<ReportView>(REPORT)).body.run?.state,
      (state) => state !== undefined && state !== 'QUEUED' && state !== 'RUNNING',
    );
    await world.asSystem((tx) =>
      tx.query(`insert into outbox (name, payload, failed) values ('mail.send', '{}', 'the mail server is away')`),
    );
    const text = await read();
    for (const line of [
      /^signatory_queue_readable 1$/m,
      /^signatory_queue_jobs\{queue="validation",state="waiting"\} 0$/m,
      /^signatory_queue_jobs\{queue="rendering",state="failed"\} 0$/m,
      /^signatory_outbox_failed 1$/m,
      /^signatory_outbox_oldest_seconds \d/m,
      /^signatory_validation_runs\{state="[A-Z_]+"\} 1$/m,
      /^signatory_validation_run_seconds_bucket\{le="\+Inf"\} 1$/m,
      /^signatory_validation_run_seconds_count 1$/m,
      /^signatory_http_request_seconds_count\{method="PUT",route="\/api\/cycles\/:cycle\/reports\/:member\/entries\/:indicator",status="200"\} 1$/m,
    ])
      expect(text).toMatch(line);
    const labels = [...text.matchAll(/="([^"]*)"/g)].map(([, label]) => label);
    for (const secret of ['IT', 'c-2025', 'i1_unit', 'planned']) expect(labels.join(' ')).not.toContain(secret);
  });
});

describe('the metrics of an API whose queue is away', () => {
  it('say so, and the rest', async () => {
    const world = await World.build();
    // A port of this machine at which nothing listens.
    const product = await startProduct({ database: world.test, redisUrl: 'redis://127.0.0.1:1', workers: 0 });
    try {
      const secretariat = new Client(product.url).with(await world.signIn({ role: 'secretariat' }));
      const { status, text } = await secretariat.get('/metrics');
      expect(status).toBe(200);
      expect(text).toMatch(/^signatory_queue_readable 0$/m);
      expect(text).not.toMatch(/^signatory_queue_jobs\{/m);
      expect(text).toMatch(/^signatory_outbox_failed 0$/m);
    } finally {
      await product.stop();
      await world.close();
    }
  });
});
