import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KeySet, Problem, ReleaseManifest, ReleaseView } from '@signatory/contract';
import { SigningKey } from '@signatory/proof';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';

const CLI = fileURLToPath(new URL('../../apps/cli/dist/bundle/main.js', import.meta.url));

/** At a machine that has nothing of the product but its program: no database, no data folder, no variables. */
function signatory(folder: string, ...args: string[]): Promise<{ status: number; out: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { env: {}, cwd: folder }, (error, out, err) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? 99 : 0, out: out + err }),
    );
  });
}

describe('a release from its sign-off to a stranger’s machine', () => {
  let world: World;
  let product: Product;
  let visitor: Client;
  let desk: Client;
  let signatories: Client;
  let folder: string;
  let release: ReleaseView;

  beforeAll(async () => {
    world = await World.build();
    await world.settleScores();
    product = await startProduct({ database: world.test });
    visitor = new Client(product.url);
    desk = visitor.with(await world.signIn({ role: 'secretariat' }));
    signatories = visitor.with(await world.signIn({ role: 'secretariat' }));
    folder = await mkdtemp(join(tmpdir(), 'signatory-test-verify-'));
    release = await request();
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await product.stop();
    await world.close();
  });

  const read = async (id: string) => (await signatories.get<ReleaseView>(`/api/releases/${id}`)).body;

  async function request(client = desk): Promise<ReleaseView> {
    const embargoUntil = new Date(Date.now() + 1_000).toISOString();
    const { id } = (await client.post<ReleaseView>('/api/cycles/c-2025/releases', { embargoUntil })).body;
    return until(
      () => read(id),
      ({ files }) => files.every(({ state }) => state === 'RENDERED'),
    );
  }

  /** Saves a published file as a browser does: in one folder, by the name that the site gives it. */
  async function download(path: string): Promise<string> {
    const answer = await fetch(product.url + path);
    const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'jwks.json';
    await writeFile(join(folder, name), Buffer.from(await answer.arrayBuffer()));
    return name;
  }

  it('has a manifest of every file, beside them, once it is signed off', async () => {
    expect(release.files.map(({ path }) => path)).not.toContain('manifest.json');
    const rival = visitor.with(await world.signIn({ role: 'secretariat' }));
    const both = await Promise.all(
      [signatories, rival].map((each) => each.post(`/api/releases/${release.id}/sign-off`)),
    );
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 409]);
    release = await until(
      () => read(release.id),
      ({ state }) => state === 'PUBLISHED',
    );
    const manifest = (await visitor.get<ReleaseManifest>('/results/c-2025/files/manifest.json')).body;
    const signed = release.files.filter(({ path }) => !path.startsWith('manifest.'));
    expect(manifest.files).toEqual(signed.map(({ path, sha256: hash, size }) => ({ path, sha256: hash, size })));
    expect(manifest).toMatchObject({
      format: 'signatory-manifest/2',
      release: release.sha256,
      cycle: 'c-2025',
      number: 1,
      corrects: null,
      plan: { id: 'test-plan', version: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      rules: 'rules-1',
      submissions: [],
      renderers: [{ name: 'Signatory', node: process.version, architecture: process.arch }],
    });
  });

  it('is listed on its page with size and hash, the manifest among them', async () => {
    const page = (await visitor.get('/results/c-2025')).text;
    for (const { path, sha256: hash } of release.files) {
      expect(page).toContain(`href="/results/c-2025/files/${path}"`);
      expect(page).toContain(hash ?? '');
    }
  });

  it('verifies there, every file of it, with the key that the site publishes', async () => {
    for (const { path } of release.files) await download(`/results/c-2025/files/${path}`);
    await download('/.well-known/jwks.json');
    const answer = await signatory(folder, 'verify', '.', '--key', 'jwks.json', '--render');
    expect([answer.status, answer.out]).toEqual([0, expect.stringMatching(/\nVERIFIED\n$/)]);
    expect(answer.out).not.toContain('it is not here');
    expect(answer.out.match(/made again from the document, byte for byte the same/g)).toHaveLength(
      release.files.length - 3,
    );
  });

  it('does not verify there with one byte changed', async () => {
    const path = join(folder, 'scores.csv');
    const bytes = await readFile(path);
    await writeFile(path, Buffer.from(bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte))));
    const answer = await signatory(folder, 'verify', '.', '--key', 'jwks.json');
    expect([answer.status, answer.out]).toEqual([1, expect.stringContaining('FAULT scores.csv: it was changed')]);
    await writeFile(path, bytes);
  });

  describe('after the key was changed', () => {
    const next = SigningKey.generate();
    let other: Client;
    let otherDesk: Client;
    let url: string;

    beforeAll(async () => {
      url = await product.startApi({ SIGNING_KEY: next.serialise() });
      const [first, second] = [
        await world.signIn({ role: 'secretariat' }),
        await world.signIn({ role: 'secretariat' }),
      ];
      other = new Client(url).with(first);
      otherDesk = new Client(url).with(second);
    });

    it('still verifies: the old key stays in public beside the new one', async () => {
      const { keys } = (await visitor.get<KeySet>('/.well-known/jwks.json')).body;
      expect(keys.map(({ kid }) => kid)).toEqual([next.id, expect.not.stringContaining(next.id)]);
      await download('/.well-known/jwks.json');
      expect((await signatory(folder, 'verify', '.', '--key', 'jwks.json')).status).toBe(0);
    });

    it('cannot be signed with a key that its pages do not name', async () => {
      const pending = await request();
      const refused = await other.post<Problem>(`/api/releases/${pending.id}/sign-off`);
      expect([refused.status, refused.body.code, refused.body.facts]).toMatchObject([
        409,
        'release.key-changed',
        { current: next.id },
      ]);
      expect((await read(pending.id)).state).toBe('REQUESTED');
    });

    it('is followed by one that the new key signs', async () => {
      // The one that cannot be signed is rejected first: until then no other is taken.
      const [waiting] = (await otherDesk.get<ReleaseView[]>('/api/cycles/c-2025/releases')).body;
      const reason = { reason: 'Its key was exchanged.' };
      expect((await other.post(`/api/releases/${waiting?.id}/reject`, reason)).status).toBe(204);
      const wished = await request(otherDesk);
      expect((await other.post(`/api/releases/${wished.id}/sign-off`)).status).toBe(204);
      await until(
        () => read(wished.id),
        ({ state }) => state === 'PUBLISHED',
      );
      await download('/results/c-2025/files/manifest.json');
      await download('/results/c-2025/files/manifest.jws');
      const answer = await signatory(folder, 'verify', 'manifest.jws', '--key', 'jwks.json');
      expect(answer.out).toContain(`manifest.json: signed with the key ${next.id}`);
      // The files are still those of the first release, and say so.
      expect([answer.status, answer.out]).toEqual([1, expect.stringContaining('pdf-en-report.pdf: it was changed')]);
    });

    it('is one and the same for processes that share a data folder', async () => {
      const beside = new Client(await product.startApi());
      const { keys } = (await beside.get<KeySet>('/.well-known/jwks.json')).body;
      expect(keys).toHaveLength(2);
    });

    it('does not start with a key that is none, and says how to make one', async () => {
      await expect(product.startApi({ SIGNING_KEY: '{"kty":"RSA"}' })).rejects.toThrow(
        /SIGNING_KEY is no usable signing key\. It is no Ed25519 key[^]*openssl genpkey -algorithm ed25519/,
      );
    });
  });

  it('leaves a trail of which key was published and what was signed off', async () => {
    const events = await world.asSystem((tx) =>
      tx.query<{ act: string }[]>(
        `select body::json ->> 'act' as act from audit_event where body::json ->> 'act' in ('signing-key.publish', 'release.sign-off') order by id`,
      ),
    );
    expect(events.map(({ act }) => act)).toEqual([
      'signing-key.publish',
      'release.sign-off',
      'signing-key.publish',
      'release.sign-off',
    ]);
  });
});
