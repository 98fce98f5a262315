import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { PersonView, SessionView } from '@signatory/contract';
import { Client } from '../support/client.js';
import { World } from '../support/build-world.js';
import { hear } from '../support/hear.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';

describe('live events', () => {
  let world: World;
  let product: Product;
  let canada: Client;
  let france: Client;

  beforeAll(async () => {
    world = await World.build();
    await world.addCycle({ code: 'c-2026' });
    product = await startProduct({ database: world.test, workers: 0 });
    const client = new Client(product.url);
    canada = client.with(await world.signIn({ role: 'lead-focal-point', members: ['CA'] }));
    france = client.with(await world.signIn({ role: 'lead-focal-point', members: ['FR'] }));
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  it('end with their connection, so that an API can stop', async () => {
    const stop = new AbortController();
    const headers = { cookie: await world.signIn({ role: 'focal-point', members: ['FR'] }) };
    const stream = await fetch(`${product.url}/api/events`, { headers, signal: stop.signal });
    expect(stream.headers.get('connection')).toBe('close');
    stop.abort();
  });

  it('are a hundred of one person at the most, and there is room again when one ends', async () => {
    const stop = Array.from({ length: 100 }, () => new AbortController());
    const cookie = await world.signIn({ role: 'focal-point', members: ['FR'] });
    const open = (signal: AbortSignal) => fetch(`${product.url}/api/events`, { headers: { cookie }, signal });
    const statuses = await Promise.all(stop.map(async ({ signal }) => (await open(signal)).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
    const refused = await open(AbortSignal.timeout(5_000));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    const other = { cookie: await world.signIn({ role: 'focal-point', members: ['FR'] }) };
    const elsewhere = new AbortController();
    expect((await fetch(`${product.url}/api/events`, { headers: other, signal: elsewhere.signal })).status).toBe(200);
    stop[0]?.abort();
    const again = new AbortController();
    await until(
      async () => (await open(again.signal)).status,
      (status) => status === 200,
    );
    for (const each of [...stop, elsewhere, again]) each.abort();
  });

  it('are no more in the way of an API that stops than a connection over which nothing was ever asked', async () => {
    const stopping = await startProduct({ database: world.test, workers: 0 });
    const ahead = connect(Number(new URL(stopping.url).port), new URL(stopping.url).hostname);
    await once(ahead, 'connect');
    const [said] = await Promise.all([text(ahead), stopping.stop()]);
    // Left alone it is told after a minute that its time is over.
    expect(said).toBe('');
  });

  describe('that begin after what a reader fetched', () => {
    /** What a stream says at once: until it names the change that is made after all others. */
    const begin = async (query: string, headers: Readonly<Record<string, string>>): Promise<string> => {
      const stop = new AbortController();
      const stream = await fetch(`${product.url}/api/events${query}`, { headers, signal: stop.signal });
      expect(stream.status).toBe(200);
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
      let heard = '';
      while (!/resync|"FR"/.test(heard)) heard += (await reader?.read())?.value ?? '';
      stop.abort();
      return heard;
    };
    const now = (): string => new Date().toISOString();

    // Longer than the clocks of two processes may differ: until then what changed before this one listened is unknown.
    beforeAll(() => new Promise((resolve) => setTimeout(resolve, 6_000)));

    it('tell what changed in between, and no more than they would have', async () => {
      const cookie = await world.signIn({ role: 'focal-point', members: ['FR'] });
      const since = now();
      await canada.save('/api/cycles/c-2025/reports/CA/entries/i1_law', 0, { value: false });
      await france.save('/api/cycles/c-2025/reports/FR/entries/i1_law', 0, { value: true });
      const heard = await begin(`?since=${since}`, { cookie });
      expect(heard).toContain('event: change\ndata: {"member":"FR","keys":["report"');
      expect(heard).not.toContain('resync');
      expect(heard).not.toContain('"CA"');
    });

    it('ask for all anew where there is a gap: no instant, one too early, or a connection after another', async () => {
      const cookie = await world.signIn({ role: 'focal-point', members: ['FR'] });
      const since = now();
      const anew = 'event: resync';
      expect(await begin('', { cookie })).toContain(anew);
      expect(await begin('?since=2025-01-01T00:00:00.000Z', { cookie })).toContain(anew);
      expect(await begin(`?since=${since}`, { cookie, 'last-event-id': '0' })).toContain(anew);
      const other = canada.with(cookie);
      const { status, body } = await other.get('/api/events?since=yesterday');
      // With what is wrong and the cure, in the reader's language.
      const fault = { pointer: '/since', cure: expect.any(String) };
      expect([status, body]).toMatchObject([422, { code: 'request.invalid', faults: [fault] }]);
    });

    it('ask for all anew where other grants hold by now', async () => {
      const desk = canada.with(await world.signIn({ role: 'secretariat' }));
      const cookie = await world.signIn({ role: 'focal-point', members: ['FR'] });
      const since = now();
      const { person } = (await canada.with(cookie).get<SessionView>('/api/session')).body;
      const people = (await desk.get<PersonView[]>('/api/people?plan=test-plan')).body;
      const grant = people.find(({ id }) => id === person.id)?.grants[0];
      const ended = await desk.post(`/api/people/${person.id}/grants/${grant?.id}/end`, { reason: 'Has left.' });
      expect(ended.status).toBe(204);
      // The stream ends, and its reader comes back with the grants that hold now.
      const stream = await fetch(`${product.url}/api/events?since=${since}`, { headers: { cookie } });
      expect(await stream.text()).toBe('retry: 2000\nid: 0\n\n');
      expect(await begin(`?since=${since}`, { cookie, 'last-event-id': '0' })).toContain('event: resync');
    });
  });

  it('tell of no other member', async () => {
    const heard = await hear(
      product.url,
      await world.signIn({ role: 'focal-point', members: ['FR'] }),
      '"FR"',
      async () => {
        await canada.save('/api/cycles/c-2025/reports/CA/entries/i1_law', 0, { value: true });
        await france.save('/api/cycles/c-2025/reports/FR/entries/i1_since', 0, { value: '2025-01-01' });
      },
    );
    expect(heard).not.toContain('"CA"');
    expect(heard).not.toContain('2025-01-01');
  });

  it('tell of no cycle that the grant does not name', async () => {
    const keeper = await world.signIn({ role: 'secretariat', cycle: 'c-2026' });
    const desk = canada.with(await world.signIn({ role: 'secretariat' }));
    const body = { deadline: new Date(Date.now() + 16 * 86_400_000).toISOString(), reason: 'Flood.' };
    const heard = await hear(product.url, keeper, '"FR"', async () => {
      await canada.save('/api/cycles/c-2025/reports/CA/entries/i1_staff', 0, { value: '3' });
      for (const [cycle, member] of [
        ['c-2025', 'IT'],
        ['c-2026', 'FR'],
      ])
        expect((await desk.post(`/api/cycles/${cycle}/extensions`, { ...body, member })).status).toBe(204);
    });
    expect(heard.match(/event: change/g)).toHaveLength(1);
  });

  it('tell the member’s own people that somebody is editing, and not who', async () => {
    const path = '/api/cycles/c-2025/reports/CA/entries/i1_note/editing';
    const cookie = await world.signIn({ role: 'focal-point', members: ['CA'] });
    const colleague = canada.with(cookie);
    const heard = await hear(product.url, cookie, 'editing:', async () => {
      expect((await canada.send('PUT', path)).status).toBe(204);
    });
    expect(heard).toContain('"keys":["editing:c-2025:CA:i1_note"]');
    const { name } = (await canada.get<SessionView>('/api/session')).body.person;
    // Told by name to who asks, never by the event.
    expect(heard).not.toContain(name);
    expect((await colleague.get(path)).body).toEqual({ people: [name] });
    expect((await canada.get(path)).body).toEqual({ people: [] });
    // Who certifies is told of every entry, without going to each.
    const report = '/api/cycles/c-2025/reports/CA/editing';
    const lead = canada.with(await world.signIn({ role: 'lead-focal-point', members: ['CA'] }));
    expect((await lead.get(report)).body).toEqual({ entries: [{ indicator: 'i1_note', people: [name] }] });
    for (const other of [colleague, france]) expect([403, 404]).toContain((await other.get(report)).status);
    const reviewer = canada.with(await world.signIn({ role: 'reviewer', members: ['CA'], nationality: 'IT' }));
    for (const other of [france, reviewer]) {
      expect([403, 404]).toContain((await other.get(path)).status);
      expect([403, 404]).toContain((await other.send('PUT', path)).status);
    }
  });

  it('tell an assessor of no draft, and of the secretariat’s extension', async () => {
    const reviewer = await world.signIn({ role: 'reviewer', members: ['CA'], nationality: 'IT' });
    const desk = canada.with(await world.signIn({ role: 'secretariat' }));
    const heard = await hear(product.url, reviewer, '"CA"', async () => {
      await canada.save('/api/cycles/c-2025/reports/CA/entries/i1_since', 0, { value: '2025-01-01' });
      expect((await canada.post('/api/cycles/c-2025/reports/CA/check')).status).toBe(202);
      const deadline = new Date(Date.now() + 15 * 86_400_000).toISOString();
      const extended = await desk.post('/api/cycles/c-2025/extensions', { member: 'CA', deadline, reason: 'Flood.' });
      expect(extended.status).toBe(204);
    });
    expect(heard.match(/event: change/g)).toHaveLength(1);
    expect(heard).toContain('"keys":["report"]');
  });
});
