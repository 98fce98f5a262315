import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync } from 'node:zlib';
import type { ReleaseDocument, VerifiedView } from '@signatory/contract';
import { FolderBlobStore, RELEASES } from '@signatory/persistence';
import { illustrativeRelease } from '../pdf/release-documents.js';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';

const CITED = { title: 'Coal exit act', url: 'https://example.org/act', page: '14', quote: 'no later than 2030' };

describe('what is published, as data', () => {
  let world: World;
  let product: Product;
  let visitor: Client;
  let folder: string;

  beforeAll(async () => {
    world = await World.build();
    folder = await mkdtemp(join(tmpdir(), 'signatory-test-published-'));
    product = await startProduct({ database: world.test, workers: 0, blobFolder: folder });
    visitor = new Client(product.url);
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
    await rm(folder, { recursive: true, force: true });
  });

  const freeze = async (number: number, state: 'EMBARGOED' | 'PUBLISHED'): Promise<string> => {
    const drawn = illustrativeRelease({ number });
    const [first, ...rest] = drawn.scores;
    if (!first) throw new Error('The release has no scores.');
    const document: ReleaseDocument = { ...drawn, scores: [{ ...first, evidence: [CITED] }, ...rest] };
    const { sha256 } = await new FolderBlobStore(folder).put(RELEASES, JSON.stringify(document));
    await world.asSystem((tx) =>
      tx.query(
        `insert into release (cycle_id, number, state, sha256, requested_by, signed_by, embargo_at, manifest, published_at)
         select id, $1, $2, $3, 'a', 'b', now(), '{}', case when $2 = 'PUBLISHED' then now() end from cycle where code = 'c-2025'`,
        [number, state, sha256],
      ),
    );
    return sha256;
  };
  const move = (number: number, state: string): Promise<unknown> =>
    world.asSystem((tx) =>
      tx.query('update release set state = $2, published_at = coalesce(published_at, now()) where number = $1', [
        number,
        state,
      ]),
    );
  const path = '/api/published/c-2025';
  const ask = (address: string, etag: string) => visitor.get(address, { headers: { 'if-none-match': etag } });

  it('is known by its hash, answered once and told as unchanged, until it moves: then at once', async () => {
    await freeze(1, 'EMBARGOED');
    expect((await visitor.get(path)).status).toBe(404);
    const nothing = await visitor.get('/api/published');
    expect([nothing.status, nothing.body]).toEqual([200, []]);

    const unlisted = (await visitor.get('/sitemap.xml')).text;
    expect([unlisted.includes('/results</loc>'), unlisted.includes('/results/2026<')]).toEqual([true, false]);

    await move(1, 'PUBLISHED');
    const listed = await visitor.get('/sitemap.xml');
    expect(listed.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    // As the document calls its cycle.
    expect(listed.text).toContain('/results/2026</loc>');
    const first = await visitor.get<ReleaseDocument>(path);
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, first.body.number, first.headers.get('cache-control')]).toEqual([200, 1, 'public, no-cache']);
    expect((await visitor.get(path)).text).toBe(first.text);
    const list = await ask('/api/published', nothing.headers.get('etag') ?? '');
    expect([list.status, (list.body as { number: number }[]).map(({ number }) => number)]).toEqual([200, [1]]);
    // Of several cycles on one plan, which it is.
    const [told] = list.body as { title: unknown; cycleTitle: unknown }[];
    expect(told).toMatchObject({ title: first.body.title, cycleTitle: first.body.cycle.title });
    expect(told?.title).not.toEqual(told?.cycleTitle);
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const same = await ask(path, held);
      expect([same.status, same.text, same.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await ask('/api/published', list.headers.get('etag') ?? '')).status).toBe(304);

    const corrected = await freeze(2, 'PUBLISHED');
    const next = await ask(path, etag);
    expect([next.status, next.headers.get('etag')]).toEqual([200, `"${corrected}"`]);

    const identified = async (hash: string) =>
      (await visitor.get<VerifiedView[]>(`/api/verify/${hash}`)).body.map(({ number, state, newer }) => [
        number,
        state,
        newer,
      ]);
    const old = etag.slice(1, -1);
    expect([await identified(old), await identified(corrected)]).toEqual([
      [[1, 'PUBLISHED', 2]],
      [[2, 'PUBLISHED', null]],
    ]);
    await move(1, 'CORRECTED');
    expect(await identified(old)).toEqual([[1, 'CORRECTED', 2]]);

    const cited = await visitor.get('/results/c-2025/citation.bib?lang=fr');
    expect([cited.status, cited.headers.get('content-type'), cited.headers.get('content-disposition')]).toEqual([
      200,
      'application/x-bibtex; charset=utf-8',
      expect.stringMatching(/^attachment; filename="[\w.-]+-2\.bib"$/),
    ]);
    expect(cited.text).toContain('type = {Rapport');
    const page = (await visitor.get('/results/2026?lang=fr')).text;
    for (const form of ['json', 'bib', 'ris']) expect(page).toMatch(new RegExp(`/citation\\.${form}\\?lang=fr"`));
    expect((await visitor.get('/results/c-2024/citation.ris')).status).toBe(404);

    const { id: planId, commitments } = (await visitor.get<ReleaseDocument>(path)).body.plan;
    const [own, other] = commitments.map(({ id }) => id);
    const all = await visitor.get('/results/c-2025/references.json?lang=fr');
    const name = /^attachment; filename="[\w.-]+-2-references\.json"$/;
    expect([all.status, all.headers.get('content-disposition')]).toEqual([200, expect.stringMatching(name)]);
    expect(JSON.parse(all.text)).toMatchObject([
      {
        type: 'webpage',
        title: CITED.title,
        URL: CITED.url,
        page: '14',
        note: expect.stringContaining('«\u00a0no later'),
      },
    ]);
    const ofOne = await visitor.get(`/results/c-2025/commitments/${own}/references.ris`);
    expect([ofOne.status, ofOne.text]).toEqual([200, expect.stringContaining('SP  - 14\r\n')]);
    expect((await visitor.get(`/results/c-2025/commitments/${other}/references.ris`)).status).toBe(404);
    expect(page).toContain('/results/2026/references.bib?lang=fr"');
    expect((await visitor.get(`/results/2026/commitments/${own}`)).text).toContain(
      `/commitments/${own}/references.json"`,
    );

    const scores = await visitor.get(`/results/2026/commitments/${own}/scores.csv`);
    expect([scores.status, scores.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(scores.headers.get('content-disposition')).toMatch(/^attachment; filename="2026-.+-scores\.csv"$/);
    expect(scores.text).toMatch(/^cycle,phase,release,member,kind,score,comparable,illustrative\r\n2026,interim,\d+,/);
    const trends = await visitor.get(`/trends.csv?plan=${planId}&member=CAN`);
    expect([trends.status, trends.text]).toEqual([200, expect.stringMatching(/\r\n2026,interim,\d+,CAN,/)]);
    expect((await visitor.get('/results/2026/members/XX/scores.csv')).status).toBe(404);

    expect(page).toMatch(/<meta property="og:image" content="[^"]+\/results\/2026\/picture\.png\?lang=fr"/);
    const member = '/results/c-2025/members/CAN/picture.png?lang=ja';
    const drawn = await fetch(product.url + member);
    const png = Buffer.from(await drawn.arrayBuffer());
    expect([drawn.status, drawn.headers.get('content-type'), drawn.headers.get('content-language')]).toEqual([
      200,
      'image/png',
      'ja',
    ]);
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1200, 630]);
    expect((await ask(member, drawn.headers.get('etag') ?? '')).status).toBe(304);
    expect((await ask(member.replace('ja', 'fr'), drawn.headers.get('etag') ?? '')).status).toBe(200);
    expect((await visitor.get(member.replace('CAN', 'XX'))).status).toBe(404);

    const catalogue = await visitor.get<{ 'dcat:dataset': { 'dcat:version': string }[] }>('/catalogue');
    expect([catalogue.status, catalogue.headers.get('content-type')]).toEqual([
      200,
      'application/ld+json; charset=utf-8',
    ]);
    expect(catalogue.body['dcat:dataset'].map((dataset) => dataset['dcat:version'])).toEqual(['2', '1']);
    await move(2, 'WITHDRAWN');
    await move(1, 'WITHDRAWN');
    const left = await ask('/catalogue.jsonld', catalogue.headers.get('etag') ?? '');
    expect((JSON.parse(left.text) as typeof catalogue.body)['dcat:dataset']).toEqual([]);
    expect((await ask(path, etag)).status).toBe(410);
    expect((await visitor.get('/results/c-2025/members/CAN/scores.csv')).status).toBe(410);
    // Of an address that was kept a browser is led to the page that says why.
    const kept = new URL('/results/c-2025/files/manifest.json', product.url);
    const shown = await fetch(kept, { headers: { accept: 'text/html,*/*' } });
    expect([shown.status, new URL(shown.url).pathname]).toEqual([410, '/results/c-2025']);
    const gone = await Promise.all(
      ['/results/c-2025', '/results/c-2025/members/CA', '/results/c-2024'].map((page) => visitor.get(page)),
    );
    expect(gone.map(({ status }) => status)).toEqual([410, 410, 404]);
    expect((await visitor.get('/sitemap.xml')).text).not.toContain('/results/2026<');
    expect((await ask('/api/published', list.headers.get('etag') ?? '')).text).toBe('[]');
  });

  it('tells a person at a wrong address so on a page, and a program as a problem', async () => {
    const ask = async (accept: string): Promise<[number, string | null, string]> => {
      const headers = { accept, 'accept-language': 'fr' };
      const answer = await fetch(new URL('/nowhere', product.url), { headers });
      return [answer.status, answer.headers.get('content-type'), await answer.text()];
    };
    expect(await ask('text/html,application/xhtml+xml,*/*;q=0.8')).toEqual([
      404,
      'text/html; charset=utf-8',
      expect.stringContaining('Page introuvable'),
    ]);
    expect((await ask('*/*')).slice(0, 2)).toEqual([404, 'application/problem+json; charset=utf-8']);
  });

  it('is told to crawlers, and nothing else', async () => {
    const { status, text } = await visitor.get('/robots.txt');
    expect(status).toBe(200);
    expect(text.split('\n')).toEqual(expect.arrayContaining(['User-agent: *', 'Allow: /results', 'Disallow: /']));
    expect(text).toMatch(/^Sitemap: http:\/\/[^\s]+\/sitemap\.xml$/m);
  });

  it('is packed for whoever can unpack it, the same in both ways', async () => {
    await freeze(9, 'PUBLISHED');
    const fetched = async (encoding: string): Promise<{ packed: string | undefined; size: number; body: string }> => {
      // Not by `fetch`, which unpacks what it gets.
      const asked = get(new URL(path, product.url), { headers: { 'accept-encoding': encoding } });
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      const sent = await buffer(answer);
      const packed = answer.headers['content-encoding'];
      return { packed, size: sent.length, body: (packed === 'br' ? brotliDecompressSync(sent) : sent).toString() };
    };
    const [plain, packed] = [await fetched('identity'), await fetched('gzip;q=0.5, br')];
    expect([plain.packed, packed.packed]).toEqual([undefined, 'br']);
    expect(packed.body).toBe(plain.body);
    expect(packed.size).toBeLessThan(plain.size / 2);
  });
});
