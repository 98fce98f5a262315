import type {
  AdoptedPlanView,
  CycleView,
  MigrationView,
  PlanCommentView,
  PlanDocumentView,
  PlanProblemsView,
  PlanVersionDetail,
  PlanVersionView,
  PlanView,
  Problem,
} from '@signatory/contract';
import { PASSWORD, World } from '../support/build-world.js';
import { Client, type Answer } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { tellOfDrafts } from './plan-drafts.js';
import { tellOfReportsOverVersions } from './reports-over-versions.js';
import { day, DESIGN, FILE, PEOPLE, PLAN } from './fixtures/third-plan.js';

const VERSIONS = `/api/plans/${PLAN}/versions`;

describe('a plan version, from its draft to the next one', () => {
  let world: World;
  let product: Product;
  let visitor: Client;
  let secretariat: Client;
  const people = new Map<string, Client>();
  const as = (name: string): Client => people.get(name) ?? visitor;

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({ database: world.test, workers: 0 });
    visitor = new Client(product.url);
    secretariat = visitor.with(await world.signIn({ role: 'secretariat' }));
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const code = ({ status, body }: Answer) => [status, (body as Problem).code];
  const read = async (n: number, who = secretariat) => (await who.get<PlanVersionDetail>(`${VERSIONS}/${n}`)).body;

  it('is uploaded as a draft, and told every fault of its file at once', async () => {
    const faulty = FILE.replace('a1_minutes < 30', 'a1_minutes < 30.0').replace('"none"', '"no"');
    const refused = await secretariat.post<Problem>('/api/plans/drafts', { file: faulty });
    expect(code(refused)).toEqual([422, 'plan.faulty']);
    expect((refused.body.faults ?? []).length).toBeGreaterThan(1);
    expect((await secretariat.post('/api/plans/drafts', { file: FILE })).status).toBe(201);
    expect(await read(1)).toMatchObject({
      state: 'DRAFT',
      revision: 1,
      adopted: null,
      commands: ['revise', 'consult'],
    });
    expect(code(await secretariat.post('/api/plans/drafts', { file: FILE }))).toEqual([409, 'plan.version-taken']);
  });

  it('gives its people accounts, who do not see the draft', async () => {
    for (const [name, { nationality, grants }] of Object.entries(PEOPLE)) {
      const account = { email: `${name.toLowerCase()}@versions.example`, name: `Person ${name}`, nationality };
      const roles = grants.map((grant) => ({ plan: PLAN, ...grant }));
      const made = await secretariat.post('/api/people', { ...account, password: PASSWORD, grants: roles });
      expect(made.status).toBe(201);
      const { headers } = await visitor.post('/api/session', { email: account.email, password: PASSWORD });
      people.set(name, visitor.with(headers.get('set-cookie')?.split(';')[0] ?? ''));
    }
    expect((await as('lead-NO').get(`${VERSIONS}/1`)).status).toBe(404);
    expect((await as('lead-NO').get<PlanVersionView[]>('/api/plans')).body).toEqual([]);
  });

  it('is revised while it is a draft, by whoever saw its latest text', async () => {
    const file = FILE.replace('day and night', 'by day and by night');
    expect((await secretariat.post('/api/plans/drafts', { file, revision: 1 })).status).toBe(201);
    expect(code(await secretariat.post('/api/plans/drafts', { file, revision: 1 }))).toEqual([409, 'command.stale']);
    expect((await read(1)).revision).toBe(2);
  });

  it('is no plan to open a cycle on', async () => {
    expect(code(await secretariat.post('/api/cycles', DESIGN))).toEqual([409, 'plan.not-adopted']);
  });

  describe('under consultation', () => {
    let thread: string;

    it('is put to the members until an instant ahead', async () => {
      const path = `${VERSIONS}/1/consultation`;
      expect(code(await as('lead-NO').post(path, { until: day(5), revision: 2 }))).toEqual([403, 'permission.missing']);
      expect(code(await secretariat.post(path, { until: day(-1), revision: 2 }))).toEqual([422, 'request.invalid']);
      expect(code(await secretariat.post(path, { until: day(5), revision: 1 }))).toEqual([409, 'command.stale']);
      expect((await secretariat.post(path, { until: day(5), revision: 2 })).status).toBe(204);
      expect(code(await secretariat.post('/api/plans/drafts', { file: FILE, revision: 3 }))).toEqual([
        409,
        'command.wrong-state',
      ]);
      expect((await read(1, as('lead-NO'))).speaksFor).toEqual(['NO']);
    });

    it('is commented on by each member in its own name', async () => {
      const path = `${VERSIONS}/1/comments`;
      const comment = { member: 'NO', item: 'indicator', id: 'a1_watch', text: 'What is continuous?' };
      expect(code(await as('lead-NO').post(path, { ...comment, id: 'a9' }))).toEqual([422, 'request.invalid']);
      expect(code(await as('lead-PT').post(path, comment))).toEqual([403, 'permission.missing']);
      expect(code(await as('analyst').post(path, comment))).toEqual([403, 'permission.missing']);
      const said = await as('lead-NO').post<{ thread: string }>(path, comment);
      expect(said.status).toBe(201);
      thread = said.body.thread;
      const seen = (await as('lead-PT').get<PlanCommentView[]>(path)).body;
      expect(seen).toMatchObject([{ thread, member: 'NO', itemId: 'a1_watch', voice: 'member' }]);
    });

    it('is not adopted while a comment waits, nor once the member asks again', async () => {
      const replies = `${VERSIONS}/1/comments/${thread}/replies`;
      const adoption = { date: '2025-01-15', place: 'Bergen', document: 'Final act', revision: 3 };
      expect(code(await secretariat.post(`${VERSIONS}/1/adoption`, adoption))).toEqual([409, 'plan.comments-open']);
      expect((await secretariat.post(replies, { text: 'Staffed at all hours.' })).status).toBe(201);
      expect(code(await as('lead-PT').post(replies, { text: 'And on holidays?' }))).toEqual([
        403,
        'permission.missing',
      ]);
      expect((await as('lead-NO').post(replies, { text: 'And on holidays?' })).status).toBe(201);
      expect(code(await secretariat.post(`${VERSIONS}/1/adoption`, adoption))).toEqual([409, 'plan.comments-open']);
      expect((await secretariat.post(replies, { text: 'On holidays too.' })).status).toBe(201);
    });

    it('is adopted with its document and reservations', async () => {
      const reservation = { member: 'PT', commitment: null, text: { en: 'Portugal reserves its position.' } };
      const adoption = { date: '2025-01-15', place: 'Bergen', document: 'Final act', revision: 3 };
      const wrong = { ...adoption, reservations: [{ ...reservation, member: 'XX' }] };
      const refused = await secretariat.post<Problem>(`${VERSIONS}/1/adoption`, wrong);
      expect(refused.body.faults?.map(({ pointer }) => pointer)).toEqual(['/reservations/0/member']);
      const right = { ...adoption, reservations: [reservation] };
      expect((await secretariat.post(`${VERSIONS}/1/adoption`, right)).status).toBe(204);
      expect(await read(1, as('analyst'))).toMatchObject({
        state: 'ADOPTED',
        adopted: '2025-01-15',
        adoption: { document: 'Final act', reservations: [{ member: 'PT' }] },
      });
    });
  });

  describe('of whom it asks what', () => {
    const variant = {
      member: 'NSC',
      commitment: 'a1',
      kind: 'variant',
      ground: 'competence',
      text: { en: 'The Commission runs a joint watch room.' },
    };
    const decide = (decisions: readonly unknown[], revision: number, who = secretariat) =>
      who.put<Problem>(`${VERSIONS}/1/decisions`, { decisions }, { 'if-match': `"${revision}"` });
    let ids: string[];

    beforeAll(async () => {
      ids = (await read(1)).plan.commitments.map(({ id }) => id);
      Object.assign(variant, { commitment: ids[0] });
    });

    it('is decided with a ground and words, by the secretariat and never by a member', async () => {
      expect(code(await decide([variant], 4, as('lead-NO')))).toEqual([403, 'permission.missing']);
      expect(code(await decide([variant], 3))).toEqual([412, 'version.stale']);
      const wordless = await decide([{ ...variant, text: null, ground: 'reservation' }], 4);
      expect(wordless.body.faults?.map(({ pointer }) => pointer)).toEqual(['/decisions/0/text', '/decisions/0/ground']);
      expect((await decide([variant], 4)).status).toBe(204);
      const { plan, decisions } = await read(1);
      expect(decisions).toMatchObject([{ member: 'NSC', kind: 'variant', ground: 'competence' }]);
      expect(plan.commitments[0]?.members).not.toContainEqual(
        expect.objectContaining({ member: 'NSC', kind: 'variant' }),
      );
    });

    it('stands in the cycle that opens on it, pinned, and is fixed from then on', async () => {
      expect((await secretariat.post('/api/cycles', DESIGN)).status).toBe(201);
      const opened = await secretariat.post<CycleView>('/api/cycles/lights-2025/open');
      expect(opened.body).toMatchObject({ state: 'OPEN', pin: { plan: expect.stringMatching(/^[0-9a-f]{64}$/) } });
      expect(opened.body.pin?.decisions).toMatch(/^[0-9a-f]{64}$/);
      const { commitments } = (await as('lead-NSC').get<PlanView>('/api/cycles/lights-2025/plan')).body;
      expect(commitments[0]?.members).toContainEqual({
        member: 'NSC',
        kind: 'variant',
        text: { original: 'en', texts: { en: { text: 'The Commission runs a joint watch room.' } } },
      });
      expect((await read(1)).state).toBe('IN_USE');
      expect(code(await decide([], 5))).toEqual([409, 'plan.in-use']);
    });
  });

  describe('and the version after it', () => {
    const next = FILE.replace('version: 1', 'version: 2')
      .replace('day and night', 'by day and by night')
      .replaceAll('a1_minutes', 'a1_wait');
    const cycle = { ...DESIGN, code: 'lights-2026', series: 'lights-2026', planVersion: 2 };

    it('opens no cycle until every item is decided', async () => {
      expect((await secretariat.post('/api/plans', { file: next })).status).toBe(201);
      expect((await secretariat.post('/api/cycles', cycle)).status).toBe(201);
      expect(code(await secretariat.post('/api/cycles/lights-2026/open'))).toEqual([409, 'plan.migration-open']);
    });

    it('is compared item by item, and decided whole by a person', async () => {
      const path = `${VERSIONS}/2/migration`;
      const { body } = await secretariat.get<MigrationView>(path);
      // Whoever comments on a version reads what changed in it, and decides nothing.
      expect((await as('lead-NSC').get<MigrationView>(path)).body.mappings).toEqual(body.mappings);
      expect(code(await as('lead-NSC').save(path, body.revision, { mappings: [] }))).toEqual([
        403,
        'permission.missing',
      ]);
      expect([body.from, body.to, body.decided]).toEqual([1, 2, false]);
      const mappings = body.mappings.map(({ item, kind, from, to }) => ({ item, kind, from, to }));
      expect(mappings.filter(({ kind }) => kind !== 'kept')).toEqual([
        { item: 'indicator', kind: 'renamed', from: 'a1_minutes', to: 'a1_wait' },
      ]);
      const { revision } = body;
      const some = await secretariat.save<Problem>(path, revision, { mappings: mappings.slice(1) });
      expect([code(some), some.body.faults?.length]).toEqual([[422, 'request.invalid'], 2]);
      expect(code(await secretariat.put(path, { mappings }))).toEqual([428, 'precondition.missing']);
      expect((await secretariat.save(path, revision, { mappings })).status).toBe(204);
      expect(code(await secretariat.save(path, revision, { mappings }))).toEqual([412, 'version.stale']);
      expect((await secretariat.get<MigrationView>(path)).body.decided).toBe(true);
    });

    it('then opens, and supersedes the one before', async () => {
      expect((await secretariat.post<CycleView>('/api/cycles/lights-2026/open')).body.state).toBe('OPEN');
      expect([(await read(1)).state, (await read(2)).state]).toEqual(['SUPERSEDED', 'IN_USE']);
      const late = { ...DESIGN, code: 'lights-late', series: 'lights-late' };
      expect((await secretariat.post('/api/cycles', late)).status).toBe(201);
      expect(code(await secretariat.post('/api/cycles/lights-late/open'))).toEqual([409, 'plan.not-adopted']);
    });
  });

  describe('copied into the next draft', () => {
    const path = `${VERSIONS}/3/document`;
    type Document = Record<string, unknown> & { commitments: Record<string, unknown>[] };
    let document: Document;

    it('has the text of the version in use and what was decided for single members, and says whose it was', async () => {
      expect(code(await as('lead-NO').post(`${VERSIONS}/1/copies`, { version: 3 }))).toEqual([
        403,
        'permission.missing',
      ]);
      expect(code(await secretariat.post(`${VERSIONS}/1/copies`, { version: 2 }))).toEqual([409, 'plan.version-taken']);
      expect(code(await secretariat.post(`${VERSIONS}/1/copies`, { version: 1 }))).toEqual([422, 'request.invalid']);
      expect((await secretariat.post(`${VERSIONS}/1/copies`, { version: 3 })).status).toBe(201);
      const copy = await read(3);
      expect(copy).toMatchObject({ state: 'DRAFT', revision: 1, copiedFrom: 1, adopted: null, decisions: [] });
      expect(copy.exceptions).toContainEqual(expect.objectContaining({ member: 'NSC', kind: 'variant' }));
      expect((await read(1)).copiedFrom).toBeNull();
      expect((await as('lead-NO').get(path)).status).toBe(404);
    });

    it('is read as the document that its file would be, and so is every version', async () => {
      const { body } = await secretariat.get<PlanDocumentView>(path);
      expect(body).toMatchObject({ revision: 1, revised: { by: expect.any(String) } });
      document = body.document as Document;
      expect(document).toMatchObject({ plan: PLAN, version: 3 });
      const older = (await as('lead-NO').get<PlanDocumentView>(`${VERSIONS}/1/document`)).body.document;
      expect({ ...older, version: 3, commitments: [] }).toEqual({ ...document, commitments: [] });
      // Read again by the upload, it is the same text.
      const file = JSON.stringify(document);
      const { sha256 } = await read(3);
      const again = await secretariat.post<AdoptedPlanView>('/api/plans/drafts', { file, revision: 1 });
      expect(again.body).toMatchObject({ sha256 });
    });

    it('is checked at its places without being kept', async () => {
      const [first, ...rest] = document.commitments;
      const faulty = { ...document, commitments: [{ ...first, pillar: 'Z' }, ...rest] };
      const { body } = await secretariat.post<PlanProblemsView>(`${path}/problems`, { document: faulty });
      expect(body.problems).toMatchObject([{ severity: 'ERROR', pointer: '/commitments/0/pillar' }]);
      expect(code(await as('lead-NO').post(`${path}/problems`, { document }))).toEqual([403, 'permission.missing']);
      const foreign = await secretariat.save<Problem>(path, 2, { document: { ...document, version: 1 } });
      expect(foreign.body.faults?.map(({ pointer }) => pointer)).toEqual(['/document/version']);
      expect((await read(3)).revision).toBe(2);
    });

    it('is saved by whoever saw its latest text, while it is a draft', async () => {
      const changed = { ...document, title: { en: 'Accord, third version' } };
      expect(code(await secretariat.put(path, { document }))).toEqual([428, 'precondition.missing']);
      expect(code(await secretariat.save(path, 1, { document: changed }))).toEqual([412, 'version.stale']);
      const saved = await secretariat.save(path, 2, { document: changed });
      expect([saved.status, saved.headers.get('etag')]).toEqual([200, '"3"']);
      expect((await read(3)).title.texts['en']?.text).toBe('Accord, third version');
      expect(code(await as('lead-NO').save(path, 3, { document }))).toEqual([403, 'permission.missing']);
      const { revision } = await read(2);
      const fixed = await secretariat.save(`${VERSIONS}/2/document`, revision, {
        document: { ...document, version: 2 },
      });
      expect(code(fixed)).toEqual([409, 'command.wrong-state']);
    });

    tellOfDrafts({ secretariat: () => secretariat, member: () => as('lead-NO'), path, document: () => document });
  });
});

describe('reports over two versions of a plan', () => {
  tellOfReportsOverVersions();
});
