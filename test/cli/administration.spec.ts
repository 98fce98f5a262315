import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createDatabase, type TestDatabase } from '../support/database.js';

const CLI = fileURLToPath(new URL('../../apps/cli/dist/bundle/main.js', import.meta.url));
const PLAN = readFileSync(fileURLToPath(new URL('../e2e/fixtures/third-plan.yaml', import.meta.url)), 'utf8');

describe('the first steps at the machine', () => {
  let database: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    database = await createDatabase();
    folder = mkdtempSync(join(tmpdir(), 'signatory-test-cli-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  });

  /** Exit status, result and the rest, of the command as an administrator would give it. */
  const signatory = (args: readonly string[], url = database.appUrl): Promise<[number, string, string]> => {
    const env = { PATH: '/usr/bin:/bin', DATABASE_URL: url, PUBLIC_URL: 'https://scores.example.org' };
    return new Promise((resolve) => {
      execFile(process.execPath, [CLI, ...args], { env, cwd: folder }, (error, out, err) => {
        resolve([typeof error?.code === 'number' ? error.code : error ? 99 : 0, out, err]);
      });
    });
  };
  const adopt = (text: string, ...more: readonly string[]) => {
    writeFileSync(join(folder, 'plan.yaml'), text);
    return signatory(['plan', 'adopt', 'plan.yaml', ...more]);
  };
  const LINK = /^This link makes a secretariat account.*\n {2}https:\/\/scores\.example\.org\/invitation\/[\w-]{43}\n$/;

  it('print a link for an empty database once, and another when asked', async () => {
    expect(await signatory(['invite', '--first'])).toEqual([0, expect.stringMatching(LINK), '']);
    expect(await signatory(['invite', '--first'])).toEqual([0, '', '']);
    expect(await signatory(['invite'])).toEqual([0, expect.stringMatching(LINK), '']);
  });

  it('adopt a plan, the same again without a change, and no other under its number', async () => {
    const adopted = [0, expect.stringMatching(/^Adopted northern-lights-accord, version 1 \([0-9a-f]{64}\)\.\n$/), ''];
    const first = await adopt(PLAN);
    expect([first, await adopt(PLAN)]).toEqual([adopted, adopted]);
    // Whoever has the file can recompute the hash that receipts name, without a database.
    const [, lint] = await signatory(['plan', 'lint', 'plan.yaml', '--json']);
    expect(first[1]).toContain(`version 1 (${(JSON.parse(String(lint)) as { sha256: string }).sha256}).`);
    expect(await adopt(PLAN.replace('day and night', 'by day'))).toEqual([
      2,
      '',
      expect.stringMatching(/raise the number/),
    ]);
  });

  it('refuse a plan with an ERROR, and an account that is not there', async () => {
    const [status, out, err] = await adopt(PLAN.replace('a1_minutes < 30', 'a1_minutes < 30.0'));
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/^plan\.yaml:\d+:\d+: ERROR expression: 30\.0 .*\n {2}→ Write dec\("30\.0"\)\.\n$/);
    expect(await adopt(PLAN, '--secretariat', 'nobody@example.org')).toEqual([
      2,
      '',
      'There is no account nobody@example.org. Create it first.\n',
    ]);
  });

  it('are not done with the login that owns the tables', async () => {
    expect((await signatory(['invite'], database.ownerUrl))[0]).toBe(2);
  });

  it('take away the second factor of an account that lost it, once, with a reason that is kept', async () => {
    const email = 'locked-out@example.org';
    const reset = (...more: readonly string[]) => signatory(['second-factor', 'reset', email, ...more]);
    const why = ['--reason', 'The phone was lost.'];
    expect(await reset(...why)).toEqual([2, '', `There is no account ${email}.\n`]);
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    const { rows } = await client.query<{ id: string }>(
      `insert into person (email, name) values ($1, 'Locked Out') returning id`,
      [email],
    );
    const [id] = rows.map((row) => row.id);
    await client.query(`insert into second_factor (person_id, secret, confirmed_at) values ($1, 'sealed', now())`, [
      id,
    ]);
    await client.query(`insert into recovery_code (person_id, code_sha256) values ($1, 'hash')`, [id]);
    const addPasskey = () =>
      client.query(
        `insert into passkey (person_id, credential_id, public_key, counter, name) values ($1, 'id', '', 0, 'Laptop')`,
        [id],
      );
    await addPasskey();
    await client.query(
      `insert into session (token_sha256, person_id, expires_at) values ('hash', $1, now() + interval '1 hour')`,
      [id],
    );
    expect((await reset())[0]).toBe(2);
    expect(await reset(...why)).toEqual([0, expect.stringContaining(`of ${email} is reset`), '']);
    expect(await reset(...why)).toEqual([1, '', `${email} has no second factor.\n`]);
    const left = await client.query(
      'select person_id from session where person_id = $1 union all select person_id from recovery_code union all select person_id from passkey',
      [id],
    );
    expect(left.rows).toEqual([]);
    // One of passkeys alone, too.
    await addPasskey();
    await client.query(`insert into recovery_code (person_id, code_sha256) values ($1, 'hash')`, [id]);
    expect((await reset(...why))[0]).toBe(0);
    expect((await client.query('select from recovery_code where person_id = $1', [id])).rows).toEqual([]);
    await client.query(`select set_config('app.audit', 'on', false)`);
    const trail = await client.query<{ body: string }>(
      `select body from audit_event where body like '%factor.reset%' order by id`,
    );
    expect(trail.rows.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      expect.objectContaining({ act: 'second-factor.reset', source: { channel: 'command-line' } }),
      expect.objectContaining({ act: 'second-factor.reset', actor: 'system' }),
    ]);
    await client.end();
  });

  it('tell everybody of maintenance while no server runs, and take it back', async () => {
    const set = (...more: readonly string[]) => signatory(['notice', 'set', ...more]);
    const text = ['--text', 'en=Closed on Sunday.', '--text', 'fr=Fermé dimanche.'];
    expect(await set(...text, '--until', 'Sunday')).toEqual([2, '', expect.stringContaining('with its zone')]);
    expect(await set(...text, '--until', '2020-01-01T00:00:00Z')).toEqual([
      2,
      '',
      expect.stringContaining('over already'),
    ]);
    expect(await set('--text', 'Closed.', '--until', '2030-01-01T00:00:00Z')).toEqual([
      2,
      '',
      expect.stringContaining('--text needs a language'),
    ]);
    expect(await set(...text, '--until', '2030-01-01T01:00:00+01:00', '--public')).toEqual([
      0,
      'The notice is set, until 2030-01-01T00:00:00.000Z.\n',
      '',
    ]);
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    const { rows } = await client.query('select text, public, set_by from notice');
    await client.end();
    expect(rows).toEqual([
      {
        text: { original: 'en', texts: { en: { text: 'Closed on Sunday.' }, fr: { text: 'Fermé dimanche.' } } },
        public: true,
        set_by: 'system',
      },
    ]);
    expect(await signatory(['notice', 'clear'])).toEqual([0, 'The notice is taken away.\n', '']);
    expect(await signatory(['notice', 'clear'])).toEqual([1, '', 'There is no notice.\n']);
  });
});
