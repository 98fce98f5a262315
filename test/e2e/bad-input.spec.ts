import { connect } from 'node:net';
import type { Problem } from '@signatory/contract';
import { Client } from '../support/client.js';
import { World } from '../support/build-world.js';
import { startProduct, type Product } from '../support/processes.js';

const ENTRY = '/api/cycles/c-2025/reports/IT/entries/i1_note';

describe('input that is no form at all', () => {
  let world: World;
  let product: Product;
  let client: Client;

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({ database: world.test, workers: 0 });
    client = new Client(product.url).with(await world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  /** What the server answers to bytes. */
  const speak = (bytes: string): Promise<{ head: string; body: Problem }> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(product.url);
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      let answer = '';
      socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
      socket.on('error', reject).on('close', () => {
        const [head = '', body = ''] = answer.split('\r\n\r\n');
        resolve({ head, body: JSON.parse(body) as Problem });
      });
    });

  it.each([
    ['no HTTP', 'garbage\r\n\r\n', 400, 'body.malformed'],
    ['an unknown method', 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'body.malformed'],
    [
      'two lengths at once',
      'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'body.malformed',
    ],
    [
      'cookies without an end',
      `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'a=b; '.repeat(9_000)}\r\n\r\n`,
      431,
      'headers.too-large',
    ],
  ])('is a problem with strict headers: %s', async (_, bytes, status, code) => {
    const { head, body } = await speak(bytes);
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/content-type: application\/problem\+json/);
    expect(head).toMatch(/content-security-policy: default-src 'none'/);
    expect(head).toMatch(/x-content-type-options: nosniff/);
    expect(body).toMatchObject({ status, code });
  });

  it('is an address that cannot be decoded, with strict headers too', async () => {
    for (const path of ['/api/cycles/%E0%A4%A', `/api/cycles/${'x'.repeat(300)}`, '/api/cycles/a%00b']) {
      const { status, headers } = await client.get(path);
      expect([path, status]).toEqual([path, 400]);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it.each([
    ['broken JSON', '{"value": ', /The body is not JSON\. /],
    ['a poisoned prototype', '{"value": null, "__proto__": {"x": 1}}', /names __proto__/],
    ['a poisoned constructor', '{"value": null, "constructor": {"prototype": {"x": 1}}}', /constructor\.prototype/],
  ])('is %s, and the answer says what is wrong', async (_, body, words) => {
    const answer = await client.send<Problem>('PUT', ENTRY, { body, headers: { 'if-match': '"0"' } });
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toMatch(words);
  });

  it('is a body that is not UTF-8, which would be stored with other letters', async () => {
    const answer = await fetch(`${product.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"email": "caf\u00e9", "password": "x"}', 'latin1'),
    });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as Problem).detail).toMatch(/UTF-8/);
  });

  it.each([
    ['a form that has no boundary', 'multipart/form-data', 'x'],
    ['a form whose boundary is empty', 'multipart/form-data; boundary=', 'x'],
    ['a form of another boundary', 'multipart/form-data; boundary=b', 'no part at all'],
    ['a form that is cut off before its file', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-d'],
  ])('is %s, and the answer says what is needed', async (_, type, body) => {
    const path = ENTRY.replace('entries/i1_note', 'evidence-files');
    const answer = await client.send<Problem>('POST', path, { body, headers: { 'content-type': type } });
    expect([answer.status, answer.body.code]).toEqual([400, 'body.malformed']);
    expect(answer.body.detail).toMatch(/^The form cannot be read\. .*boundary/);
  });

  it('is the id of an action that is none, or the place of a file, as unknown as one that is not there', async () => {
    const actions = '/api/cycles/c-2025/actions/IT';
    const known = '0190b6a0-0000-7000-8000-00000000000f';
    for (const path of [`${actions}/x/evidence/1/file`, `${actions}/${known}/evidence/x/file`])
      expect((await client.get<Problem>(path)).body).toMatchObject({ status: 404, code: 'not-found' });
    for (const id of ['x', '1', known]) {
      const { body } = await client.post<Problem>(`${actions}/${id}/withdrawal`, { reason: 'It is another one’s.' });
      expect(body).toMatchObject({ status: 404, code: 'not-found', facts: { subject: 'action' } });
    }
  });

  it('is a number of a plan’s version that no address could name', async () => {
    const secretariat = client.with(await world.signIn({ role: 'secretariat' }));
    const copies = `/api/plans/${world.plan.id}/versions/1/copies`;
    const { status, body } = await secretariat.post<Problem>(copies, { version: 2_147_483_648 });
    expect([status, body.faults?.map(({ pointer }) => pointer)]).toEqual([422, ['/version']]);
  });

  it('is a packed body', async () => {
    const headers = { 'content-encoding': 'gzip' };
    expect((await client.post<Problem>('/api/session', {}, headers)).status).toBe(415);
  });

  it('is a method that a known address does not take, told with those it takes', async () => {
    for (const [method, address, allow] of [
      ['DELETE', ENTRY, 'GET, HEAD, PUT'],
      ['PATCH', '/api/session', 'DELETE, GET, HEAD, POST'],
      ['GET', '/api/cycles/c-2025/reports/IT/check?now=1', 'POST'],
      ['OPTIONS', '/api/cycles', 'GET, HEAD, POST'],
      ['POST', '/results', 'GET, HEAD'],
      ['POST', '/report/c-2025/IT', 'GET, HEAD'],
    ] as const) {
      const { status, headers, body } = await client.send<Problem>(method, address);
      expect([address, status, body.code, headers.get('allow')]).toEqual([address, 405, 'method.not-allowed', allow]);
      expect(body.detail).toContain(method);
    }
    expect((await client.send('DELETE', '/api/nothing-here')).status).toBe(404);
    expect((await client.send('HEAD', '/api/cycles')).status).toBe(200);
  });

  it('is a name that stands twice in an address, of which neither is taken', async () => {
    const { status, body } = await client.get<Problem>('/api/cycles/c-2025/plan?languages=en&languages=fr');
    expect([status, body.faults?.map(({ pointer }) => pointer)]).toEqual([422, ['/languages']]);
  });

  it('is a request to be sent back what was sent', async () => {
    const cookie = 'Cookie: sid=secret';
    const { head, body } = await speak(
      `TRACE /api/cycles HTTP/1.1\r\nHost: x\r\n${cookie}\r\nConnection: close\r\n\r\n`,
    );
    expect(head).toMatch(/^HTTP\/1.1 405 /);
    expect(JSON.stringify([head, body])).not.toContain('secret');
  });

  it('is an entry that only assessors have, read or written', async () => {
    const path = ENTRY.replace('i1_note', 'i1_found');
    for (const answer of [await client.get<Problem>(path), await client.save<Problem>(path, 0, { value: true })])
      expect([answer.status, answer.body.code]).toEqual([403, 'entry.assessors-only']);
  });

  it('is a contested score without a word why', async () => {
    const { status, body } = await client.post<Problem>('/api/cycles/c-2025/scores/IT/c1/reply', { kind: 'contested' });
    expect([status, body.faults?.map(({ pointer }) => pointer)]).toEqual([422, ['/text']]);
  });

  it('is told with the field and the cure', async () => {
    const { body } = await client.save<Problem>(ENTRY, 0, {
      value: 12,
      approved: true,
      evidence: [{ title: '', url: 'javascript:alert(1)', publisherClass: 'blog' }],
    });
    expect(body.faults).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/value', cure: expect.stringMatching(/a figure too, like "26.4"/) }),
        expect.objectContaining({ pointer: '/approved', cure: expect.stringMatching(/Leave it out/) }),
        expect.objectContaining({
          pointer: '/evidence/0/title',
          message: 'It is empty',
          cure: 'Send at least 1 character.',
        }),
        expect.objectContaining({ pointer: '/evidence/0/url', cure: expect.stringMatching(/https:\/\//) }),
        expect.objectContaining({ pointer: '/evidence/0/publisherClass', cure: expect.stringMatching(/official/) }),
      ]),
    );
  });
});
