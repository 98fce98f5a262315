import { EVENT_KINDS, type EventKind } from '@signatory/domain';
import {
  AnnounceEvent,
  Audit,
  Catalogue,
  DeliverEvent,
  FollowDeliveries,
  LINK_SETTINGS,
  MakeWebhook,
  PauseWebhook,
  ReadDeliveries,
  ReadWebhooks,
  ReplaceSecret,
  SteerWebhook,
  WEBHOOK_SETTINGS,
} from '@signatory/features';
import type { DeliveryView, MakeWebhook as Wish, WebhookSecretView } from '@signatory/contract';
import { announce, JOBS, type Announcement } from '@signatory/queue';
import { addPerson } from '../../support/add-person.js';
import { World } from '../../support/build-world.js';
import { isSigned, startReceiver, type Receiver } from '../../support/webhook-receiver.js';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const START = new Date('2026-03-01T12:00:00.000Z');
const after = (milliseconds: number): Date => new Date(START.getTime() + milliseconds);

describe('webhooks', () => {
  let world: World;
  let receiver: Receiver;
  let keeper: Awaited<ReturnType<typeof addPerson>>;
  let cycleId: string;

  beforeAll(async () => {
    [world, receiver] = await Promise.all([World.build(), startReceiver()]);
    keeper = await addPerson(world, { role: 'secretariat', members: [] });
    const [cycle] = await world.asSystem((tx) => tx.query<{ id: string }[]>('select id from cycle'));
    cycleId = cycle?.id ?? '';
  });
  afterAll(async () => {
    await receiver.close();
    await world.close();
  });
  beforeEach(() => {
    receiver.received.length = 0;
    receiver.answer = () => ({ status: 204 });
  });
  afterEach(() => asWebhooks('delete from webhook'));

  const links = () => ({ ...LINK_SETTINGS, allow: new Set([`127.0.0.1:${receiver.port}`]) });
  const make = (more: Partial<Wish> = {}, at = START): Promise<WebhookSecretView> =>
    new MakeWebhook(world.database, new Audit(), links()).execute({
      actor: keeper,
      at,
      body: {
        plan: 'test-plan',
        cycle: null,
        label: 'The ministry',
        address: receiver.address,
        kinds: [...EVENT_KINDS],
        ...more,
      },
    });
  const asWebhooks = (text: string, params: unknown[] = []): Promise<unknown> =>
    world.database.as({ actor: 'system', webhooks: true }, (tx) => tx.query(text, params));
  const tell = <Kind extends EventKind>(
    event: Pick<Announcement<Kind>, 'kind' | 'facts'>,
    memberCode: string | null = 'IT',
  ) => world.asSystem((tx) => announce(tx, { ...event, cycleId, memberCode, at: START }));
  const submitted = () => tell({ kind: 'submission.submitted', facts: { version: 1 } });

  /** What waits in the outbox under a name, which then is done. */
  const take = async (name: string): Promise<{ id: string; payload: unknown }[]> => {
    const text =
      'update outbox set done_at = now() where name = $1 and done_at is null returning id, payload, created_at';
    const [rows] = await world.asSystem((tx) =>
      tx.query<[{ id: string; payload: unknown; created_at: Date }[], number]>(text, [name]),
    );
    return rows.toSorted((a, b) => a.created_at.getTime() - b.created_at.getTime());
  };
  const fanOut = async (at = START): Promise<number> => {
    const announcing = new AnnounceEvent(world.database, new Catalogue(world.database), 'https://scores.example.org');
    const events = await take('webhook.announce');
    for (const { id, payload } of events)
      await announcing.execute(JOBS['webhook.announce'].payload.parse(payload), { outboxId: id }, at);
    return events.length;
  };
  const deliver = async (at: Date, settings = WEBHOOK_SETTINGS): Promise<number> => {
    const delivering = new DeliverEvent(world.database, new PauseWebhook(new Audit()), links(), settings);
    const jobs = await take('webhook.deliver');
    for (const { payload } of jobs) await delivering.execute(JOBS['webhook.deliver'].payload.parse(payload), at);
    return jobs.length;
  };
  const follow = (at: Date) => new FollowDeliveries(world.database, WEBHOOK_SETTINGS).retry(at);
  const log = async (): Promise<DeliveryView[]> =>
    (await new ReadDeliveries(world.database).execute({ actor: keeper, at: START })).deliveries;
  const stands = async () =>
    (await new ReadWebhooks(world.database).list({ actor: keeper, at: START })).webhooks.map(
      ({ state, pausedWhy, failingSince }) => [state, pausedWhy, failingSince],
    );
  const letters = async (): Promise<string[]> =>
    (
      await world.asSystem((tx) =>
        tx.query<{ personId: string }[]>(`select person_id as "personId" from mail where kind = 'webhook-paused'`),
      )
    ).map(({ personId }) => personId);

  it('carry what happened with links, and nothing that their schema does not name', async () => {
    const { secret } = await make();
    await tell({
      kind: 'submission.submitted',
      facts: { version: 2, reason: 'because', value: 'secret' } as { version: number },
    });
    await fanOut();
    await deliver(START);
    const [message] = receiver.received;
    expect(JSON.parse(message?.body ?? '')).toEqual({
      type: 'submission.submitted',
      timestamp: START.toISOString(),
      data: {
        plan: 'test-plan',
        cycle: 'c-2025',
        member: 'IT',
        version: 2,
        links: { report: 'https://scores.example.org/api/cycles/c-2025/reports/IT' },
      },
    });
    expect(message && (await isSigned(message, secret))).toBe(true);
    expect(message && (await isSigned({ ...message, body: message.body.replace('IT', 'CA') }, secret))).toBe(false);
    expect(message?.headers['webhook-timestamp']).toBe(String(START.getTime() / SECOND));
    expect(message?.headers['content-type']).toBe('application/json');
  });

  it('tell only what was asked for, of their cycle, once, and nothing of what did not happen', async () => {
    await make({ kinds: ['release.published'] });
    await submitted();
    expect(await fanOut()).toBe(0);
    await world.addCycle({ code: 'c-2026' });
    await make({ kinds: ['submission.submitted'], cycle: 'c-2026' });
    await submitted();
    expect(await fanOut()).toBe(0);
    await make({ kinds: ['submission.submitted'], cycle: 'c-2025' });
    await expect(
      world.asSystem(async (tx) => {
        const event = { kind: 'submission.submitted', facts: { version: 1 }, cycleId, memberCode: 'IT' } as const;
        await announce(tx, { ...event, at: START });
        throw new Error('It failed.');
      }),
    ).rejects.toThrow('It failed.');
    expect(await fanOut()).toBe(0);
    await submitted();
    // Announced twice, as by a worker that was killed before it said that it was done.
    const [event] = await take('webhook.announce');
    const payload = JOBS['webhook.announce'].payload.parse(event?.payload);
    const announcing = new AnnounceEvent(world.database, new Catalogue(world.database), 'https://scores.example.org');
    for (const _ of [1, 2]) await announcing.execute(payload, { outboxId: event?.id ?? '' }, START);
    expect(await deliver(START)).toBe(1);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([event?.id]);
  });

  it('are tried again after a pause, under the same id, until they are taken', async () => {
    await make();
    await submitted();
    await fanOut();
    receiver.answer = (_, n) => (n === 1 ? { status: 500, body: 'x'.repeat(5_000) } : n === 2 ? null : { status: 200 });
    await deliver(START);
    const [first] = await log();
    expect(first).toMatchObject({ state: 'WAITING', attempts: 1, status: 500, reason: 'status' });
    expect(first?.answer).toBe('x'.repeat(WEBHOOK_SETTINGS.answerBytes));
    const next = new Date(first?.nextAt ?? '');
    await follow(new Date(next.getTime() - 1));
    expect(await deliver(next)).toBe(0);
    await follow(next);
    // Nobody answers: it does not wait for longer than it may.
    expect(await deliver(next, { ...WEBHOOK_SETTINGS, attemptMs: 200 })).toBe(1);
    expect(await log()).toMatchObject([{ state: 'WAITING', attempts: 2, status: null, reason: 'too-slow' }]);
    await follow(after(HOUR));
    await deliver(after(HOUR));
    expect(await log()).toMatchObject([{ state: 'DELIVERED', attempts: 3, status: 200, reason: null, nextAt: null }]);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await stands()).toEqual([['ACTIVE', null, null]]);
  });

  it('follow no redirect, and go to no address inside', async () => {
    await make();
    await submitted();
    await fanOut();
    receiver.answer = () => ({ status: 307, headers: { location: receiver.address } });
    await deliver(START);
    expect(receiver.received).toHaveLength(1);
    expect(await log()).toMatchObject([{ state: 'WAITING', status: 307, reason: 'redirect' }]);
    // What was let in once may lead inside by now: it is looked at again before each attempt.
    for (const [address, reason] of [
      ['https://10.0.0.7/', 'inside'],
      ['https://[::ffff:127.0.0.1]/', 'inside'],
      ['https://localhost/', 'inside'],
      [`http://127.0.0.1:${receiver.port + 1}/`, 'port'],
    ] as const) {
      await asWebhooks('update webhook set address = $1', [address]);
      await asWebhooks(`update webhook_delivery set state = 'WAITING', next_at = $1`, [START]);
      await follow(START);
      await deliver(START);
      expect(await log()).toMatchObject([{ reason, status: null }]);
    }
    expect(receiver.received).toHaveLength(1);
    await expect(make({ address: 'https://10.0.0.7/hook' })).rejects.toMatchObject({
      facts: { faults: [{ pointer: '/address', words: { code: 'webhook.inside' } }] },
    });
    await expect(make({ address: 'http://93.184.215.14/' })).rejects.toMatchObject({
      facts: { faults: [{ words: { code: 'webhook.scheme' } }] },
    });
  });

  it('end after their span in a state that is seen', async () => {
    await make();
    await submitted();
    await fanOut();
    receiver.answer = () => ({ status: 503, headers: { 'retry-after': '7200' } });
    await deliver(START);
    const [first] = await log();
    expect(Date.parse(first?.nextAt ?? '')).toBeGreaterThanOrEqual(after(2 * HOUR).getTime());
    const end = after(WEBHOOK_SETTINGS.retryMs);
    await follow(end);
    await deliver(end);
    expect(await log()).toMatchObject([{ state: 'FAILED', attempts: 2, nextAt: null, commands: ['send-again'] }]);
  });

  it('are held for an address that fails for days, of which the secretariat is told once', async () => {
    await make();
    receiver.answer = () => ({ status: 500 });
    await submitted();
    await fanOut();
    await deliver(START);
    expect(await stands()).toMatchObject([['ACTIVE', null, expect.any(String)]]);
    const days = after(WEBHOOK_SETTINGS.pauseMs + HOUR);
    for (const _ of [1, 2]) await submitted();
    await fanOut(days);
    await deliver(days);
    expect(await stands()).toMatchObject([['PAUSED', 'failing', expect.any(String)]]);
    expect((await log()).map(({ state }) => state)).toEqual(['HELD', 'HELD', 'HELD']);
    expect(await letters()).toEqual([keeper.id]);
    // Turned on again, all of it goes out.
    receiver.answer = () => ({ status: 200 });
    const [{ id } = { id: '' }] = (await new ReadWebhooks(world.database).list({ actor: keeper, at: START })).webhooks;
    await new SteerWebhook(world.database, new Audit()).execute({ id, actor: keeper, at: days, command: 'turn-on' });
    expect(await deliver(days)).toBe(3);
    expect((await log()).map(({ state }) => state)).toEqual(['DELIVERED', 'DELIVERED', 'DELIVERED']);
  });

  it('are signed with both secrets while the receiver changes over, and with the new one after', async () => {
    const { secret: old, webhook } = await make();
    const replace = new ReplaceSecret(world.database, new Audit());
    const { secret } = await replace.execute({ id: webhook.id, actor: keeper, at: START, overlapHours: 2 });
    const signedWith = async (at: Date): Promise<boolean[]> => {
      await submitted();
      await fanOut(at);
      await deliver(at);
      const message = receiver.received.at(-1);
      return message ? Promise.all([isSigned(message, old), isSigned(message, secret)]) : [];
    };
    expect(await signedWith(after(HOUR))).toEqual([true, true]);
    expect(await signedWith(after(2 * HOUR))).toEqual([false, true]);
  });

  it('are seen by nobody who does not say that it may, and told of by nobody else’s address', async () => {
    await make();
    const count = (text: string) => world.asSystem((tx) => tx.query<object[]>(text));
    expect(await count('select from webhook')).toEqual([]);
    expect(await count('select from webhook_delivery')).toEqual([]);
    const other = { ...keeper, grants: keeper.grants.map((grant) => ({ ...grant, plan: 'another' })) };
    expect(await new ReadWebhooks(world.database).list({ actor: other, at: START })).toEqual({ webhooks: [] });
    const wish = { plan: 'test-plan', cycle: null, label: 'x', address: receiver.address, kinds: [...EVENT_KINDS] };
    const making = new MakeWebhook(world.database, new Audit(), links());
    await expect(making.execute({ actor: other, at: START, body: wish })).rejects.toMatchObject({ code: 'not-found' });
  });
});
