import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { askLink } from './ask-link.js';
import { LINK_SETTINGS, type LinkSettings } from './link-settings.js';

/** A web server of this machine, which the tests' settings let be asked, and a second that they do not. */
let server: Server;
let secret: Server;
let port: number;
let secretPort: number;
let answer: RequestListener;
const seen: string[] = [];
const reached: string[] = [];

const listen = (made: Server | TcpServer): Promise<number> =>
  new Promise((resolve) => made.listen(0, '127.0.0.1', () => resolve((made.address() as AddressInfo).port)));

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.headers.host} ${request.url}`);
    answer(request, response);
  });
  secret = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.end('secret');
  });
  [port, secretPort] = await Promise.all([listen(server), listen(secret)]);
});
afterAll(async () => {
  server.closeAllConnections();
  await Promise.all([server, secret].map((each) => new Promise((done) => each.close(done))));
});
beforeEach(() => {
  seen.length = 0;
  reached.length = 0;
});

const turn = async (): Promise<boolean> => true;
const settings = (more: Partial<LinkSettings> = {}): LinkSettings => ({
  ...LINK_SETTINGS,
  allow: new Set([`127.0.0.1:${port}`]),
  resolve: async () => ['127.0.0.1'],
  // A busy machine takes its time: only what is about slowness is in a hurry.
  requestMs: 60_000,
  linkMs: 120_000,
  ...more,
});
const ask = (path = '/law', more: Partial<LinkSettings> = {}) =>
  askLink(`http://ministry.gov:${port}${path}`, settings(more), turn);
const saying =
  (status: number, headers: Record<string, string> = {}) =>
  (_: IncomingMessage, response: ServerResponse): void =>
    void response.writeHead(status, headers).end();

describe('asking for a page', () => {
  it.each([
    [200, 'reachable', null],
    [204, 'reachable', null],
    [206, 'reachable', null],
    [404, 'gone', 'status'],
    [410, 'gone', 'status'],
    [401, 'unreachable', 'status'],
    [403, 'unreachable', 'status'],
    [451, 'unreachable', 'status'],
    [500, 'unreachable', 'status'],
    [503, 'unreachable', 'status'],
    [304, 'unreachable', 'status'],
  ])('that answers %i finds it %s', async (status, state, reason) => {
    answer = saying(status);
    expect(await ask()).toEqual({ state, reason, status, movedTo: null });
  });

  it('asks again as a browser would where a server knows no HEAD, and tells nothing of who asks', async () => {
    let headers: IncomingMessage['headers'] = {};
    answer = (request, response) => {
      ({ headers } = request);
      response.writeHead(request.method === 'HEAD' ? 405 : 200).end('body');
    };
    expect(await ask('/law?page=2')).toMatchObject({ state: 'reachable', status: 200 });
    expect(seen).toEqual([`HEAD ministry.gov:${port} /law?page=2`, `GET ministry.gov:${port} /law?page=2`]);
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'range',
      'user-agent',
    ]);
  });

  it('comes to nothing where the server wants to be left alone', async () => {
    answer = saying(429);
    expect(await ask()).toBeNull();
    expect(seen).toHaveLength(1);
  });

  it('comes to nothing where its turn is too far away, and asks nobody', async () => {
    answer = saying(200);
    expect(await askLink(`http://ministry.gov:${port}/`, settings(), async () => false)).toBeNull();
    expect(seen).toEqual([]);
  });

  it('follows to where a page is now, and says so where it is there for good', async () => {
    answer = (request, response) =>
      request.url === '/new' ? saying(200)(request, response) : saying(301, { location: '/new' })(request, response);
    expect(await ask()).toEqual({
      state: 'moved',
      reason: null,
      status: 200,
      movedTo: `http://ministry.gov:${port}/new`,
    });
    answer = (request, response) =>
      request.url === '/new' ? saying(200)(request, response) : saying(302, { location: '/new' })(request, response);
    expect(await ask()).toMatchObject({ state: 'reachable', movedTo: null });
  });

  it('does not call it moved for a slash', async () => {
    answer = (request, response) =>
      request.url === '/law/' ? saying(200)(request, response) : saying(301, { location: '/law/' })(request, response);
    expect(await ask()).toMatchObject({ state: 'reachable', movedTo: null });
  });

  it('gives up a page that leads round in circles', async () => {
    answer = saying(302, { location: '/law' });
    expect(await ask()).toEqual({ state: 'unreachable', reason: 'too-many-moves', status: 302, movedTo: null });
    expect(seen).toHaveLength(settings().hops + 1);
  });

  it.each([
    ['an address inside', () => `http://127.0.0.1:${secretPort}/`, 'port'],
    ['an address inside at the usual port', () => 'http://127.0.0.1/', 'inside'],
    ['an address inside, in disguise', () => 'http://0x7f.1/', 'inside'],
    ['a cloud’s metadata', () => 'http://169.254.169.254/latest/meta-data/', 'inside'],
    ['a name of this machine', () => 'http://localhost/', 'inside'],
    ['another port', () => 'http://ministry.gov:6379/', 'port'],
    ['a file', () => 'file:///etc/passwd', 'scheme'],
    ['an address with a login', () => `http://a:b@ministry.gov:${port}/`, 'credentials'],
  ])('is not led to %s', async (_, location, reason) => {
    answer = saying(302, { location: location() });
    expect(await ask()).toEqual({ state: 'refused', reason, status: 302, movedTo: null });
    expect(reached).toEqual([]);
    expect(seen).toHaveLength(1);
  });

  it('is not led to a name that means an address inside', async () => {
    answer = saying(302, { location: 'http://rebound.gov/' });
    const resolve = async (host: string) => (host === 'rebound.gov' ? ['10.0.0.1'] : ['127.0.0.1']);
    expect(await ask('/law', { resolve })).toEqual({
      state: 'unreachable',
      reason: 'no-address',
      status: 302,
      movedTo: null,
    });
  });

  it('asks at the address that was looked at, whatever its name means a moment later', async () => {
    // The first answer may be asked; every later one is where the secret is. It is looked up once, and never by the connection.
    const answers: string[] = [];
    const resolve = async () => {
      answers.push(answers.length === 0 ? '127.0.0.1' : '127.0.0.2');
      return [answers.at(-1) ?? ''];
    };
    answer = saying(200);
    expect(await ask('/law', { resolve })).toMatchObject({ state: 'reachable' });
    expect(answers).toEqual(['127.0.0.1']);
    // On a second hop the name is looked at again, and its new address is not asked.
    answers.length = 0;
    answer = saying(302, { location: '/next' });
    expect(await ask('/law', { resolve })).toMatchObject({ state: 'unreachable', reason: 'no-address' });
    expect(seen.filter((line) => line.endsWith('/next'))).toEqual([]);
  });

  it('reads no body, however large or tightly packed', async () => {
    let written = 0;
    let closed: Promise<void> = Promise.resolve();
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    answer = (request, response) => {
      if (request.method === 'HEAD') return saying(405)(request, response);
      closed = new Promise((done) => response.once('close', () => done()));
      response.writeHead(200, { 'content-encoding': 'gzip' });
      const more = (): void => {
        while (!response.destroyed && response.write(bomb)) written += bomb.length;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    expect(await ask()).toMatchObject({ state: 'reachable', status: 200 });
    await closed;
    // No more than what the two kernels hold between them.
    expect(written).toBeLessThan(20_000_000);
  });

  it('does not wait for an answer that trickles', async () => {
    const drips: NodeJS.Timeout[] = [];
    const slow = createTcpServer((socket) => {
      socket.on('error', () => {}).resume();
      socket.write('HTTP/1.1 200 OK\r\n');
      drips.push(setInterval(() => socket.write('x-drip: 1\r\n'), 20));
    });
    const at = await listen(slow);
    try {
      const found = await askLink(
        `http://ministry.gov:${at}/`,
        settings({ allow: new Set([`127.0.0.1:${at}`]), requestMs: 400 }),
        turn,
      );
      expect(found).toEqual({ state: 'unreachable', reason: 'too-slow', status: null, movedTo: null });
    } finally {
      drips.forEach(clearInterval);
      await new Promise((done) => slow.close(done));
    }
  });

  it.each([
    ['speaks no HTTP', '220 mail.example ESMTP\r\n', 'not-http'],
    ['sends headers without end', `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(10_000)}`, 'not-http'],
    [
      'switches to something else',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
      'not-http',
    ],
    ['says nothing and goes', '', 'no-answer'],
  ])('finds a page out of reach whose server %s', async (_, words, reason) => {
    const odd = createTcpServer((socket: Socket) => {
      socket.on('error', () => {});
      // After the question, so that the answer is to it.
      socket.once('data', () => socket.end(words));
    });
    const at = await listen(odd);
    try {
      const found = await askLink(
        `http://ministry.gov:${at}/`,
        settings({ allow: new Set([`127.0.0.1:${at}`]) }),
        turn,
      );
      expect(found).toEqual({ state: 'unreachable', reason, status: null, movedTo: null });
    } finally {
      await new Promise((done) => odd.close(done));
    }
  });

  it('finds a page out of reach where nobody listens, or without a certificate that holds', async () => {
    const closed = createTcpServer();
    const at = await listen(closed);
    await new Promise((done) => closed.close(done));
    const allow = new Set([`127.0.0.1:${at}`, `127.0.0.1:${port}`]);
    expect(await askLink(`http://ministry.gov:${at}/`, settings({ allow }), turn)).toMatchObject({
      state: 'unreachable',
      reason: 'no-answer',
    });
    answer = saying(200);
    // A server that speaks plainly where a secure connection is asked for.
    expect(await askLink(`https://ministry.gov:${port}/`, settings({ allow }), turn)).toMatchObject({
      state: 'unreachable',
      reason: 'certificate',
    });
  });
});
