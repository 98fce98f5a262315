import type { Problem, ReportView, SessionView } from '@signatory/contract';
import { Client, type Answer } from '../support/client.js';
import { World } from '../support/build-world.js';
import { startProduct, type Product } from '../support/processes.js';

/** Stands in Canada's values and nowhere else. */
const CANARY = 'canary-7f3a9c';
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('what one member learns of another', () => {
  let world: World;
  let product: Product;
  let canada: Client;
  let france: Client;
  let run: string;

  beforeAll(async () => {
    world = await World.build();
    await world.addCycle({ code: 'c-2026' });
    product = await startProduct({ database: world.test, workers: 0, logLevel: 'info' });
    const client = new Client(product.url);
    canada = client.with(await world.signIn({ role: 'lead-focal-point', members: ['CA'] }));
    france = client.with(await world.signIn({ role: 'lead-focal-point', members: ['FR'] }));
    await canada.save('/api/cycles/c-2025/reports/CA/entries/i1_note', 0, {
      value: CANARY,
      evidence: [{ title: CANARY, quote: CANARY }],
      narrative: { language: 'en', text: CANARY },
    });
    run = (await canada.post<{ id: string }>('/api/cycles/c-2025/reports/CA/check')).body.id;
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const probes = (member: string): [string, (client: Client) => Promise<Answer<Problem>>][] => {
    const report = `/api/cycles/c-2025/reports/${member}`;
    const entry = `${report}/entries/i1_note`;
    const tiers = { entries: [{ indicator: 'i1_note', version: 1, tiers: {} }] };
    const finding = { rule: 'T-ERROR', field: { indicator: 'i1_staff' }, valuesHash: 'x', text: 'Words.' };
    return [
      ['the report', (client) => client.get(report)],
      ['an entry', (client) => client.get(entry)],
      ['an entry’s version, by a stale save', (client) => client.save(entry, 0, { value: 'x' })],
      ['an entry’s version, by a save of the right one', (client) => client.save(entry, 1, { value: 'x' })],
      ['a save that is wrong in itself', (client) => client.save(`${report}/entries/i1_staff`, 0, { value: 'x' })],
      ['an entry’s version, by a choice of who sees its evidence', (client) => client.put(`${report}/tiers`, tiers)],
      ['its state, by a check', (client) => client.post(`${report}/check`)],
      [
        'its state, by a certification',
        (client) => client.post(`${report}/certify`, { revision: 1, office: 'Office', statement: true }),
      ],
      ['its state, by a withdrawal', (client) => client.post(`${report}/withdraw`, { reason: 'Because.' })],
      ['a finding', (client) => client.put(`${report}/justifications`, finding)],
      ['a receipt', (client) => client.get(`${report}/receipts/1`)],
    ];
  };

  it.each(probes('CA'))('is nothing of %s: the answer is that of a member that does not exist', async (what, ask) => {
    const answer = await ask(france);
    const unknown = probes('XX').find(([name]) => name === what)?.[1];
    const beside = await (unknown as (client: Client) => Promise<Answer<Problem>>)(france);
    expect(answer.status).toBe(404);
    expect({ ...answer.body, instance: '' }).toEqual({ ...beside.body, instance: '' });
    expect(answer.headers.get('etag')).toBeNull();
    expect(answer.text).not.toContain(CANARY);
  });

  it('is nothing of a run: its id is as unknown as one that is not there', async () => {
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/cancel'],
    ] as const) {
      const theirs = await france.send<Problem>(method, `/api/runs/${run}${path}`);
      const none = await france.send<Problem>(method, `/api/runs/${NOBODY}${path}`);
      expect(theirs.status).toBe(404);
      expect({ ...theirs.body, instance: '' }).toEqual({ ...none.body, instance: '' });
    }
    expect((await canada.get(`/api/runs/${run}`)).status).toBe(200);
  });

  it('is asked for in the log, with who it was and what it was', async () => {
    const cookie = await world.signIn({ role: 'focal-point', members: ['FR'] });
    const stranger = canada.with(cookie);
    const { person } = (await stranger.get<SessionView>('/api/session')).body;
    const report = '/api/cycles/c-2025/reports/CA';
    await stranger.get(report);
    // Refused at the door: a focal point certifies for nobody.
    await stranger.post(`${report}/certify`, { revision: 1, office: 'Office', statement: true });
    await new Client(product.url).get(report);
    const lines = product
      .apiLog()
      .split('\n')
      .filter((line) => line.includes('"msg":"refused"'));
    const of = { cycle: 'c-2025', member: 'CA', from: '127.0.0.0/24' };
    const route = '/api/cycles/:cycle/reports/:member';
    expect(lines.slice(-3).map((line) => JSON.parse(line) as object)).toMatchObject([
      { ...of, code: 'not-found', person: person.id, method: 'GET', route },
      { ...of, code: 'permission.missing', person: person.id, method: 'POST', route: `${route}/certify` },
      { ...of, code: 'sign-in.needed', method: 'GET', route },
    ]);
    expect(product.apiLog()).not.toContain(cookie.split('=')[1]);
  });

  it('is nothing by an own command that fails, and changed nothing', async () => {
    expect((await canada.get<ReportView>('/api/cycles/c-2025/reports/CA')).body).toMatchObject({
      revision: 1,
      state: 'VALIDATING',
    });
    expect((await france.get('/api/audit')).status).toBe(403);
    expect((await france.get('/api/cycles/c-2025/overview')).status).toBe(403);
  });

  it('is states and counts for an analyst, never a value', async () => {
    const analyst = canada.with(await world.signIn({ role: 'analyst' }));
    const overview = await analyst.get<{ member: string; state: string }[]>('/api/cycles/c-2025/overview');
    expect(overview.body.map(({ member, state }) => [member, state])).toEqual([
      ['CA', 'VALIDATING'],
      ['FR', 'NOT_STARTED'],
      ['IT', 'NOT_STARTED'],
      ['EU', 'NOT_STARTED'],
    ]);
    expect(overview.text).not.toContain(CANARY);
    expect((await analyst.get('/api/cycles/c-2025/reports/CA')).status).toBe(403);
  });

  it('is what a reviewer was assigned, and no more', async () => {
    const reviewer = canada.with(await world.signIn({ role: 'reviewer', members: ['CA'], nationality: 'IT' }));
    expect((await reviewer.get('/api/cycles/c-2025/scores?member=CA')).status).toBe(200);
    expect((await reviewer.get('/api/cycles/c-2025/scores?member=FR')).status).toBe(404);
    const elsewhere = canada.with(
      await world.signIn({ role: 'reviewer', members: ['CA'], pillars: ['II'], nationality: 'IT' }),
    );
    expect((await elsewhere.get('/api/cycles/c-2025/scores?member=CA')).body).toEqual([]);
    expect((await elsewhere.get('/api/cycles/c-2025/scores/CA/c1')).status).toBe(404);
    expect((await reviewer.get('/api/cycles/c-2025/scores/CA/c1')).status).toBe(200);
    const edit = await reviewer.save<Problem>('/api/cycles/c-2025/reports/CA/entries/i1_note', 1, { value: 'x' });
    expect([edit.status, edit.body.code]).toEqual([403, 'permission.missing']);
  });

  it('is no draft for an assessor: what was never submitted is as unknown as what is not there', async () => {
    const assessors = [
      await world.signIn({ role: 'reviewer', members: ['CA'], nationality: 'IT' }),
      await world.signIn({ role: 'adjudicator' }),
    ];
    for (const cookie of assessors) {
      const assessor = canada.with(cookie);
      for (const path of ['/api/cycles/c-2025/reports/CA', '/api/cycles/c-2025/reports/CA/entries/i1_note']) {
        const answer = await assessor.get<Problem>(path);
        const beside = await assessor.get<Problem>(path.replace('CA', 'ZZ'));
        expect(answer.status).toBe(404);
        expect({ ...answer.body, instance: '' }).toEqual({ ...beside.body, instance: '' });
      }
      expect((await assessor.get(`/api/runs/${run}`)).status).toBe(404);
    }
  });

  it('is no run of a cycle that the grant does not name', async () => {
    for (const [cycle, status] of [
      ['c-2026', 404],
      ['c-2025', 200],
    ] as const) {
      const lead = canada.with(await world.signIn({ role: 'lead-focal-point', members: ['CA'], cycle }));
      expect([cycle, (await lead.get(`/api/runs/${run}`)).status]).toEqual([cycle, status]);
    }
  });

  it('is nothing of a cycle that the grant does not name', async () => {
    const adjudicator = canada.with(await world.signIn({ role: 'adjudicator', cycle: 'c-2025' }));
    expect((await adjudicator.get('/api/cycles/c-2025/scores')).status).toBe(200);
    expect((await adjudicator.get('/api/cycles/c-2026/scores')).status).toBe(404);
    expect((await adjudicator.get('/api/cycles/c-2026/scores/desk')).status).toBe(404);
    expect((await adjudicator.get('/api/cycles/c-2026/scores/CA/c1')).status).toBe(404);
  });

  it('is nothing of a plan that another secretariat keeps, to read or to command', async () => {
    const other = canada.with(await world.signIn({ role: 'secretariat', plan: 'another-plan' }));
    const cycle = '/api/cycles/c-2025';
    for (const path of [
      '',
      '/plan',
      '/overview',
      '/reports/CA',
      '/reviews',
      '/scores',
      '/scores/desk',
      '/scores/waiting',
      '/scores/CA/c1',
      '/releases',
      '/reminders',
      '/rules',
      '/rule-suspensions',
    ])
      expect([path, (await other.get(`${cycle}${path}`)).status]).toEqual([path, 404]);
    const embargoUntil = new Date(Date.now() + 86_400_000).toISOString();
    for (const [path, body] of [
      ['/scores/share', { member: 'CA' }],
      ['/open', {}],
      ['/extensions', { member: 'CA', deadline: embargoUntil, reason: 'Because.' }],
      ['/reminders', { topic: 'report', members: ['CA'] }],
      ['/reminders/preview', { topic: 'report', members: ['CA'] }],
      ['/rules/T-BLOCKER/suspend', { reason: 'Because.' }],
      ['/reports/CA/reopen', { reason: 'Because.' }],
      ['/releases', { embargoUntil }],
    ] as const)
      expect([path, (await other.post<Problem>(`${cycle}${path}`, body)).status]).toEqual([path, 404]);
    expect((await other.get('/api/people?plan=test-plan')).status).toBe(404);
  });

  it('is what a contributor was delegated, and nothing once the delegation has ended', async () => {
    const path = '/api/cycles/c-2025/reports/FR/entries/';
    const agency = canada.with(await world.signIn({ role: 'contributor', members: ['FR'], indicators: ['id-i1_law'] }));
    expect((await agency.save(`${path}i1_law`, 0, { value: true })).status).toBe(200);
    expect((await agency.save(`${path}i1_note`, 0, { value: 'x' })).status).toBe(403);
    const pillar = canada.with(await world.signIn({ role: 'contributor', members: ['FR'], pillars: ['II'] }));
    expect((await pillar.save(`${path}i1_share`, 0, { value: '1' })).status).toBe(403);
    const bare = canada.with(await world.signIn({ role: 'contributor', members: ['FR'] }));
    expect((await bare.save(`${path}i1_note`, 0, { value: 'x' })).status).toBe(403);
    expect((await bare.get<ReportView>('/api/cycles/c-2025/reports/FR')).body.entries).toEqual([]);
    const file = await bare.get('/api/cycles/c-2025/reports/FR/file?format=csv');
    expect(file.text.trimEnd().split('\n')).toHaveLength(1);
    const past = canada.with(
      await world.signIn({ role: 'contributor', members: ['FR'], until: new Date(Date.now() - 1_000) }),
    );
    expect([403, 404]).toContain((await past.get('/api/cycles/c-2025/reports/FR')).status);
  });
});
