import { createHash } from 'node:crypto';
import type {
  AdoptedPlanView,
  CycleView,
  PersonView,
  PlanVersionView,
  Problem,
  ReleaseDocument,
  ReleaseView,
  ReportView,
  ReviewRow,
  ScoreRow,
  ScoreView,
} from '@signatory/contract';
import { readMatrix } from '@signatory/domain';
import { PASSWORD } from '../support/build-world.js';
import { Cast } from '../support/cast.js';
import { Client } from '../support/client.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';
import * as third from './fixtures/third-plan.js';

const { ANSWERS, day, DESIGN, FILE, FILES, MEMBERS, OPINIONS, PAGE_WORDS, PEOPLE, PLAN, PUBLIC_ANSWERS, SCORED } =
  third;
const CYCLE = '/api/cycles/lights-2025';
const RESULTS = '/results/lights-2025';
const RATIONALE = 'The approved entries show it, each with its evidence.';

describe('a third plan, from its file to its scorecards', () => {
  let database: TestDatabase;
  let product: Product;
  let visitor: Client;
  let secretariat: Client;
  let cast: Cast;
  const as = (name: string): Client => cast.as(name);

  beforeAll(async () => {
    database = await createDatabase();
    product = await startProduct({ database });
    visitor = new Client(product.url);
    cast = new Cast(visitor);
  });
  afterAll(async () => {
    await product.stop();
    await database.drop();
  });

  const code = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];

  describe('its secretariat', () => {
    it('begins with the one-time link that the first start prints', async () => {
      const log = await until(
        () => Promise.resolve(product.apiLog()),
        (text) => text.includes('/invitation/'),
      );
      const token = /\/invitation\/([\w-]{43})/.exec(log)?.[1] ?? '';
      const account = { email: Cast.email('Secretariat'), name: 'Secretariat', password: PASSWORD };
      expect((await visitor.post(`/api/invitations/${token}`, account)).status).toBe(204);
      expect(code(await visitor.post(`/api/invitations/${token}`, account))).toEqual([404, 'not-found']);
      secretariat = await cast.signIn('Secretariat');
    });

    it('adopts the plan and keeps it; the same again changes nothing, other content is refused', async () => {
      const adopted = await secretariat.post<AdoptedPlanView>('/api/plans', { file: FILE });
      expect([adopted.status, adopted.body]).toMatchObject([201, { id: PLAN, version: 1, problems: [] }]);
      expect((await secretariat.post<AdoptedPlanView>('/api/plans', { file: FILE })).body).toEqual(adopted.body);
      const other = await secretariat.post('/api/plans', { file: FILE.replace('day and night', 'by day') });
      expect(code(other)).toEqual([409, 'plan.version-taken']);
      expect((await secretariat.get<PlanVersionView[]>('/api/plans')).body).toMatchObject([
        { id: PLAN, version: 1, members: MEMBERS, pillars: ['A', 'B'], commitments: 3, sha256: adopted.body.sha256 },
      ]);
    });

    it('designs a cycle, which does not open without its reviewers', async () => {
      expect((await secretariat.post<CycleView>('/api/cycles', DESIGN)).body).toMatchObject({
        code: 'lights-2025',
        state: 'DESIGN',
        deadline: DESIGN.deadline,
        illustrative: false,
      });
      const unready = await secretariat.post<Problem>(`${CYCLE}/open`);
      expect([unready.status, unready.body.facts]).toEqual([409, { members: 'NO, PT, NSC', names: expect.any(Array) }]);
    });

    it('makes its people, each with roles on this plan only', async () => {
      for (const [name, { nationality, grants }] of Object.entries(PEOPLE)) {
        const made = await secretariat.post<PersonView>('/api/people', {
          email: Cast.email(name),
          name: `Person ${name}`,
          nationality,
          password: PASSWORD,
          grants: grants.map((grant) => ({ plan: PLAN, ...grant })),
        });
        expect([made.status, made.body.email]).toEqual([201, Cast.email(name)]);
        await cast.signIn(name);
      }
    });

    it('opens the cycle and extends one deadline', async () => {
      expect(code(await as('lead-NO').post(`${CYCLE}/open`))).toEqual([403, 'permission.missing']);
      expect((await secretariat.post<CycleView>(`${CYCLE}/open`)).body).toMatchObject({ state: 'OPEN' });
      expect(code(await secretariat.post(`${CYCLE}/open`))).toEqual([409, 'command.wrong-state']);
      const extension = { member: 'PT', deadline: day(20), reason: 'An election falls into the period.' };
      expect((await secretariat.post(`${CYCLE}/extensions`, extension)).status).toBe(204);
      const report = (await as('focal-PT').get<ReportView>(`${CYCLE}/reports/PT`)).body;
      expect([report.deadline, report.extended]).toEqual([extension.deadline, true]);
    });
  });

  describe.each(MEMBERS)('the report of %s', (member) => {
    const path = `${CYCLE}/reports/${member}`;
    const read = async () => (await as(`lead-${member}`).get<ReportView>(path)).body;
    const check = async () => {
      expect((await as(`focal-${member}`).post(`${path}/check`)).status).toBe(202);
      return until(read, ({ state }) => state !== 'VALIDATING');
    };

    it('takes every answer from its focal point, and none from another', async () => {
      for (const [indicator, answer] of Object.entries(ANSWERS[member])) {
        const saved = await as(`focal-${member}`).save(`${path}/entries/${indicator}`, 0, answer);
        expect([indicator, saved.status, saved.status === 200 ? null : saved.text]).toEqual([indicator, 200, null]);
      }
      const stranger = member === 'NO' ? 'focal-PT' : 'focal-NO';
      expect((await as(stranger).save(`${path}/entries/a1_watch`, 1, { value: 'none' })).status).toBe(404);
    });

    it('is blocked by a rule of the plan until it is right, then certified by its lead', async () => {
      await as(`focal-${member}`).save(`${path}/entries/a1_answered`, member === 'NO' ? 1 : 0, { value: '9999' });
      const blocked = await check();
      expect(blocked.state).toBe('BLOCKED');
      expect(blocked.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['A1-R1', 'BLOCKER']]);
      await as(`focal-${member}`).save(`${path}/entries/a1_answered`, member === 'NO' ? 2 : 1, { value: '0' });
      const ready = await check();
      expect([ready.state, ready.findings]).toEqual(['READY', []]);
      const statement = { revision: ready.revision, office: 'Ministry', statement: true };
      expect((await as(`focal-${member}`).post(`${path}/certify`, statement)).status).toBe(403);
      expect((await as(`lead-${member}`).post(`${path}/certify`, statement)).status).toBe(201);
    });

    it('is approved entry by entry, by reviewers of another country', async () => {
      const rows = (await as('swiss').get<ReviewRow[]>(`${CYCLE}/reviews?member=${member}`)).body;
      expect(rows.length).toBe(Object.keys(ANSWERS[member]).length + (member === 'NO' ? 1 : 2));
      const rate = (await read()).entries.find(({ indicator }) => indicator === 'a1_rate');
      expect(rate?.value ?? rate?.calculation?.gap?.reason).toBe(member === 'NSC' ? 'zero' : '0.0');
      if (member !== 'PT') {
        const own = await as('norwegian').post(`${CYCLE}/reviews/${member}/a1_watch/decision`, {
          decision: 'approve',
          version: 1,
        });
        expect(code(own)).toEqual([403, 'conflict-of-interest']);
      }
      for (const { indicator, pillar, version } of rows) {
        const reviewer = pillar === 'A' ? 'swiss' : 'independent';
        const approved = await as(reviewer).post(`${CYCLE}/reviews/${member}/${indicator}/decision`, {
          decision: 'approve',
          version,
        });
        expect([indicator, approved.status]).toEqual([indicator, 204]);
      }
      expect((await read()).state).toBe('ACCEPTED');
    });
  });

  describe('its scores', () => {
    const at = (member: string, commitment: string): string => `${CYCLE}/scores/${member}/${commitment}`;
    const view = async (name: string, member: string, commitment: string) =>
      (await as(name).get<ScoreView>(at(member, commitment))).body;

    it('take a finding from an assessor', async () => {
      const finding = { value: true, rationale: 'A place of care in Esbjerg closed in May without another.' };
      expect((await as('swiss').put(`${CYCLE}/assessments/NSC/b1_closed`, finding)).status).toBe(204);
    });

    it('are given by two, blind to each other and to the proposal', async () => {
      const own = await as('norwegian').post(`${at('NSC', 'A.1')}/opinions`, { value: 1, rationale: RATIONALE });
      expect(code(own)).toEqual([403, 'conflict-of-interest']);
      for (const [member, commitment, first, second] of OPINIONS) {
        const opinion = (value: number) => ({ value, rationale: RATIONALE });
        expect((await as('swiss').post(`${at(member, commitment)}/opinions`, opinion(first))).status).toBe(204);
        const again = await as('swiss').post(`${at(member, commitment)}/opinions`, opinion(first));
        expect(code(again)).toEqual([409, 'score.already-given']);
        for (const name of ['independent', 'adjudicator'])
          expect(await view(name, member, commitment)).toMatchObject({ opinions: [], proposal: null });
        expect((await as('independent').post(`${at(member, commitment)}/opinions`, opinion(second))).status).toBe(204);
        const { proposal, opinions } = await view('independent', member, commitment);
        expect([proposal?.score, opinions.map(({ value }) => value)]).toEqual([first, [first, second]]);
      }
      const notAsked = await as('swiss').post(`${at('NSC', 'A.2')}/opinions`, { value: 1, rationale: RATIONALE });
      expect(code(notAsked)).toEqual([409, 'score.not-ready']);
    });

    it('are settled by the adjudicator where the two differ', async () => {
      expect((await view('adjudicator', 'PT', 'B.1')).row.state).toBe('DISPUTED');
      const settled = { value: 0, rationale: 'Two places of care worked, not three.' };
      const wrong = await as('swiss').post(`${at('PT', 'B.1')}/adjudication`, settled);
      expect(code(wrong)).toEqual([403, 'permission.missing']);
      expect((await as('adjudicator').post(`${at('PT', 'B.1')}/adjudication`, settled)).status).toBe(204);
    });

    it('are shared with each member, and confirmed by its reply', async () => {
      const before = await as('lead-PT').get<ScoreRow[]>(`${CYCLE}/scores?member=PT`);
      expect(before.body.map(({ value }) => value)).toEqual([null, null, null]);
      const early = await secretariat.post(`${CYCLE}/releases`, { embargoUntil: day(1) });
      expect(code(early)).toEqual([409, 'release.scores-open']);
      for (const member of MEMBERS) {
        expect((await secretariat.post(`${CYCLE}/scores/share`, { member })).status).toBe(200);
        for (const [, commitment] of OPINIONS.filter(([whose]) => whose === member))
          await as(`lead-${member}`).post(`${at(member, commitment)}/reply`, { kind: 'accepted' });
      }
      const rows = (await secretariat.get<ScoreRow[]>(`${CYCLE}/scores`)).body;
      expect(rows.map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => 'CONFIRMED'));
    });
  });

  describe('its release', () => {
    let release: ReleaseView;
    const read = async (name: string) => (await as(name).get<ReleaseView>(`/api/releases/${release.id}`)).body;

    it('is rendered by the worker and seen by nobody outside', async () => {
      const embargoUntil = new Date(Date.now() + 2_000).toISOString();
      release = (await secretariat.post<ReleaseView>(`${CYCLE}/releases`, { embargoUntil })).body;
      release = await until(
        () => read('signatory'),
        (each) => each.files.every(({ state }) => state !== 'PENDING'),
      );
      expect(release.files.map(({ path, state }) => [path, state])).toEqual(FILES.map((path) => [path, 'RENDERED']));
      for (const path of [RESULTS, `${RESULTS}/files/pdf/en/report.pdf`, '/api/published/lights-2025'])
        expect([path, (await visitor.get(path)).status]).toEqual([path, 404]);
      expect((await as('lead-NO').get(`/api/releases/${release.id}/files/pdf/en/report.pdf`)).status).toBe(404);
    });

    it('is signed off by another person than its requester, and then public', async () => {
      expect(code(await secretariat.post(`/api/releases/${release.id}/sign-off`))).toEqual([403, 'same-person']);
      expect((await as('signatory').post(`/api/releases/${release.id}/sign-off`)).status).toBe(204);
      await until(
        () => read('signatory'),
        ({ state }) => state === 'PUBLISHED',
      );
      const page = await visitor.get(RESULTS, { headers: { 'accept-language': 'fr' } });
      expect([page.status, page.headers.get('content-language')]).toEqual([200, 'fr']);
      for (const words of ['Lumières du Nord', 'Norvège', 'Veille de sauvetage commune'])
        expect(page.text).toContain(words);
    });

    it('prints a PDF for each member in each language', async () => {
      for (const { path, mediaType, language, size, sha256 } of release.files) {
        const file = await fetch(`${product.url}${RESULTS}/files/${path}`);
        expect([path, file.status, file.headers.get('content-type')]).toEqual([path, 200, mediaType]);
        const bytes = Buffer.from(await file.arrayBuffer());
        expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([size, sha256]);
        if (mediaType !== 'application/pdf') continue;
        expect(bytes.toString('latin1')).toMatch(new RegExp(`^%PDF-[^]*/Lang \\(${language ?? ''}\\b`));
      }
    });

    it('holds the scores that were given, as a matrix that reads back', async () => {
      const { text } = await visitor.get(`${RESULTS}/files/scores.csv`);
      const rows = text.trim().split('\r\n');
      const reading = readMatrix(rows.map((line) => line.split(',')));
      if (reading.kind !== 'read') throw new Error(JSON.stringify(reading));
      const { matrix, published } = reading.file;
      expect(matrix.members.map(({ name }) => name)).toEqual(['Norway', 'Portugal', 'Northern Seas Commission']);
      const cells = matrix.cells.map((row) => row.map((cell) => (cell.kind === 'score' ? cell.value : cell.kind)));
      expect(cells).toEqual(SCORED.cells);
      expect(published.map(({ average, percent }) => [String(average), String(percent)])).toEqual(SCORED.averages);
    });

    it('says in its document how each score came about, and what a member chose to publish in its own words', async () => {
      const { body: document, text } = await visitor.get<ReleaseDocument>('/api/published/lights-2025');
      const told = document.narratives?.map(({ member, indicator }) => [member, indicator]);
      expect(told).toEqual([['NO', 'a1_watch']]);
      for (const words of ['Voir la note.', 'Unpublished task', 'Les trois lieux']) expect(text).not.toContain(words);
      const own = document.answers?.filter(({ member }) => member === 'NO');
      expect(own?.map(({ value }) => value)).toEqual(PUBLIC_ANSWERS);
      expect((await visitor.get(`${RESULTS}/files/narratives.csv`)).text).toContain('NO,a1_watch,fr,true,La veille');
      const rates = document.figures.filter(({ indicator }) => indicator === 'a1_rate');
      expect([document.marks, rates.map(({ value }) => value)]).toEqual([[], ['0.0', '0.0', null]]);
      expect((await visitor.get(`${RESULTS}/alignments.csv`)).text).toContain('indicator,A,A.1,a1_rate,narrow');
      const { text: page } = await visitor.get(`${RESULTS}/commitments/A.1`);
      for (const words of PAGE_WORDS) expect(page).toContain(words);
      await third.requireStated(page, `${product.url}${RESULTS}/files/pdf/en/commitments/A.1.pdf`);
      const cared = document.figures.filter(({ member, indicator }) => member === 'NO' && indicator === 'b1_persons');
      expect(cared.map(({ cell, value, status }) => [cell, value, status])).toEqual([
        ['total', '64', 'normal'],
        ['sex.female', null, 'withheld'],
        ['sex.male', null, 'withheld'],
      ]);
      const clause = { en: { text: 'One or two places of care worked.' } };
      expect(document.scores.filter(({ agreement }) => agreement === 'adjudicated')).toMatchObject([
        { member: 'PT', commitment: 'B.1', value: 0, reason: { texts: clause } },
      ]);
      expect(document.scores.find(({ kind }) => kind === 'not-asked')).toMatchObject({
        member: 'NSC',
        commitment: 'A.2',
        reason: { texts: { fr: { text: 'La Commission gère le fonds.' } } },
      });
    });
  });
});
