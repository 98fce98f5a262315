import { jest } from '@jest/globals';
import type {
  HistoryView,
  ImportChanges,
  ImportConflicts,
  ImportFaults,
  ImportView,
  ReportView,
} from '@signatory/contract';
import pg from 'pg';
import { World } from '../support/build-world.js';
import { Client, type Answer } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { createRedisUrl, type QueueBackend } from '../support/queue-backend.js';
import { until } from '../support/until.js';

// A lock that nobody renews lasts twenty seconds, on a busy machine longer.
jest.setTimeout(240_000);

const REPORT = '/api/cycles/c-2025/reports/IT';
const FILE =
  'indicator,field,value\ni1_unit,,planned\ni1_staff,,12\ni1_staff,cells.sex.female,5\ni1_note,,"Ça, c’est une note."\n';

const bring = (client: Client, body: string, name = 'rapport.csv'): Promise<Answer<ImportView>> =>
  client.send<ImportView>('POST', `${REPORT}/imports`, {
    body,
    headers: { 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename="${name}"` },
  });
const reach = (client: Client, id: string, wanted: readonly string[]): Promise<ImportView> =>
  until(
    async () => (await client.get<ImportView>(`${REPORT}/imports/${id}`)).body,
    ({ state }) => wanted.includes(state),
  );

describe('a file over HTTP', () => {
  let world: World;
  let product: Product;
  let client: Client;

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({ database: world.test });
    client = new Client(product.url).with(await world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  it('is taken, read, shown and written', async () => {
    const { status, body, headers: sent } = await bring(client, FILE);
    expect(status).toBe(202);
    expect(sent.get('location')).toBe(`${REPORT}/imports/${body.id}`);
    expect(body.file).toMatchObject({ name: 'rapport.csv', format: 'csv' });
    const read = await reach(client, body.id, ['READ']);
    expect(read).toMatchObject({ counts: { changes: 4, conflicts: 0, faults: 0 }, commands: ['apply', 'cancel'] });
    const first = (await client.get<ImportChanges>(`${REPORT}/imports/${body.id}/changes?limit=3`)).body;
    const rest = (await client.get<ImportChanges>(`${REPORT}/imports/${body.id}/changes?limit=3&after=${first.next}`))
      .body;
    expect([first.items.length, rest.items.length, rest.next]).toEqual([3, 1, null]);
    expect((await client.post(`${REPORT}/imports/${body.id}/apply`, {})).status).toBe(202);
    expect(await reach(client, body.id, ['APPLIED'])).toMatchObject({ appliedRevision: 1, commands: [] });
    const report = (await client.get<ReportView>(REPORT)).body;
    expect(report.entries.find(({ indicator }) => indicator === 'i1_note')).toMatchObject({
      value: 'Ça, c’est une note.',
    });
    // The history says by which file, and of what is typed afterwards nothing.
    const typed = { status: 'answered', value: 'Typed.', evidence: [] };
    const headers = { 'content-type': 'application/json', 'if-match': '"1"' };
    const saved = await client.send('PUT', `${REPORT}/entries/i1_note`, { body: JSON.stringify(typed), headers });
    expect(saved.status).toBe(200);
    const { versions } = (await client.get<HistoryView>(`${REPORT}/entries/i1_note/history`)).body;
    expect(versions.map(({ version, importedFrom }) => [version, importedFrom])).toEqual([
      [2, null],
      [1, 'rapport.csv'],
    ]);
  });

  it('that was exported and is brought back unchanged writes nothing', async () => {
    const file = await client.get(`${REPORT}/file?format=csv`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="c-2025-IT.csv"');
    const { id } = (await bring(client, file.text)).body;
    expect(await reach(client, id, ['READ'])).toMatchObject({ counts: { changes: 0, conflicts: 0, faults: 0 } });
    await client.post(`${REPORT}/imports/${id}/apply`, {});
    expect(await reach(client, id, ['APPLIED'])).toMatchObject({ appliedRevision: null });
  });

  it('that was made for another cycle is told to be, and nothing of it is read', async () => {
    const cycle = { code: 'c-2026', follows: 'c-2025' };
    await world.addCycle(cycle);
    const lead = await world.signIn({ role: 'lead-focal-point', members: ['IT'] });
    for (const format of ['csv', 'json', 'xlsx']) {
      const path = `/api/cycles/${cycle.code}/reports/IT/file?format=${format}`;
      const made = await fetch(`${product.url}${path}`, { headers: { cookie: lead } });
      expect([format, made.status]).toEqual([format, 200]);
      const brought = await fetch(`${product.url}${REPORT}/imports`, {
        method: 'POST',
        body: await made.arrayBuffer(),
        headers: {
          cookie: lead,
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename="last.${format}"`,
        },
      });
      const { id } = (await brought.json()) as ImportView;
      expect((await reach(client, id, ['READ'])).counts).toMatchObject({ fields: 0, changes: 0, faults: 1 });
      const { items } = (await client.get<ImportFaults>(`${REPORT}/imports/${id}/faults`)).body;
      expect(items).toMatchObject([
        {
          code: 'file.other-cycle',
          message: 'The file says that it was made for the cycle c-2026; this is a report of the cycle c-2025',
        },
      ]);
    }
  });

  it('comes as a form too', async () => {
    const form = new FormData();
    form.append('file', new Blob([FILE]), 'form.csv');
    const cookie = await world.signIn({ role: 'focal-point', members: ['IT'] });
    const answer = await fetch(`${product.url}${REPORT}/imports`, { method: 'POST', body: form, headers: { cookie } });
    expect([answer.status, ((await answer.json()) as ImportView).file.name]).toEqual([202, 'form.csv']);
  });

  it('holds for a contributor what was delegated, and changes no more', async () => {
    const delegated = new Client(product.url).with(
      await world.signIn({ role: 'contributor', members: ['IT'], indicators: ['id-i1_law'] }),
    );
    const { text } = await delegated.get(`${REPORT}/file?format=csv`);
    expect(text).toContain('i1_law');
    expect(text).not.toContain('i1_staff');
    const { id } = (await bring(delegated, 'indicator,field,value\ni1_law,,true\ni1_staff,,13\n')).body;
    await reach(delegated, id, ['READ']);
    const { items } = (await delegated.get<ImportFaults>(`${REPORT}/imports/${id}/faults`)).body;
    expect(items).toMatchObject([
      { code: 'entry.closed', row: 3, indicator: 'i1_staff', message: expect.stringMatching(/delegated/) },
    ]);
  });

  it('is nobody else’s to see, and refused where it cannot be a report', async () => {
    const { id } = (await bring(client, FILE)).body;
    const other = new Client(product.url).with(await world.signIn({ role: 'lead-focal-point', members: ['FR'] }));
    const judge = new Client(product.url).with(await world.signIn({ role: 'reviewer', members: ['IT'] }));
    for (const stranger of [other, judge]) {
      expect((await stranger.get(`${REPORT}/imports/${id}`)).status).toBe(404);
      expect((await stranger.get<ImportConflicts>(`${REPORT}/imports/${id}/conflicts`)).status).toBe(404);
    }
    expect((await bring(other, FILE)).status).toBe(404);
    expect((await bring(judge, FILE)).status).toBe(403);
    expect((await bring(client, '%PDF-1.7')).status).toBe(415);
    expect((await client.get(`${REPORT}/imports/nothing`)).status).toBe(404);
    expect((await client.get(`${REPORT}/imports/${id}/faults?after=-1`)).status).toBe(422);
  });
});

describe.each<QueueBackend>(['postgres', 'redis'])(
  'an import whose worker is killed, with its jobs in %s',
  (backend) => {
    let world: World;
    let product: Product;
    let client: Client;
    let onlooker: pg.Client;
    // What waits is seen once in a transaction: the counting has a connection of its own.
    let counter: pg.Client;

    beforeAll(async () => {
      world = await World.build();
      product = await startProduct({ database: world.test, redisUrl: await createRedisUrl(backend), workers: 0 });
      client = new Client(product.url).with(await world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
      [onlooker, counter] = [0, 1].map(() => new pg.Client({ connectionString: world.test.superuserUrl })) as [
        pg.Client,
        pg.Client,
      ];
      await Promise.all([onlooker.connect(), counter.connect()]);
    });
    afterAll(async () => {
      await Promise.all([onlooker.end(), counter.end()]);
      await product.stop();
      await world.close();
    });

    const count = async (sql: string): Promise<number> =>
      (await counter.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n ?? -1;

    it('is read once and written once, or not at all', async () => {
      const { id } = (await bring(client, FILE)).body;
      // Whoever holds the import keeps its dry run from going on; whoever holds the report, its writing.
      await onlooker.query('select pg_advisory_lock(hashtextextended($1, 0))', [`import ${id}`]);
      const reader = await product.startWorker();
      await reach(client, id, ['READING']);
      await reader.kill();
      await onlooker.query('select pg_advisory_unlock(hashtextextended($1, 0))', [`import ${id}`]);
      expect([await count('import_field'), await count('observation')]).toEqual([0, 0]);

      const writer = await product.startWorker();
      await reach(client, id, ['READ']);
      expect(await count('import_field')).toBe(4);
      await client.save(`${REPORT}/entries/i1_law`, 0, { value: true });
      await onlooker.query('begin');
      await onlooker.query('select from report for update');
      await client.post(`${REPORT}/imports/${id}/apply`, {});
      await until(
        () => count(`pg_stat_activity where wait_event_type = 'Lock' and query ilike '%report%'`),
        (waiting) => waiting > 0,
      );
      await writer.kill();
      await onlooker.query('rollback');
      expect(await count('observation')).toBe(0);

      await product.startWorker();
      await product.startWorker();
      expect(await reach(client, id, ['APPLIED'])).toMatchObject({ appliedRevision: 2 });
      expect(await count('observation where until_revision is null')).toBe(2);
      expect(await count(`audit_event where body::jsonb ->> 'act' = 'import.apply'`)).toBe(1);
      expect((await client.get<ReportView>(REPORT)).body.revision).toBe(2);
    });
  },
);
