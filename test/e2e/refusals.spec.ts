import { request as httpRequest } from 'node:http';
import type { EntryView, Problem, ReportView } from '@signatory/contract';
import { Client } from '../support/client.js';
import { World } from '../support/build-world.js';
import { startProduct, type Product } from '../support/processes.js';

const REPORT = '/api/cycles/c-2025/reports/IT';
const entry = (indicator: string, report = REPORT): string => `${report}/entries/${indicator}`;

describe('what the API refuses', () => {
  let world: World;
  let product: Product;
  let lead: Client;

  beforeAll(async () => {
    world = await World.build();
    await world.makeLead('lead@it.example', 'IT');
    await world.addCycle({ code: 'c-design', state: 'DESIGN' });
    await world.addCycle({
      code: 'c-over',
      deadlineAt: new Date(Date.now() - 2e9),
      cutOffAt: new Date(Date.now() - 1e9),
    });
    product = await startProduct({ database: world.test, workers: 0 });
    lead = new Client(product.url).with(
      await world.signIn({ role: 'lead-focal-point', members: ['IT'], nationality: 'IT' }),
    );
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  /** Nothing was written by what was refused. */
  const revision = async () => (await lead.get<ReportView>(REPORT)).body.revision;

  describe('of requests that cannot be read', () => {
    it.each([
      ['broken JSON', '{"value": '],
      ['JSON with a poisoned prototype', '{"value": null, "__proto__": {"role": "secretariat"}}'],
      ['no body', ''],
    ])('is %s', async (_, body) => {
      const { status, body: problem } = await lead.send<Problem>('PUT', entry('i1_unit'), {
        body,
        headers: { 'if-match': '"0"', 'content-type': 'application/json' },
      });
      expect([400, 422]).toContain(status);
      expect(problem.type).toMatch(/^\/problems\//);
      expect(await revision()).toBe(0);
    });

    it('is another media type than JSON', async () => {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'text/json',
      ]) {
        const answer = await lead.send<Problem>('POST', '/api/session', {
          body: '{}',
          headers: { 'content-type': type },
        });
        expect([answer.status, answer.body.code]).toEqual([415, 'media-type.unsupported']);
      }
    });

    it('is an address that no decoder can read', async () => {
      const answer = await lead.get<Problem>('/api/cycles/%E0%A4%A');
      expect(answer.status).toBe(400);
      expect((await lead.get('/api/cycles/%00')).status).toBe(400);
    });

    it('is a body of 50 MB, told before it is taken', async () => {
      const status = await new Promise<number>((resolve, reject) => {
        const body = Buffer.alloc(50 * 1_048_576, 'x');
        const sent = httpRequest(
          `${product.url}/api/session`,
          { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': body.length } },
          (answer) => {
            resolve(answer.statusCode ?? 0);
            answer.resume();
            sent.destroy();
          },
        );
        sent.on('error', (error) => reject(error));
        sent.write(body.subarray(0, 65_536));
      });
      expect(status).toBe(413);
      expect((await lead.get('/api/health')).status).toBe(200);
    });

    it('is a body nested without an end', async () => {
      const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
      const answer = await lead.send('PUT', entry('i1_unit'), {
        body: `{"value": ${deep}}`,
        headers: { 'if-match': '"0"' },
      });
      expect([400, 422]).toContain(answer.status);
    });
  });

  describe('of values', () => {
    it.each([
      ['a figure as a number, which would lose digits', 'i1_staff', { value: 12 }, '/value'],
      ['a figure in another locale’s notation', 'i1_share', { value: '12,5' }, '/value'],
      ['a figure with thousands separators', 'i1_staff', { value: '1.234' }, '/value'],
      ['a count with decimals', 'i1_staff', { value: '1.5' }, '/value'],
      ['a negative count', 'i1_staff', { value: '-1' }, '/value'],
      ['a figure with full-width digits', 'i1_staff', { value: '１２' }, '/value'],
      ['a figure out of range', 'i1_share', { value: '100.01' }, '/value'],
      ['a choice that is none', 'i1_unit', { value: 'operatin' }, '/value'],
      ['a yes or no that is neither', 'i1_law', { value: 'yes' }, '/value'],
      ['a list item that is on no list', 'i1_routes', { value: [{ key: 'see', fields: {} }] }, '/value/0/key'],
      ['a date that is no day', 'i1_since', { value: '2025-02-30' }, '/value'],
      [
        'a cell that the indicator lacks',
        'i1_staff',
        { value: '3', cells: { 'sex.femal': { value: '3' } } },
        '/cells/sex.femal',
      ],
      ['cells of what is no figure', 'i1_unit', { value: 'none', cells: { total: { value: '3' } } }, '/cells'],
      ['an amount without its currency', 'i1_budget', { value: '3.50' }, '/currency'],
      ['a currency that is none', 'i1_budget', { value: '3.50', currency: 'euro' }, '/currency'],
      ['a currency that nobody has', 'i1_budget', { value: '3.50', currency: 'QQQ' }, '/currency'],
      [
        'a list item with a field that is not asked',
        'i1_routes',
        { value: [{ key: 'sea', fields: { dat: 'x' } }] },
        '/value/0/fields',
      ],
      [
        'a language that is none',
        'i1_unit',
        { value: 'none', narrative: { language: '__proto__', text: 'x' } },
        '/narrative/language',
      ],
      ['no data without a reason', 'i1_staff', { status: 'no-data', value: null }, '/reason'],
      ['a value where there is no data', 'i1_staff', { status: 'no-data', value: '3', reason: 'None kept.' }, '/value'],
      ['a missing figure with a value', 'i1_staff', { value: '3', observation: 'missing' }, '/observation'],
      [
        'evidence on a day that is none',
        'i1_unit',
        { value: 'none', evidence: [{ title: 'T', happened: '2025-13-01' }] },
        '/evidence/0/happened',
      ],
      [
        'evidence at no web address',
        'i1_unit',
        { value: 'none', evidence: [{ title: 'T', url: 'javascript:alert(1)' }] },
        '/evidence/0/url',
      ],
      ['a field that does not exist', 'i1_unit', { value: 'none', approved: true }, '/approved'],
      ['the character U+0000', 'i1_note', { value: 'a\0b' }, '/value'],
      ['half of a surrogate pair', 'i1_note', { value: 'a\ud800b' }, '/value'],
    ])('is %s', async (_, indicator, body, pointer) => {
      const before = await revision();
      const { status, body: problem } = await lead.save<Problem>(entry(indicator), 0, body);
      expect(status).toBe(422);
      expect(problem.faults?.map((fault) => fault.pointer)).toContain(pointer);
      expect(await revision()).toBe(before);
    });

    it('are told all in one pass, each with its cure', async () => {
      const { body } = await lead.save<Problem>(entry('i1_staff'), 0, {
        value: '1,5',
        cells: { 'sex.female': { value: 'x' }, 'sex.other': { value: '1' } },
        currency: 'EUR',
      });
      expect(body.faults?.map(({ pointer }) => pointer).sort()).toEqual([
        '/cells/sex.female/value',
        '/cells/sex.other',
        '/currency',
        '/value',
      ]);
      expect(body.faults?.every(({ cure }) => (cure ?? '').length > 3)).toBe(true);
    });

    it('is an indicator that the plan lacks, with the nearest one', async () => {
      const { status, body } = await lead.save<Problem>(entry('i1_unti'), 0, { value: 'none' });
      expect(status).toBe(404);
      expect(body).toMatchObject({ code: 'indicator.unknown', facts: { nearest: 'i1_unit' } });
    });

    it('is a finding that only assessors set', async () => {
      const { status, body } = await lead.save<Problem>(entry('i1_found'), 0, { value: true });
      expect([status, body.code]).toEqual([403, 'entry.assessors-only']);
    });
  });

  describe('of versions', () => {
    it('is a save that does not say what it was made from', async () => {
      expect((await lead.put(entry('i1_since'), { value: null })).status).toBe(428);
      for (const sent of ['3', '*', '"abc"', '"-1"', '"1", "2"'])
        expect((await lead.put(entry('i1_since'), { value: null }, { 'if-match': sent })).status).toBe(400);
    });

    it('is a stale save, with both values, who saved and when', async () => {
      const cookie = await world.signIn({ role: 'focal-point', members: ['IT'] });
      await new Client(product.url).with(cookie).save(entry('i1_law'), 0, { value: true });
      const { status, body } = await lead.save<Problem>(entry('i1_law'), 0, { value: false });
      expect(status).toBe(412);
      expect(body).toMatchObject({
        code: 'entry.stale',
        facts: { sent: 0, current: 1, theirs: { value: true, version: 1 }, yours: { value: false } },
      });
      expect(String(body.facts?.['by'])).toMatch(/^Person /);
      expect((await lead.save(entry('i1_law'), 7, { value: false })).status).toBe(412);
    });

    it('is all but one of many saves from one version', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => lead.save<EntryView>(entry('i1_part'), 0, { value: String(n) })),
      );
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
        200,
        ...Array.from({ length: 19 }, () => 412),
      ]);
      expect((await lead.get<EntryView>(entry('i1_part'))).body.version).toBe(1);
    });
  });

  describe('of states and dates', () => {
    it('is a check of a report that nobody began', async () => {
      const client = lead.with(await world.signIn({ role: 'lead-focal-point', members: ['FR'] }));
      const { status, body } = await client.post<Problem>('/api/cycles/c-2025/reports/FR/check');
      expect([status, body.code]).toEqual([409, 'command.wrong-state']);
    });

    it('is a certification that was not checked', async () => {
      const body = { revision: await revision(), office: 'Ministry', statement: true };
      const answer = await lead.post<Problem>(`${REPORT}/certify`, body);
      expect([answer.status, answer.body.code]).toEqual([409, 'command.wrong-state']);
    });

    it.each([
      ['that is not open yet', 'c-design', 'cycle.not-open'],
      ['whose cut-off has passed', 'c-over', 'cycle.closed'],
    ])('is an edit in a cycle %s', async (_, cycle, code) => {
      const path = entry('i1_law', `/api/cycles/${cycle}/reports/IT`);
      const { status, body } = await lead.save<Problem>(path, 0, { value: true });
      expect([status, body.code, body.facts?.['cycle']]).toEqual([409, code, cycle]);
      expect(body.detail).toContain('“A test cycle”');
    });
  });

  describe('of strangers', () => {
    it.each([
      ['no cookie', null],
      ['a cookie that is no token', 'sid=hello'],
      ['a token that was never given', `sid=${'A'.repeat(43)}`],
      ['a cookie with an injection', "sid=' or 1=1 --"],
    ])('is %s', async (_, cookie) => {
      const client = cookie === null ? new Client(product.url) : lead.with(cookie);
      const { status, body } = await client.get<Problem>(REPORT);
      expect([status, body.code]).toEqual([401, 'sign-in.needed']);
    });

    it('is a change sent by another site, whatever its cookie', async () => {
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
      ]) {
        const answer = await lead.post<Problem>(`${REPORT}/check`, undefined, headers);
        expect([answer.status, answer.body.code]).toEqual([403, 'origin.foreign']);
      }
    });

    it('is an unknown address and a wrong password, in the same words', async () => {
      const [unknown, wrong] = await Promise.all([
        lead.post<Problem>('/api/session', { email: 'nobody@example.org', password: 'x' }),
        lead.post<Problem>('/api/session', { email: 'lead@it.example', password: 'x' }),
      ]);
      expect(unknown.status).toBe(401);
      expect(wrong.text).toBe(unknown.text);
    });

    it('is guessing on, with the time to wait', async () => {
      const guess = () => lead.post<Problem>('/api/session', { email: 'guessed@example.org', password: 'x' });
      for (let n = 0; n < 5; n += 1) await guess();
      const { status, headers } = await guess();
      expect(status).toBe(429);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    });
  });

  it('tells problems in RFC 9457, never from a cache, with strict headers', async () => {
    const { headers, body } = await lead.get<Problem>('/api/nothing-here');
    expect(body).toMatchObject({
      type: '/problems/not-found',
      status: 404,
      instance: '/api/nothing-here',
      code: 'not-found',
    });
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
