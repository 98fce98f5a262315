import { createHash } from 'node:crypto';
import { unmarkData, type KeySet, type Problem, type ReleaseView, type VerifiedView } from '@signatory/contract';
import { World } from '../support/build-world.js';
import { Client, type Answer } from '../support/client.js';
import { everyAddress, type Paths } from '../support/every-address.js';
import { hear, hearAll } from '../support/hear.js';
import { startProduct, type Product } from '../support/processes.js';
import { subscribeToAll, toldEvents, WITHOUT_GRANT } from '../support/told-events.js';
import { until } from '../support/until.js';

const HOUR = 3_600_000;

describe('a release under embargo', () => {
  let world: World;
  let product: Product;
  let visitor: Client;
  let desk: Client;
  let signatory: Client;
  let release: ReleaseView;
  let paths: Paths;
  /** Stand in the release and nowhere else. */
  let secrets: readonly string[];

  beforeAll(async () => {
    world = await World.build();
    await world.settleScores();
    product = await startProduct({ database: world.test });
    visitor = new Client(product.url);
    desk = visitor.with(await world.signIn({ role: 'secretariat' }));
    signatory = visitor.with(await world.signIn({ role: 'secretariat' }));
    paths = (await visitor.get<{ paths: Paths }>('/api/openapi.json')).body.paths;
    await subscribeToAll(world);
    await freeze();
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const read = async () => (await signatory.get<ReleaseView>(`/api/releases/${release.id}`)).body;
  async function freeze(): Promise<void> {
    const embargoUntil = new Date(Date.now() + HOUR).toISOString();
    release = (await desk.post<ReleaseView>('/api/cycles/c-2025/releases', { embargoUntil })).body;
    await signOff();
  }

  async function signOff(): Promise<void> {
    await until(read, ({ files }) => files.every(({ state }) => state !== 'PENDING'));
    const signed = await signatory.post(`/api/releases/${release.id}/sign-off`);
    if (signed.status !== 204) throw new Error(signed.text);
    release = await read();
    secrets = [release.id, release.sha256, ...release.files.map(({ sha256 }) => sha256 ?? '')];
  }

  const addresses = (): string[] => {
    const files = release.files.map(({ path }) => path);
    const places = {
      plan: ['test-plan'],
      n: ['1'],
      cycle: ['c-2025'],
      member: ['CA', 'FR'],
      indicator: ['i1_note'],
      commitment: ['c1'],
      language: ['en'],
      version: ['1'],
      id: [release.id],
      path: files,
      hash: [release.sha256, release.files[0]?.sha256 ?? ''],
      contributor: ['0190b6a0-0000-7000-8000-00000000000f'],
      action: ['0190b6a0-0000-7000-8000-00000000000e'],
      token: ['A'.repeat(43)],
    };
    return [
      ...everyAddress(paths, places),
      ...files.map((path) => `/results/c-2025/files/${path}`),
      '/',
      '/results',
      '/results/c-2025',
      '/results/c-2025/members/CA',
      ...['corrections', 'alignments', 'alignments.csv'].map((name) => `/results/c-2025/${name}`),
      `/releases/${release.id}/results/c-2025`,
      '/results/c-2025?fragment=detail&cell=CA.c1',
      ...'/method /verify /.well-known/jwks.json /sitemap.xml /robots.txt /trends.csv?plan=test-plan'.split(' '),
    ];
  };

  /** Addresses that answer with one of the marks; the address itself may be repeated by whoever answers. */
  async function leaks(client: Client): Promise<string[]> {
    const found: string[] = [];
    for (const path of addresses()) {
      const { status, text, headers }: Answer = await client.get(path);
      const told = `${text}\n${[...headers.values()].join('\n')}`;
      for (const secret of secrets)
        if (told.replaceAll(path, '').includes(secret) || (status < 400 && path.includes(secret)))
          found.push(`${path}: ${secret}`);
      if (status >= 500) found.push(`${path}: ${status}`);
    }
    return found;
  }

  it('is all there for those who keep it, so that the walk would find it', async () => {
    expect(release.state).toBe('EMBARGOED');
    const found = await leaks(signatory);
    for (const secret of secrets) expect(found.filter((line) => line.endsWith(secret)).length).toBeGreaterThan(0);
  });

  it('is at no address for the public', async () => {
    expect(await leaks(visitor)).toEqual([]);
  });

  it.each(WITHOUT_GRANT)('is at no address for %s', async (_, person) => {
    expect(await leaks(visitor.with(await world.signIn(person)))).toEqual([]);
  });

  it('is there for an analyst who was granted its cycle', async () => {
    const granted = visitor.with(await world.signIn({ role: 'analyst', cycle: 'c-2025' }));
    const { headers } = await granted.get(`/api/releases/${release.id}/files/manifest.json`);
    expect(headers.get('content-disposition')).toContain('manifest-embargoed-copy-1.json');
  });

  it('has its pages for those who keep it or were granted its cycle: marked, and with no way out of them to what is public', async () => {
    const granted = visitor.with(await world.signIn({ role: 'analyst', cycle: 'c-2025' }));
    const at = `/releases/${release.id}/results/c-2025`;
    for (const client of [signatory, granted]) {
      const page = await client.get(`${at}?view=matrix`);
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(page.text).toContain('Embargoed until');
      expect(page.text).toContain(`href="/api/releases/${release.id}/files/scores.csv"`);
      expect(page.text).not.toContain('href="/results/c-2025');
      expect((await client.get(at.replace('c-2025', 'another'))).status).toBe(404);
    }
    expect((await visitor.get(at)).status).toBe(401);
    // What is taken before publication is a copy with a mark: the table of a page is none.
    const none = await signatory.get(`${at}/members/CA/scores.csv`);
    expect(none.headers.get('content-type')).toContain('text/html');
  });

  it('is there for a person who was named, whole and in counted copies, until the name is struck off', async () => {
    const named = visitor.with(await world.signIn({ role: 'analyst' }));
    const { person } = (await named.get<{ person: { email: string } }>('/api/session')).body;
    const address = `/api/releases/${release.id}`;
    expect((await named.get(address)).status).toBe(404);
    expect((await desk.post(`${address}/readers`, { email: person.email })).status).toBe(204);

    expect((await named.get(`/releases/${release.id}/results/c-2025`)).status).toBe(404);
    const seen = (await named.get<ReleaseView>(address)).body;
    expect([seen.marked, seen.files]).toEqual([true, release.files]);
    const report = seen.files.find(({ path }) => path === 'pdf/en/report.pdf');
    const [own, copy] = [
      await signatory.get(`${address}/files/${report?.path}`),
      await named.get(`${address}/files/${report?.path}`),
    ];
    expect([own.status, own.headers.get('etag')]).toEqual([200, `"${report?.sha256}"`]);
    expect([copy.status, copy.headers.get('etag'), copy.headers.get('cache-control')]).toEqual([200, null, 'no-store']);
    expect(copy.headers.get('content-disposition')).toContain('report-embargoed-copy-2.pdf');
    expect(copy.text).toMatch(new RegExp(`% signatory-marked-copy number=2 .*sha256=${report?.sha256}`));
    expect(own.text).not.toContain('signatory-marked-copy');
    const data = await named.get(`${address}/files/scores.csv`);
    expect([data.status, data.headers.get('etag'), data.headers.get('cache-control')]).toEqual([200, null, 'no-store']);
    expect(data.headers.get('content-disposition')).toContain('scores-embargoed-copy-3.csv');
    // A table bears the mark in a column of its own, beside the same cells.
    const { text: content } = await signatory.get(`${address}/files/scores.csv`);
    expect(unmarkData(data.text)).toMatchObject({ mark: { number: 3 }, content });
    const { readers, takers } = (await desk.get<ReleaseView>(address)).body;
    expect(readers[0]?.copies.map(({ n, path }) => [n, path])).toEqual([
      [2, 'pdf/en/report.pdf'],
      [3, 'scores.csv'],
    ]);
    expect(takers).toMatchObject([{ copies: [{ n: 1 }] }]);
    expect((await desk.post(`${address}/readers/${readers[0]?.id}/revoke`)).status).toBe(204);
    expect(await leaks(named)).toEqual([]);
  });

  it('is as unknown to verification as a hash that never was', async () => {
    const never = 'f'.repeat(64);
    for (const hash of secrets.slice(1)) {
      const [known, unknown] = await Promise.all([
        visitor.get(`/verify?hash=${hash}`),
        visitor.get(`/verify?hash=${never}`),
      ]);
      expect([known.status, known.text.replaceAll(hash, '')]).toEqual([
        unknown.status,
        unknown.text.replaceAll(never, ''),
      ]);
      const [told, untold] = await Promise.all([
        visitor.get(`/api/verify/${hash}`),
        visitor.get(`/api/verify/${never}`),
      ]);
      expect([told.status, told.text.replaceAll(hash, '')]).toEqual([404, untold.text.replaceAll(never, '')]);
    }
    expect((await visitor.get('/verify?hash=c-2025/1')).text).toContain('>Unknown<');
  });

  it('is confirmed by no ETag that somebody guesses', async () => {
    const held = { headers: { 'if-none-match': secrets.map((secret) => `"${secret}"`).join(', ') } };
    expect((await visitor.get('/api/published/c-2025', held)).status).toBe(404);
    expect((await visitor.get('/api/published', held)).status).toBe(200);
    for (const { path } of release.files)
      expect((await visitor.get(`/results/c-2025/files/${path}`, held)).status).toBe(404);
  });

  it('is told by no live event, but to those who keep it', async () => {
    const again = async (): Promise<void> => {
      const embargoUntil = new Date(Date.now() + 2 * HOUR).toISOString();
      expect((await desk.post(`/api/releases/${release.id}/embargo`, { embargoUntil })).status).toBe(204);
      await signOff();
      const deadline = new Date(Date.now() + 240 * HOUR).toISOString();
      const extended = await desk.post('/api/cycles/c-2025/extensions', { member: 'FR', deadline, reason: 'Flood.' });
      expect(extended.status).toBe(204);
    };
    const [outside, inside] = await Promise.all([
      world.signIn({ role: 'lead-focal-point', members: ['FR'] }),
      world.signIn({ role: 'secretariat' }),
    ]);
    const [heard, kept] = await hearAll(product.url, [outside, inside], '"FR"', again);
    expect(kept).toContain('"releases"');
    expect(heard).not.toContain('release');
  });

  it('is told to no other system, whatever it asked for: what was made until now is an extension', async () => {
    expect(new Set(await toldEvents(world))).toEqual(new Set(['deadline.extended']));
  });

  it('names its key in public before anything of it is', async () => {
    const { keys } = (await visitor.get<KeySet>('/.well-known/jwks.json')).body;
    const manifest = await signatory.get<{ key: string }>(`/api/releases/${release.id}/files/manifest.json`);
    expect(keys.map(({ kid }) => kid)).toEqual([manifest.body.key]);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });

  describe('and its end', () => {
    const identify = async (text: string) => (await visitor.get<VerifiedView[]>(`/api/verify/${text}`)).body;

    beforeAll(async () => {
      const end = () =>
        world.asSystem((tx) => tx.query('update release set embargo_at = now() where id = $1', [release.id]));
      // The list of what is published comes up to date by itself, for whoever may read nothing else of a release.
      await hear(product.url, await world.signIn({ role: 'analyst' }), '"published"', end);
      await until(read, ({ state }) => state === 'PUBLISHED');
    });

    it('is told to other systems from then on', async () => {
      expect(await toldEvents(world, 'release.')).toEqual(['release.published']);
    });

    it('makes each hash known, with the file that has it', async () => {
      expect(await identify(release.sha256)).toMatchObject([
        {
          cycle: 'c-2025',
          number: 1,
          state: 'PUBLISHED',
          sha256: release.sha256,
          newer: null,
          reason: null,
          file: null,
        },
      ]);
      for (const { path, sha256, size, product: kind } of release.files.filter((file) => file.product !== 'document'))
        expect(await identify(sha256 ?? '')).toMatchObject([
          { number: 1, sha256: release.sha256, file: { path, size, sha256, product: kind } },
        ]);
      for (const known of [release.sha256.toUpperCase(), 'c-2025/1'])
        expect((await visitor.get(`/verify?hash=${known}`)).text).toContain('Known: release 1 of A test cycle');
      expect((await visitor.get('/verify?hash=c-2025/2')).text).toContain('>Unknown<');
    });

    it('makes none known of which one byte is another', async () => {
      for (const { path } of release.files) {
        const file = await fetch(`${product.url}/results/c-2025/files/${path}`);
        const bytes = Buffer.from(await file.arrayBuffer());
        const at = bytes.length >> 1;
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        const hash = createHash('sha256').update(bytes).digest('hex');
        expect([path, (await visitor.get(`/api/verify/${hash}`)).status]).toEqual([path, 404]);
        expect([path, (await visitor.get(`/verify?hash=${hash}`)).text.includes('>Unknown<')]).toEqual([path, true]);
      }
    });

    it('leaves files that cannot be changed in the database', async () => {
      const change = (sql: string): Promise<unknown> => world.asSystem((tx) => tx.query(sql, [release.id]));
      await expect(change('update release_file set sha256 = repeat($$0$$, 64) where release_id = $1')).rejects.toThrow(
        /is published: its files cannot change/,
      );
      await expect(change('delete from release_file where release_id = $1')).rejects.toThrow(/cannot change/);
      await expect(change(`update release set manifest = '{}' where id = $1`)).rejects.toThrow(/cannot change/);
    });

    it('can be followed by a withdrawal, which the same hash then says', async () => {
      const words = { reason: 'A table was taken from the wrong year.', language: 'en', confirm: 'c-2025' };
      expect((await signatory.post(`/api/releases/${release.id}/withdraw`, words)).status).toBe(204);
      expect(await identify(release.sha256)).toMatchObject([{ state: 'WITHDRAWN', reason: words.reason }]);
      expect(await toldEvents(world, 'release.')).toEqual(['release.published', 'release.withdrawn']);
      const { text } = await visitor.get(`/verify?hash=${release.sha256}&lang=de`);
      for (const told of ['zurückgezogen', `<span lang="en">${words.reason}</span>`]) expect(text).toContain(told);
      expect((await visitor.get('/results')).text).toMatch(/class="results-withdrawn".*href="\/results\/c-2025"/s);
      const { status, body } = await visitor.get<Problem>('/results/c-2025/files/manifest.json');
      expect([status, body.detail]).toEqual([410, expect.stringContaining(words.reason)]);
    });
  });
});
