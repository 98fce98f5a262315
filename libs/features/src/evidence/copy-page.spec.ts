import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { copyPage } from './copy-page.js';

let server: Server;
let answer: RequestListener;
beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const read = () => {
  const { port } = server.address() as AddressInfo;
  const url = new URL(`http://ministry.gov:${port}/law`);
  // A busy machine takes its time.
  return copyPage({ url, host: 'ministry.gov', address: '127.0.0.1', port }, 60_000);
};
const giving =
  (body: Buffer | string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(200, headers).end(body);

describe('the copy of a page', () => {
  it('keeps what it was, by its hash, and what can be read in it', async () => {
    const page = '<p>Der Erlaß</p>';
    answer = giving(page, { 'content-type': 'Text/HTML; Charset="utf-8"' });
    expect(await read()).toEqual({
      address: expect.stringMatching(/^http:\/\/ministry\.gov:\d+\/law$/),
      sha256: createHash('sha256').update(page).digest('hex'),
      mediaType: 'text/html',
      size: Buffer.byteLength(page),
      text: 'Der Erlaß',
      cut: false,
    });
    answer = giving('%PDF-1.7', { 'content-type': 'application/pdf' });
    expect(await read()).toMatchObject({ mediaType: 'application/pdf', text: null });
    answer = giving('?', { 'content-type': 'nonsense' });
    expect(await read()).toMatchObject({ mediaType: 'application/octet-stream', text: null });
  });

  it('is not kept of one that is packed, too large, not whole, or answers otherwise than it did', async () => {
    answer = giving(gzipSync('<p>Law</p>'), { 'content-type': 'text/html', 'content-encoding': 'gzip' });
    expect(await read()).toBeNull();
    answer = giving(Buffer.alloc(5 * 1_048_576 + 1), { 'content-type': 'text/html' });
    expect(await read()).toBeNull();
    answer = giving(Buffer.alloc(5 * 1_048_576), { 'content-type': 'text/html' });
    expect(await read()).toMatchObject({ size: 5 * 1_048_576 });
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '100' });
      response.write('<p>Half', () => response.destroy());
    };
    expect(await read()).toBeNull();
    // Where it leads to was not looked at, and is not asked.
    answer = (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1/' }).end();
    expect(await read()).toBeNull();
  });
});
