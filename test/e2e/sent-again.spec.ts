import { setTimeout as wait } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { ActionsView, ImportedOutsideFigures, ImportView, Problem } from '@signatory/contract';
import pg from 'pg';
import { buildPlan } from '../support/build-plan.js';
import { World } from '../support/build-world.js';
import { Client, type Answer } from '../support/client.js';
import { CODEBOOK } from '../support/judged-actions.js';
import { startProduct, type Product } from '../support/processes.js';
import { FILE as PLAN_FILE } from './fixtures/third-plan.js';

// A thousand at once, on a busy machine.
jest.setTimeout(120_000);

const CYCLE = '/api/cycles/c-2025';
const ACTIONS = `${CYCLE}/actions/IT/c1`;
const IMPORTS = `${CYCLE}/reports/IT/imports`;
const FIGURES = `${CYCLE}/outside-figures`;
const MANY = 1_000;
const ACTION = { happened: '2025-03-01', text: 'A unit began to take cases.', evidence: [{ title: 'The charter' }] };
const CSV = 'indicator,field,value\ni1_unit,,planned\n';
const figure = (value: string) => ({
  figures: [{ member: 'IT', indicator: 'i1_staff', value, reference: '2025', source: 'UNODC', accessed: '2025-11-01' }],
});
const under = (key: string) => ({ 'idempotency-key': key });
const replayed = ({ headers }: Answer): boolean => headers.get('idempotent-replayed') === 'true';

/** As whoever has a key does where there is no room for so many at once: again, after the time that the answer names. */
async function persist<Body>(ask: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
  for (let left = 10; ; left -= 1) {
    const answer = await ask();
    if (answer.status !== 503 || left === 0) return answer;
    await wait(Number(answer.headers.get('retry-after')) * 1_000);
  }
}

describe('a command that is sent again under its key', () => {
  let world: World;
  let product: Product;
  let superuser: pg.Client;
  let lead: Client;
  let colleague: Client;
  let secretariat: Client;

  beforeAll(async () => {
    world = await World.build({ plan: buildPlan({ codebook: CODEBOOK }) });
    product = await startProduct({ database: world.test, workers: 0 });
    superuser = new pg.Client({ connectionString: world.test.superuserUrl });
    await superuser.connect();
    const visitor = new Client(product.url);
    const grant = { role: 'lead-focal-point', members: ['IT'] } as const;
    [lead, colleague, secretariat] = [
      visitor.with(await world.signIn(grant)),
      visitor.with(await world.signIn(grant)),
      visitor.with(await world.signIn({ role: 'secretariat' })),
    ];
  });
  afterAll(async () => {
    await superuser.end();
    await product.stop();
    await world.close();
  });

  const count = async (table: string): Promise<number> => {
    const { rows } = await superuser.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    return rows[0]?.n ?? 0;
  };
  const bring = (key: string, csv: string, name = 'figures.csv'): Promise<Answer<ImportView & Problem>> =>
    lead.send('POST', IMPORTS, {
      body: csv,
      headers: {
        ...under(key),
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${name}"`,
      },
    });

  it('by a thousand at once is done once, and all get the equal answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: MANY }, () =>
        persist(() => lead.post<{ action: string }>(ACTIONS, ACTION, under('a-thousand'))),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter((each) => !replayed(each))).toHaveLength(1);
    expect((await lead.get<ActionsView>(`${CYCLE}/actions/IT`)).body.actions).toHaveLength(1);
    const again = await lead.post(ACTIONS, ACTION, under('a-thousand'));
    expect([again.status, again.text, replayed(again)]).toEqual([201, answers[0]?.text, true]);
  });

  it('with another body is refused, and so is what is no key', async () => {
    const other = await lead.post<Problem>(
      ACTIONS,
      { ...ACTION, text: 'Another unit began to take cases.' },
      under('a-thousand'),
    );
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.key-reused']);
    for (const key of ['x'.repeat(256), 'two words', '']) {
      const refused = await lead.post<Problem>(ACTIONS, ACTION, under(key));
      expect([key, refused.status, refused.body.code]).toEqual([key, 400, 'body.malformed']);
    }
    expect(await count('action')).toBe(1);
  });

  it('is another’s own under the same key, and another command’s', async () => {
    const theirs = await colleague.post<{ action: string }>(
      ACTIONS,
      { ...ACTION, text: 'A second unit began to work.' },
      under('a-thousand'),
    );
    expect([theirs.status, replayed(theirs)]).toEqual([201, false]);
    const file = await bring('a-thousand', 'indicator,field,value\ni1_law,,true\n');
    expect([file.status, replayed(file)]).toEqual([202, false]);
    expect(await count('action')).toBe(2);
  });

  it('through two processes is done once', async () => {
    const second = new Client(await product.startApi()).with(lead.cookie ?? '');
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        (n % 2 === 0 ? lead : second).post<{ action: string }>(
          ACTIONS,
          { ...ACTION, text: 'A third unit began to work.' },
          under('two-doors'),
        ),
      ),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers.filter((each) => !replayed(each))).toHaveLength(1);
    expect(await count('action')).toBe(3);
  });

  it('is one import of a file, by its name and bytes, however it is sent', async () => {
    const [first, second] = [await bring('file', CSV), await bring('file', CSV)];
    expect([first.status, second.status, second.text]).toEqual([202, 202, first.text]);
    expect(second.headers.get('location')).toBe(`${IMPORTS}/${first.body.id}`);
    for (const other of [await bring('file', `${CSV}i1_staff,,12\n`), await bring('file', CSV, 'other.csv')])
      expect([other.status, other.body.code]).toEqual([422, 'idempotency.key-reused']);
    const form = await lead.upload<ImportView>(IMPORTS, CSV, 'figures.csv', 'text/csv', under('file'));
    expect([form.status, form.text]).toEqual([202, first.text]);
    expect(await count('report_import')).toBe(2);
  });

  it('is one draft of a plan, where the second was refused without a key', async () => {
    const draft = { file: PLAN_FILE };
    const [first, second] = [
      await secretariat.post('/api/plans/drafts', draft, under('draft')),
      await secretariat.post('/api/plans/drafts', draft, under('draft')),
    ];
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text]);
    expect((await secretariat.post('/api/plans/drafts', draft)).status).toBe(409);
  });

  it('is one bringing of outside figures: the answer still says that they were new', async () => {
    for (const wanted of [false, true]) {
      const { status, body, ...answer } = await secretariat.post<ImportedOutsideFigures>(
        FIGURES,
        figure('12'),
        under('figures'),
      );
      expect([status, body, replayed({ status, body, ...answer })]).toEqual([200, { imported: 1, known: 0 }, wanted]);
    }
    expect(await count('outside_figure')).toBe(1);
  });

  it('is one entry, with the version that was made, and another from another version', async () => {
    const path = `${CYCLE}/reports/IT/entries/i1_note`;
    const save = (version: number) =>
      lead.put<Problem>(path, { value: 'A note.' }, { ...under('entry'), 'if-match': `"${version}"` });
    const [first, second, other] = [await save(0), await save(0), await save(1)];
    expect([first.status, second.status, second.text]).toEqual([200, 200, first.text]);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.key-reused']);
  });

  it('is evaluated anew where it was refused, whatever it says now', async () => {
    const early = { ...ACTION, text: 'A unit began much too early.', happened: '2020-01-01' };
    for (let n = 0; n < 2; n += 1) {
      const refused = await lead.post<Problem>(ACTIONS, early, under('refused'));
      expect([refused.status, refused.body.code, replayed(refused)]).toEqual([422, 'action.out-of-window', false]);
    }
    const many = await Promise.all(
      Array.from({ length: 20 }, () => lead.post<Problem>(ACTIONS, early, under('refused'))),
    );
    expect(new Set(many.map(({ body }) => body.code))).toEqual(new Set(['action.out-of-window']));
    const allowed = await lead.post(ACTIONS, { ...early, happened: '2025-02-01' }, under('refused'));
    expect([allowed.status, replayed(allowed)]).toEqual([201, false]);
  });

  it('is never done again where its process ended before the answer was kept, and is done where nothing was', async () => {
    await lead.post(ACTIONS, { ...ACTION, text: 'A fourth unit began to work.' }, under('lost'));
    const before = await count('action');
    // As it stands where the process ended at that instant.
    const forget = (done: string) =>
      superuser.query(
        `update idempotency_key set status = null, answer = null, done_at = ${done}, created_at = now() - interval '2 minutes'
         where key = 'lost' and done_at is not null returning 1`,
      );
    expect((await forget('done_at')).rowCount).toBe(1);
    const lost = await lead.post<Problem>(ACTIONS, { ...ACTION, text: 'A fourth unit began to work.' }, under('lost'));
    expect([lost.status, lost.body.code]).toEqual([409, 'idempotency.answer-lost']);
    expect(await count('action')).toBe(before);
    await forget('null');
    expect((await lead.post(ACTIONS, { ...ACTION, text: 'A fifth unit began to work.' }, under('lost'))).status).toBe(
      201,
    );
    expect(await count('action')).toBe(before + 1);
  });

  it('is not heard where the answer is a secret, which is kept nowhere', async () => {
    const webhook = {
      plan: 'test-plan',
      cycle: null,
      label: 'A',
      address: 'https://1.1.1.1/hook',
      kinds: ['deadline.extended'],
    };
    const made = await secretariat.post('/api/webhooks', webhook, under('secret'));
    expect(made.status).toBe(201);
    const { rows } = await superuser.query(`select from idempotency_key where route like '%webhooks%'`);
    expect(rows).toEqual([]);
    const { body } = await lead.get<{
      paths: Record<string, Record<string, { parameters: { name: string }[] }>>;
    }>('/api/openapi.json');
    const hears = (path: string, method = 'post') =>
      body.paths[path]?.[method]?.parameters.some(({ name }) => name === 'Idempotency-Key');
    expect(
      ['/api/webhooks', '/api/me/access-tokens', '/api/people/{id}/password-reset', '/api/session'].map((path) =>
        hears(path),
      ),
    ).toEqual([false, false, false, false]);
    expect(
      ['/api/cycles/{cycle}/actions/{member}/{commitment}', '/api/cycles/{cycle}/releases', '/api/plans/drafts'].map(
        (path) => hears(path),
      ),
    ).toEqual([true, true, true]);
    expect(hears('/api/cycles/{cycle}/reports/{member}/entries/{indicator}', 'put')).toBe(true);
    expect(hears('/api/cycles/{cycle}/reports/{member}', 'get')).toBe(false);
  });
});
