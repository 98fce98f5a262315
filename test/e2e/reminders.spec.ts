import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type {
  NewsList,
  Notifications,
  Problem,
  ReminderLetter,
  ReminderView,
  SendReminders,
} from '@signatory/contract';
import { MailEntity } from '@signatory/persistence';
import { SMTPServer } from 'smtp-server';
import { PASSWORD, World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';

/** Three days before the deadline, less an hour: a reminder has just become due. */
const NEAR = new Date(Date.now() + 3 * 86_400_000 - 3_600_000);

/** A letter's headers and parts, with soft line breaks taken out. */
const readLetter = (text: string): string =>
  text
    .replace(/=\r?\n/g, '')
    .replace(/\r?\n[ \t]+/g, ' ')
    .replace(/=3D/g, '=');

const lettersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.eml'))
        .map((name) => readLetter(readFileSync(join(folder, name), 'utf8')))
    : [];

describe('reminders as files', () => {
  let world: World;
  let product: Product;
  let focal: Client;
  let secretariat: Client;
  const letters = (): string[] => lettersIn(product.mailFolder);

  beforeAll(async () => {
    world = await World.build({ cycle: { deadlineAt: NEAR } });
    const cookies = [
      await world.signIn({ role: 'focal-point', members: ['FR', 'IT'], nationality: 'FR' }),
      await world.signIn({ role: 'secretariat' }),
    ] as const;
    product = await startProduct({ database: world.test, workers: 0 });
    const visitor = new Client(product.url);
    [focal, secretariat] = [visitor.with(cookies[0]), visitor.with(cookies[1])];
    const french: Notifications = { language: 'fr', off: [] };
    await focal.put('/api/me/notifications', french);
    await secretariat.put('/api/me/notifications', { language: 'en', off: ['deadline'] });
    await product.startWorker();
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  it('come once to a person, with all of the person’s members, in the person’s language', async () => {
    const [letter = ''] = await until(
      () => Promise.resolve(letters()),
      (all) => all.length > 0,
    );
    expect(letter).toContain('Auto-Submitted: auto-generated');
    expect(letter).toContain('/report/c-2025/FR');
    expect(letter).toContain('/report/c-2025/IT');
    expect(letter).toContain('Choisissez les courriels');
    expect(letter).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const rows = await world.asSystem((tx) => tx.find(MailEntity));
    // The secretariat wanted no letter of these: they stand in the product alone.
    const written = rows.filter(({ letter: sent }) => sent);
    expect(written.map(({ kind, facts }) => [kind, facts.members])).toEqual([['deadline', ['FR', 'IT']]]);
    const { body } = await secretariat.get<NewsList>('/api/me/news');
    expect([body.unread, body.news.map(({ kind, read }) => [kind, read])]).toEqual([1, [['deadline', false]]]);
    expect((await secretariat.post('/api/me/news/read', { upTo: body.news[0]?.at })).status).toBe(204);
    expect((await secretariat.get<NewsList>('/api/me/news')).body.unread).toBe(0);
    expect((await focal.get<NewsList>('/api/me/news')).body.unread).toBe(1);
    expect((await new Client(product.url).get('/api/me/news')).status).toBe(401);
  });

  it('end with one click from the letter, without a session', async () => {
    const address = /List-Unsubscribe: <([^>]+)>/.exec(letters()[0] ?? '')?.[1] ?? '';
    const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    const body = 'List-Unsubscribe=One-Click';
    expect((await fetch(address.replace(/unsubscribe\/[^/]+/, 'unsubscribe/nothing'), { ...form, body })).status).toBe(
      404,
    );
    expect((await fetch(address, { ...form, body })).status).toBe(204);
    expect((await focal.get<Notifications>('/api/me/notifications')).body).toEqual({
      language: 'fr',
      off: ['deadline'],
    });
    expect((await fetch(`${product.url}/api/session`, { ...form, body })).status).toBe(415);
  });

  it('go out when the secretariat sends them by hand, once, and stand in the product too', async () => {
    const path = '/api/cycles/c-2025/reminders';
    const open = (await secretariat.get<ReminderView[]>(path)).body.filter(({ people }) => people > 0);
    expect(open.map(({ topic, member, last }) => [topic, member, last])).toEqual([
      ['report', 'FR', null],
      ['report', 'IT', null],
    ]);
    const chosen: SendReminders = { topic: 'report', members: ['FR'] };
    const preview = await secretariat.post<ReminderLetter[]>(`${path}/preview`, chosen);
    expect(preview.body.map(({ language, members }) => [language, members])).toEqual([['fr', ['FR']]]);
    const before = letters().length;
    expect((await secretariat.post(path, chosen)).body).toEqual({
      members: ['FR'],
      people: 1,
      letters: 1,
      unreached: [],
    });
    const sent = await until(
      () => Promise.resolve(letters()),
      (all) => all.length > before,
    );
    for (const text of [preview.body[0]?.text ?? '', sent.join('')]) {
      expect(text).toContain('vous rappelle que');
      expect(text).toContain(`${product.url}/report/c-2025/FR`);
    }
    expect((await focal.get<NewsList>('/api/me/news')).body.news[0]).toMatchObject({
      kind: 'report-reminder',
      places: [{ path: '/report/c-2025/FR' }],
    });
    const again = await secretariat.post<Problem>(path, chosen);
    expect([again.status, again.body.code]).toEqual([409, 'reminder.sent-lately']);
    expect(again.body.detail).toMatch(/France was reminded by Person .+ at \d+ \w+ 20\d\d, .+ UTC.+once in 12 hours/);
    expect((await focal.post<Problem>(path, chosen)).status).toBe(403);
    const wrong = await secretariat.post<Problem>(path, { topic: 'report', members: ['FR', 'XX'] });
    expect([wrong.status, wrong.body.faults?.map(({ pointer }) => pointer)]).toEqual([422, ['/members/1']]);
  });
});

describe('letters in the reader’s language', () => {
  let world: World;
  let product: Product;

  beforeAll(async () => {
    world = await World.build({ cycle: { deadlineAt: new Date(Date.now() + 6 * 86_400_000) } });
    await world.makeLead('lead@letters.example', 'IT');
    await world.makeLead('quiet@letters.example', 'CA');
    product = await startProduct({ database: world.test, workers: 0 });
    await world.asSystem((tx) =>
      tx.query(
        `insert into extension (cycle_id, member_code, n, deadline_at, reason, granted_by, granted_at)
         select id, m, 1, now() + interval '9 days', 'Floods.', 'test', now() - interval '5 minutes' from cycle, unnest('{CA,IT}'::text[]) m`,
      ),
    );
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  it('are in the language of the browser that the person signed in with, until one is chosen', async () => {
    const visitor = new Client(product.url);
    const signIn = (email: string, wished: string) =>
      visitor.post('/api/session', { email, password: PASSWORD }, { 'accept-language': wished });
    expect((await signIn('lead@letters.example', 'pt, de-AT;q=0.8, en;q=0.5')).status).toBe(201);
    // What came first stands until the person chooses; a browser that asks for nothing there is says nothing.
    expect((await signIn('lead@letters.example', 'ja')).status).toBe(201);
    expect((await signIn('quiet@letters.example', 'pt')).status).toBe(201);
    await product.startWorker();
    const letters = await until(
      () => Promise.resolve(lettersIn(product.mailFolder)),
      (all) => all.length >= 2,
    );
    const of = (address: string) => letters.find((letter) => letter.includes(`<${address}>`)) ?? '';
    expect(of('lead@letters.example')).toContain('hat das Sekretariat die Frist bis');
    expect(of('lead@letters.example')).toContain('/report/c-2025/IT');
    expect(of('lead@letters.example')).toMatch(/unsubscribe\/[^/]+\/extension>/);
    expect(of('quiet@letters.example')).toContain('the secretariat extended the deadline to');
    expect(of('quiet@letters.example')).not.toContain('/report/c-2025/IT');
  });
});

describe('reminders by SMTP', () => {
  let world: World;
  let product: Product;
  let server: SMTPServer;
  const received: string[] = [];
  let refusals = 1;

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _, done) {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => {
          if (refusals-- > 0) return done(Object.assign(new Error('Try again later'), { responseCode: 451 }));
          received.push(readLetter(text));
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    world = await World.build({ cycle: { deadlineAt: NEAR } });
    await world.signIn({ role: 'lead-focal-point', members: ['CA'], nationality: 'CA' });
    product = await startProduct({ database: world.test, smtpUrl: `smtp://127.0.0.1:${port}` });
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('are tried again when the server refused, and arrive once', async () => {
    const [mail] = await until(
      () => world.asSystem((tx) => tx.find(MailEntity)),
      ([each]) => each?.sentAt != null,
    );
    expect([mail?.failed, refusals, received.length]).toEqual([null, -1, 1]);
    expect(received[0]).toContain(`Message-ID: <${mail?.id}@signatory>`);
  });
});
