import { jest } from '@jest/globals';
import type { DeliveriesView, DeliveryView, Problem, WebhookSecretView, WebhookView } from '@signatory/contract';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { createRedisUrl, type QueueBackend } from '../support/queue-backend.js';
import { until } from '../support/until.js';
import { isSigned, startReceiver, type Receiver } from '../support/webhook-receiver.js';

// A lock that nobody renews lasts twenty seconds, on a busy machine longer.
jest.setTimeout(180_000);

const CANARY = 'canary-5b21d7';

describe.each<QueueBackend>(['postgres', 'redis'])('webhooks, with their jobs in %s', (backend) => {
  let world: World;
  let product: Product;
  let receiver: Receiver;
  let desk: Client;
  let lead: Client;
  let made: WebhookSecretView;

  beforeAll(async () => {
    [world, receiver] = await Promise.all([World.build(), startReceiver()]);
    product = await startProduct({
      database: world.test,
      redisUrl: await createRedisUrl(backend),
      workers: 0,
      links: [`127.0.0.1:${receiver.port}`],
    });
    desk = new Client(product.url).with(await world.signIn({ role: 'secretariat' }));
    lead = desk.with(await world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
  });
  afterAll(async () => {
    await product.stop();
    await receiver.close();
    await world.close();
  });

  // Each deadline is later than the one before.
  let hours = 250;
  const extend = async (reason: string): Promise<void> => {
    hours += 1;
    const deadline = new Date(Date.now() + hours * 3_600_000).toISOString();
    const answer = await desk.post('/api/cycles/c-2025/extensions', { member: 'IT', deadline, reason });
    if (answer.status !== 204) throw new Error(answer.text);
  };
  const deliveries = async (): Promise<DeliveryView[]> =>
    (await desk.get<DeliveriesView>('/api/webhooks/deliveries')).body.deliveries;
  const webhook = async (): Promise<WebhookView> =>
    (await desk.get<WebhookView>(`/api/webhooks/${made.webhook.id}`)).body;

  it('are the secretariat’s to make; the secret is in one answer and in no other', async () => {
    const wish = {
      plan: 'test-plan',
      cycle: 'c-2025',
      label: 'The ministry',
      address: receiver.address,
      kinds: ['deadline.extended', 'validation.finished'],
    };
    expect((await lead.post('/api/webhooks', wish)).status).toBe(403);
    const inside = await desk.post<Problem>('/api/webhooks', { ...wish, address: 'https://192.168.1.1/' });
    expect([inside.status, inside.body.faults?.map(({ pointer }) => pointer)]).toEqual([422, ['/address']]);
    const answer = await desk.post<WebhookSecretView>('/api/webhooks', wish);
    expect(answer.status).toBe(201);
    made = answer.body;
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    for (const path of ['/api/webhooks', `/api/webhooks/${made.webhook.id}`, '/api/audit?act=webhook'])
      expect((await desk.get(path)).text).not.toContain(made.secret);
    const other = desk.with(await world.signIn({ role: 'secretariat', plan: 'another' }));
    expect((await other.get(`/api/webhooks/${made.webhook.id}`)).status).toBe(404);
    expect((await other.get('/api/webhooks')).body).toEqual({ webhooks: [] });
  });

  it('come again under the same id where the worker was killed between sending and noting it', async () => {
    // Never answered: the worker stays between the two for as long as we like.
    receiver.answer = () => null;
    await extend(CANARY);
    const worker = await product.startWorker();
    await until(
      async () => receiver.received.length,
      (count) => count === 1,
    );
    await worker.kill();
    expect((await deliveries()).map(({ state, attempts }) => [state, attempts])).toEqual([['WAITING', 0]]);
    receiver.answer = () => ({ status: 200, body: 'Thank you.' });
    await product.startWorker();
    const [taken] = await until(deliveries, ([first]) => first?.state === 'DELIVERED');
    expect(taken).toMatchObject({ status: 200, answer: 'Thank you.', attempts: 1 });
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([taken?.event, taken?.event]);
    for (const message of receiver.received) expect(await isSigned(message, made.secret)).toBe(true);
    // The reason of an extension is not for others.
    expect(receiver.received.map(({ body }) => body).join()).not.toContain(CANARY);
  });

  it('tell the end of a check without a value, and are sent again by hand', async () => {
    await lead.save('/api/cycles/c-2025/reports/IT/entries/i1_note', 0, { value: CANARY });
    expect((await lead.post('/api/cycles/c-2025/reports/IT/check')).status).toBe(202);
    const [delivered] = await until(
      deliveries,
      ([first]) => first?.kind === 'validation.finished' && first.state === 'DELIVERED',
    );
    expect(delivered?.body).not.toContain(CANARY);
    const before = receiver.received.length;
    expect((await desk.post(`/api/webhooks/deliveries/${delivered?.id}/send-again`)).status).toBe(204);
    await until(
      async () => receiver.received.length,
      (count) => count > before,
    );
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(delivered?.event);
    await until(deliveries, ([first]) => first?.state === 'DELIVERED');
  });

  it('wait their pause out after a failure, and come again by themselves', async () => {
    const before = receiver.received.length;
    receiver.answer = (_, n) => ({ status: n === before + 1 ? 500 : 200 });
    await extend('Flood.');
    await until(deliveries, ([first]) => first?.attempts === 1 && first.state === 'WAITING' && first.nextAt !== null);
    const [again] = await until(deliveries, ([first]) => first?.state === 'DELIVERED');
    expect(again).toMatchObject({ attempts: 2, status: 200 });
  });

  it('pause at once where nobody is there any more, and go out once they are turned on', async () => {
    receiver.answer = () => ({ status: 410 });
    await extend('Storm.');
    expect(await until(webhook, ({ state }) => state === 'PAUSED')).toMatchObject({ pausedWhy: 'gone' });
    await extend('Snow.');
    await until(deliveries, ([first]) => first?.state === 'HELD');
    const again = await desk.post<Problem>(`/api/webhooks/deliveries/${(await deliveries())[1]?.id}/send-again`);
    expect([again.status, again.body.code]).toEqual([409, 'command.wrong-state']);
    receiver.answer = () => ({ status: 202 });
    // A message of the button goes out all the same: so it is tried whether somebody is there again.
    expect((await desk.post(`/api/webhooks/${made.webhook.id}/test`)).status).toBe(202);
    await until(deliveries, ([first]) => first?.kind === 'webhook.test' && first.state === 'DELIVERED');
    expect((await desk.post(`/api/webhooks/${made.webhook.id}/turn-on`)).status).toBe(200);
    await until(deliveries, (found) => found.filter(({ state }) => state === 'HELD').length === 0);
    const news = await desk.get('/api/me/news');
    expect(news.text).toContain('webhook-paused');
    const acts = await desk.get('/api/audit?act=webhook');
    for (const act of ['make', 'pause', 'send-again', 'test', 'turn-on']) expect(acts.text).toContain(`webhook.${act}`);
  });

  it('are removed with their log', async () => {
    const address = `/api/webhooks/${made.webhook.id}`;
    // Nothing brings them back: whoever asks names the address.
    for (const named of ['', '?confirm=Another'])
      expect((await desk.send<Problem>('DELETE', address + named)).body).toMatchObject({
        code: 'request.invalid',
        faults: [{ pointer: '/confirm' }],
      });
    expect((await desk.get(address)).status).toBe(200);
    expect(
      (await desk.send('DELETE', `${address}?${new URLSearchParams({ confirm: made.webhook.label })}`)).status,
    ).toBe(204);
    expect(await deliveries()).toEqual([]);
    expect((await desk.get(`/api/webhooks/${made.webhook.id}`)).status).toBe(404);
  });
});
