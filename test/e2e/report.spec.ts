import { randomUUID } from 'node:crypto';
import type {
  EntryView,
  FindingView,
  Problem,
  ReceiptView,
  ReportView,
  RunView,
  SessionView,
} from '@signatory/contract';
import { Client } from '../support/client.js';
import { PASSWORD, World } from '../support/build-world.js';
import { startProduct, type Product } from '../support/processes.js';
import { createRedisUrl, type QueueBackend } from '../support/queue-backend.js';

const REPORT = '/api/cycles/c-2025/reports/IT';
const entry = (indicator: string): string => `${REPORT}/entries/${indicator}`;

/** Asks again until the answer is as wanted; says what it was when it never becomes so. */
async function until<Body>(ask: () => Promise<Body>, isThere: (body: Body) => boolean): Promise<Body> {
  for (let asked = 0; ; asked += 1) {
    const body = await ask();
    if (isThere(body)) return body;
    if (asked > 600) throw new Error(`It never came to that: ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe.each<QueueBackend>(['postgres', 'redis'])(
  'a report, from sign-in to receipt, with its jobs in %s',
  (backend) => {
    let world: World;
    let product: Product;
    let client: Client;
    let reviewer: Client;
    const read = async () => (await client.get<ReportView>(REPORT)).body;

    beforeAll(async () => {
      world = await World.build();
      await world.makeLead('lead@it.example', 'IT');
      product = await startProduct({ database: world.test, redisUrl: await createRedisUrl(backend) });
      client = new Client(product.url);
      reviewer = client.with(await world.signIn({ role: 'reviewer', members: ['IT'], nationality: 'FR' }));
    });
    afterAll(async () => {
      await product.stop();
      await world.close();
    });

    it('begins with a sign-in that sets a cookie no script can read', async () => {
      const answer = await client.post<SessionView>('/api/session', { email: 'Lead@IT.example ', password: PASSWORD });
      expect(answer.status).toBe(201);
      const cookie = answer.headers.get('set-cookie') ?? '';
      expect(cookie).toMatch(/^sid=[\w-]{43};.*HttpOnly;.*SameSite=Lax/);
      client = client.with(cookie.split(';')[0] ?? '');
      expect((await client.get<SessionView>('/api/session')).body.grants).toMatchObject([
        { role: 'lead-focal-point', members: ['IT'] },
      ]);
    });

    it('is not started, and offers editing only', async () => {
      expect(await read()).toMatchObject({
        state: 'NOT_STARTED',
        revision: 0,
        version: null,
        commands: ['edit'],
        findings: [],
        run: null,
      });
    });

    it('takes an answer for each version, and counts revisions', async () => {
      const first = await client.save<EntryView>(entry('i1_unit'), 0, { value: 'operating' });
      expect([first.status, first.headers.get('etag'), first.body.value]).toEqual([200, '"1"', 'operating']);
      const staff = await client.save<EntryView>(entry('i1_staff'), 0, {
        value: '2000',
        cells: { 'sex.female': { value: '800' }, 'sex.male': { value: '1200' } },
        evidence: [{ title: 'Staff list', url: 'https://example.org/staff' }],
      });
      expect(staff.body).toMatchObject({
        version: 1,
        value: '2000',
        cells: { 'sex.female': { value: '800', status: 'normal' } },
      });
      await client.save(entry('i1_part'), 0, { value: '3000' });
      expect(await read()).toMatchObject({ state: 'DRAFT', version: 1, revision: 3 });
      // Who may see the evidence of a large report is one command, within the limit of a body.
      const tiers = Object.fromEntries(Array.from({ length: 60 }, () => [randomUUID(), 'public']));
      const entries = Array.from({ length: 250 }, (_, n) => ({ indicator: `i${n}`, version: 1, tiers }));
      const choose = (body: object) => client.put<Problem>(`${REPORT}/tiers`, body);
      const large = await choose({ entries });
      expect([large.status, large.body.code]).toEqual([409, 'entry.bulk-stopped']);
      expect(large.body.facts).toMatchObject({ stopped: 250, of: 250 });
      const twice = await choose({ entries: [entries[0], entries[0]] });
      expect([twice.status, twice.body.faults]).toMatchObject([422, [{ pointer: '/entries' }]]);
    });

    it('is checked by the worker, and blocked with findings on their fields', async () => {
      const asked = await client.post<RunView>(`${REPORT}/check`);
      expect(asked.status).toBe(202);
      expect(asked.headers.get('location')).toBe(`/api/runs/${asked.body.id}`);
      const ended = await until(
        async () => (await client.get<RunView>(`/api/runs/${asked.body.id}`)).body,
        ({ endedAt }) => endedAt !== null,
      );
      expect(ended).toMatchObject({ state: 'FAILED', check: true, revision: 3, stale: false });
      const report = await read();
      expect(report).toMatchObject({ state: 'BLOCKED', open: { blockers: 1, errors: 1, warnings: 0, notRun: 0 } });
      expect(report.findings.map(({ rule, field, message }) => [rule, field.indicator, message])).toEqual([
        ['T-BLOCKER', 'i1_part', 'A part (3,000) exceeds the whole (2,000).'],
        ['T-ERROR', 'i1_staff', 'A staff of 2,000 is very large.'],
      ]);
    });

    it('cannot be certified while something is open', async () => {
      const { revision } = await read();
      const refused = await client.post<Problem>(`${REPORT}/certify`, {
        revision,
        office: 'Ministry',
        statement: true,
      });
      expect(refused.status).toBe(409);
      expect(refused.body).toMatchObject({ code: 'report.open-findings', facts: { blockers: 1, errors: 1 } });
    });

    it('does not take words for a blocker', async () => {
      const finding = (await read()).findings.find(({ severity }) => severity === 'BLOCKER') as FindingView;
      const { rule, field, valuesHash } = finding;
      const refused = await client.put<Problem>(`${REPORT}/justifications`, {
        rule,
        field,
        valuesHash,
        text: 'It is right.',
      });
      expect([refused.status, refused.body.code]).toEqual([409, 'command.wrong-state']);
    });

    it('is ready once the value is fixed and the error justified', async () => {
      expect((await client.save<EntryView>(entry('i1_part'), 1, { value: '300' })).status).toBe(200);
      await client.post(`${REPORT}/check`);
      const blocked = await until(read, ({ state }) => state !== 'VALIDATING');
      expect(blocked).toMatchObject({ state: 'BLOCKED', open: { blockers: 0, errors: 1 } });
      const [finding] = blocked.findings;
      const { rule, field, valuesHash } = finding as FindingView;
      const answered = await client.put<FindingView>(`${REPORT}/justifications`, {
        rule,
        field,
        valuesHash,
        text: 'Toute la police des frontières est comptée.',
        language: 'fr',
      });
      expect(answered.body.justification).toMatchObject({
        text: 'Toute la police des frontières est comptée.',
        language: 'fr',
      });
      expect(await read()).toMatchObject({ state: 'READY', commands: ['edit', 'check', 'certify'] });
    });

    it('keeps a justification over the next run, and lets it lapse when a value changes', async () => {
      await client.save(entry('i1_note'), 0, { value: 'A note.' });
      await client.post(`${REPORT}/check`);
      expect(await until(read, ({ state }) => state !== 'VALIDATING')).toMatchObject({
        state: 'READY',
        open: { errors: 0 },
      });
      const changed = { value: '2001', cells: { 'sex.female': { value: '801' }, 'sex.male': { value: '1200' } } };
      await client.save(entry('i1_staff'), 1, changed);
      await client.post(`${REPORT}/check`);
      const blocked = await until(read, ({ state }) => state !== 'VALIDATING');
      expect(blocked).toMatchObject({ state: 'BLOCKED', open: { errors: 1 } });
      const { rule, field, valuesHash } = blocked.findings[0] as FindingView;
      await client.put(`${REPORT}/justifications`, { rule, field, valuesHash, text: 'One more came.' });
    });

    it('is unknown to its reviewer, run and all, while it is a draft', async () => {
      const { run } = await read();
      for (const path of [REPORT, entry('i1_note'), `/api/runs/${run?.id}`])
        expect([path, (await reviewer.get(path)).status]).toEqual([path, 404]);
    });

    it('is certified once, with a receipt that stays', async () => {
      const { revision } = await read();
      const stale = await client.post<Problem>(`${REPORT}/certify`, {
        revision: revision - 1,
        office: 'Ministry',
        statement: true,
      });
      expect([stale.status, stale.body.code]).toEqual([409, 'command.stale']);
      const certification = { revision, office: 'Ministry', statement: true };
      const receipt = await client.post<ReceiptView>(`${REPORT}/certify`, certification, { 'idempotency-key': 'once' });
      expect(receipt.status).toBe(201);
      expect(receipt.body).toMatchObject({
        version: 1,
        revision,
        late: false,
        state: 'SUBMITTED',
        certifiedBy: { office: 'Ministry' },
      });
      expect(receipt.body.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect((await client.get<ReceiptView>(`${REPORT}/receipts/1`)).body).toEqual(receipt.body);

      const repeated = await client.post<Problem>(`${REPORT}/certify`, certification, { 'idempotency-key': 'once' });
      expect([repeated.status, repeated.body]).toEqual([201, receipt.body]);
      const other = { ...certification, office: 'Another' };
      const reused = await client.post<Problem>(`${REPORT}/certify`, other, { 'idempotency-key': 'once' });
      expect([reused.status, reused.body.code]).toEqual([422, 'idempotency.key-reused']);
      const again = await client.post<Problem>(`${REPORT}/certify`, { revision, office: 'Ministry', statement: true });
      expect([again.status, again.body.code]).toEqual([409, 'report.already-submitted']);
      const edit = await client.save<Problem>(entry('i1_note'), 1, { value: 'Too late.' });
      expect([edit.status, edit.body.code]).toEqual([409, 'entry.not-open']);
    });

    it('is seen by its reviewer as it was submitted', async () => {
      const seen = await reviewer.get<ReportView>(REPORT);
      expect(seen.body).toMatchObject({ state: 'SUBMITTED', version: 1, open: { blockers: 0, errors: 0 } });
      expect(seen.body.entries.find(({ indicator }) => indicator === 'i1_staff')?.value).toBe('2001');
      expect((await reviewer.get(`/api/runs/${seen.body.run?.id}`)).status).toBe(200);
    });

    it('can be withdrawn before review, and is then edited as the next version', async () => {
      expect((await client.post(`${REPORT}/withdraw`, { reason: 'A figure was wrong.' })).status).toBe(204);
      expect((await client.save(entry('i1_note'), 1, { value: 'Corrected.' })).status).toBe(200);
      expect(await read()).toMatchObject({ state: 'DRAFT', version: 2 });
      expect((await client.get<ReceiptView>(`${REPORT}/receipts/1`)).body).toMatchObject({
        state: 'WITHDRAWN',
        version: 1,
      });
      expect((await reviewer.get(REPORT)).status).toBe(404);
    });

    it('leaves an audit event for every command', async () => {
      const secretariat = client.with(await world.signIn({ role: 'secretariat' }));
      const events = (await secretariat.get<{ act: string; subject: string }[]>('/api/audit?limit=500&cycle=c-2025'))
        .body;
      expect(events.map(({ act }) => act)).toEqual(
        expect.arrayContaining([
          'entry.save',
          'finding.answer',
          'run.fail',
          'submission.edit',
          'submission.check',
          'submission.block',
          'submission.answer',
          'submission.pass',
          'submission.certify',
          'submission.withdraw',
        ]),
      );
      expect(events.every(({ subject }) => subject.startsWith('c-2025/IT'))).toBe(true);
    });

    it('ends its session at once', async () => {
      expect((await client.send('DELETE', '/api/session')).status).toBe(204);
      expect((await client.get('/api/session')).status).toBe(401);
    });
  },
);
