import type { AuditEventView, JobsView, PersonView, PlanVersionView, Problem } from '@signatory/contract';
import { Audit, InviteSecretariat } from '@signatory/features';
import { enqueue } from '@signatory/queue';
import { PASSWORD, World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { day, DESIGN, FILE, PLAN } from './fixtures/third-plan.js';

const ACCOUNT = { email: 'new@example.org', name: 'A Person', password: PASSWORD };
const PERSON = { ...ACCOUNT, nationality: null, grants: [{ role: 'analyst', plan: 'test-plan' }] };

describe('what a secretariat may set up', () => {
  let world: World;
  let product: Product;
  let visitor: Client;
  let secretariat: Client;
  let focal: Client;

  beforeAll(async () => {
    world = await World.build();
    const cookies = [
      await world.signIn({ role: 'secretariat' }),
      await world.signIn({ role: 'focal-point', members: ['IT'], nationality: 'IT' }),
    ] as const;
    product = await startProduct({ database: world.test, workers: 0 });
    visitor = new Client(product.url);
    secretariat = visitor.with(cookies[0]);
    focal = visitor.with(cookies[1]);
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const refusal = async (answer: Promise<{ status: number; body: Problem }>) => {
    const { status, body } = await answer;
    return [status, body.code, ...(body.faults ?? []).map(({ pointer }) => pointer)];
  };
  const post = (path: string, body: unknown, who = secretariat) => refusal(who.post<Problem>(path, body));

  describe('of plans', () => {
    it('is told every fault of the file at its line, with the cure, and nothing is kept', async () => {
      const faulty = FILE.replace('a1_minutes < 30', 'a1_minutes < 30.0').replace('"none"', '"no"');
      const { status, body } = await secretariat.post<Problem>('/api/plans', { file: faulty });
      expect([status, body.code, body.facts]).toEqual([422, 'plan.faulty', { plan: PLAN }]);
      expect(body.faults).toEqual(
        expect.arrayContaining([
          {
            pointer: '/file/commitments/0/rules/1/test',
            line: FILE.slice(0, FILE.indexOf('a1_minutes < 30')).split('\n').length,
            character: expect.any(Number),
            message: expect.stringMatching(/^30\.0 is a floating-point number/),
            cure: 'Write dec("30.0").',
            words: { code: 'expression.double', values: { figure: '30.0' } },
          },
          expect.objectContaining({ pointer: expect.stringMatching(/^\/file\/commitments\/0\/guideline/) }),
        ]),
      );
      expect((await secretariat.get<PlanVersionView[]>('/api/plans')).body).toMatchObject([{ id: 'test-plan' }]);
    });

    it.each([
      ['no YAML', '{'],
      ['another document', 'a: b'],
      ['a list', '- 1\n- 2'],
      ['a bomb of aliases', `a: &a [x]\n${'b: &b [*a, *a]\n'.repeat(3)}`],
    ])('refuses %s', async (_, file) => {
      expect((await post('/api/plans', { file })).slice(0, 2)).toEqual([422, 'plan.faulty']);
    });

    it('is for secretariats, and a new version for those that keep the plan', async () => {
      expect(await post('/api/plans', { file: FILE }, focal)).toEqual([403, 'permission.missing']);
      expect((await secretariat.post('/api/plans', { file: FILE })).status).toBe(201);
      const next = { file: FILE.replace('version: 1', 'version: 2') };
      expect((await secretariat.post('/api/plans', next)).status).toBe(201);
      const versions = (await secretariat.get<PlanVersionView[]>('/api/plans')).body;
      expect(versions.map(({ id, version }) => [id, version])).toEqual([
        [PLAN, 2],
        [PLAN, 1],
        ['test-plan', 1],
      ]);
      const stranger = visitor.with(await world.signIn({ role: 'secretariat' }));
      const third = { file: FILE.replace('version: 1', 'version: 3') };
      expect(await post('/api/plans', third, stranger)).toEqual([403, 'permission.missing']);
      expect((await stranger.get<PlanVersionView[]>('/api/plans')).body).toMatchObject([{ id: 'test-plan' }]);
    });
  });

  describe('of cycles', () => {
    const design = { ...DESIGN, plan: 'test-plan' };

    it('names what contradicts itself', async () => {
      const backwards = { ...design, deadline: day(40), window: { from: '2025-12-31', to: '2025-01-01' } };
      expect(await post('/api/cycles', backwards)).toEqual([422, 'request.invalid', '/window/to', '/cutOff']);
      const odd = { ...design, code: 'a/b', opens: 'tomorrow', title: {} };
      expect(await post('/api/cycles', odd)).toEqual([422, 'request.invalid', '/code', '/title', '/opens']);
    });

    it('takes a code and a phase of a series once', async () => {
      expect((await secretariat.post('/api/cycles', design)).status).toBe(201);
      expect(await post('/api/cycles', design)).toEqual([409, 'cycle.code-taken']);
      expect(await post('/api/cycles', { ...design, code: 'other' })).toEqual([409, 'cycle.phase-taken']);
    });

    it('stays within plans of its own', async () => {
      expect(await post('/api/cycles', { ...design, plan: 'g7' })).toEqual([404, 'not-found']);
      expect(await post('/api/cycles', { ...design, planVersion: 9 })).toEqual([404, 'not-found']);
      expect(await post('/api/cycles', design, focal)).toEqual([403, 'permission.missing']);
      expect(await post('/api/cycles/nowhere/open', undefined)).toEqual([404, 'not-found']);
    });

    it('extends a deadline later than it was, up to the cut-off, while the cycle is open', async () => {
      const extension = { member: 'IT', deadline: day(15), reason: 'An election.' };
      expect(await post('/api/cycles/lights-2025/extensions', extension)).toEqual([409, 'cycle.not-open']);
      const wrong = { ...extension, member: 'XX', deadline: day(60) };
      expect(await post('/api/cycles/c-2025/extensions', wrong)).toEqual([
        422,
        'request.invalid',
        '/member',
        '/deadline',
      ]);
      expect(await post('/api/cycles/c-2025/extensions', { ...extension, deadline: day(1) })).toEqual([
        422,
        'extension.refused',
        '/deadline',
      ]);
      expect((await secretariat.post('/api/cycles/c-2025/extensions', extension)).status).toBe(204);
      // Whoever was given until then relies on it.
      expect(await post('/api/cycles/c-2025/extensions', { ...extension, deadline: day(14) })).toEqual([
        422,
        'extension.refused',
        '/deadline',
      ]);
    });
  });

  describe('of people', () => {
    it.each([
      ['a short password', { password: 'eleven char' }, ['/password']],
      ['no address', { email: 'nobody' }, ['/email']],
      ['no role', { grants: [] }, ['/grants']],
      ['an unknown nationality', { nationality: 'XX' }, ['/nationality']],
      ['a plan of others', { grants: [{ role: 'analyst', plan: 'g7' }] }, ['/grants/0/plan']],
      ['a cycle of no plan', { grants: [{ role: 'analyst', plan: 'test-plan', cycle: 'x' }] }, ['/grants/0/cycle']],
      ['a focal point of nobody', { grants: [{ role: 'focal-point', plan: 'test-plan' }] }, ['/grants/0/members']],
      [
        'unknown members and pillars',
        { grants: [{ role: 'reviewer', plan: 'test-plan', members: ['IT', 'XX'], pillars: ['IX'] }] },
        ['/grants/0/members/1', '/grants/0/pillars/0'],
      ],
      [
        'a secretariat of a pillar',
        { grants: [{ role: 'secretariat', plan: 'test-plan', pillars: ['I'] }] },
        ['/grants/0/pillars'],
      ],
    ])('refuses %s', async (_, changes, pointers) => {
      expect(await post('/api/people', { ...PERSON, ...changes })).toEqual([422, 'request.invalid', ...pointers]);
    });

    it('makes each address once', async () => {
      expect((await secretariat.post('/api/people', PERSON)).status).toBe(201);
      expect(await post('/api/people', { ...PERSON, email: 'NEW@example.org' })).toEqual([409, 'person.email-taken']);
    });

    it('gives more roles, which hold at once, to nobody but people who are there', async () => {
      const people = (await secretariat.get<PersonView[]>('/api/people?plan=test-plan')).body;
      const { id } = people.find(({ email }) => email === ACCOUNT.email) ?? { id: '' };
      const grants = [{ role: 'secretariat', plan: 'test-plan' }];
      expect(await post(`/api/people/${id}/grants`, { grants }, focal)).toEqual([403, 'permission.missing']);
      expect((await secretariat.post(`/api/people/${id}/grants`, { grants })).status).toBe(201);
      expect(await post('/api/people/no-id/grants', { grants })).toEqual([404, 'not-found']);
      const { headers } = await visitor.post('/api/session', ACCOUNT);
      expect(headers.get('set-cookie')).toBeNull();
      const { email, password } = ACCOUNT;
      const session = await visitor.post('/api/session', { email, password });
      const made = visitor.with(session.headers.get('set-cookie')?.split(';')[0] ?? '');
      expect((await made.get<PersonView[]>('/api/people?plan=test-plan')).body.length).toBe(people.length);
      expect((await made.get('/api/people?plan=g7')).status).toBe(404);
    });
  });

  describe('of one cycle, to whoever keeps that alone', () => {
    const HERE = { role: 'analyst', plan: 'test-plan', cycle: 'c-2026' };
    const VERSION = '/api/plans/test-plan/versions/1';
    let keeper: Client;
    const invited = async (email: string, grants: readonly object[], who = secretariat): Promise<PersonView> => {
      const made = await who.post<PersonView>('/api/people', { ...PERSON, email, grants });
      expect(made.status).toBe(201);
      return made.body;
    };
    const versions = () => world.database.readPublic('select version, decisions from plan_version order by plan_id, n');
    const end = (person: PersonView) =>
      post(`/api/people/${person.id}/grants/${person.grants[0]?.id}/end`, { reason: 'Moved on.' }, keeper);

    beforeAll(async () => {
      await world.addCycle({ code: 'c-2026' });
      keeper = visitor.with(await world.signIn({ role: 'secretariat', cycle: 'c-2026' }));
    });

    it('is nothing of the plan: what a secretariat of the plan may, is refused and changes nothing', async () => {
      const before = await versions();
      const revision = { 'if-match': '"1"' };
      const design = { ...DESIGN, plan: 'test-plan', code: 'own', series: 'own' };
      for (const answer of [
        post('/api/cycles', design, keeper),
        post('/api/plans/drafts', { file: FILE.replace(PLAN, 'own-plan') }, keeper),
        post('/api/plans', { file: FILE.replace(PLAN, 'own-plan') }, keeper),
        refusal(keeper.put<Problem>(`${VERSION}/decisions`, { decisions: [] }, revision)),
      ])
        expect(await answer).toEqual([403, 'permission.missing']);
      expect((await keeper.get<PlanVersionView[]>('/api/plans')).body.map(({ id }) => id)).toEqual(['test-plan']);
      expect((await keeper.get(`${VERSION}`)).body).toMatchObject({ commands: [] });
      expect(await versions()).toEqual(before);
    });

    it('is to give and to end roles of that cycle, and none that reach beyond', async () => {
      for (const cycle of [null, 'c-2025']) {
        const grants = [{ ...HERE, cycle }];
        expect(await post('/api/people', { ...PERSON, email: 'x@example.org', grants }, keeper)).toEqual([
          403,
          'permission.missing',
        ]);
      }
      const own = await invited('own@example.org', [HERE], keeper);
      const wide = await invited('wide@example.org', [{ ...HERE, cycle: null }]);
      const other = await invited('other@example.org', [{ ...HERE, cycle: 'c-2025' }]);
      // One is in its list, and another's to let in; of the other it knows nothing.
      for (const [{ id }, refused] of [
        [wide, [403, 'permission.missing']],
        [other, [404, 'not-found']],
      ] as const)
        expect(await post(`/api/people/${id}/password-reset`, undefined, keeper)).toEqual(refused);
      expect((await keeper.post(`/api/people/${own.id}/password-reset`)).status).toBe(201);
      expect(await end(wide)).toEqual([403, 'permission.missing']);
      expect(await end(other)).toEqual([404, 'not-found']);
      const ended = await keeper.post(`/api/people/${own.id}/grants/${own.grants[0]?.id}/end`, { reason: 'Moved on.' });
      expect(ended.status).toBe(204);
    });

    it('shows those people, and the trail and the jobs, that reach that cycle', async () => {
      const people = await keeper.get<PersonView[]>('/api/people?plan=test-plan');
      const emails = people.body.map(({ email }) => email);
      expect(emails).toEqual(expect.arrayContaining(['own@example.org', 'wide@example.org']));
      expect(emails).not.toContain('other@example.org');
      const [deadline, reason] = [day(15), 'A storm.'];
      for (const [cycle, status] of [
        ['c-2025', 404],
        ['c-2026', 204],
      ] as const)
        expect((await keeper.post(`/api/cycles/${cycle}/extensions`, { member: 'IT', deadline, reason })).status).toBe(
          status,
        );
      const trail = (await keeper.get<AuditEventView[]>('/api/audit')).body;
      expect(new Set(trail.map(({ subject }) => subject.split('/')[0]))).toEqual(new Set(['c-2026', 'people']));
      const ofRoles = trail.filter(({ subject }) => subject.startsWith('people/'));
      expect(new Set(ofRoles.map(({ act }) => act))).toEqual(new Set(['role.grant', 'role.end']));
      expect(ofRoles.every(({ facts }) => facts['cycle'] === 'c-2026')).toBe(true);
      await world.asSystem((tx) => enqueue(tx, 'report.mark-missed', {}, null));
      const jobsOf = async (who: Client) => (await who.get<JobsView>('/api/operations/jobs?state=WAITING')).body.jobs;
      expect((await jobsOf(secretariat)).some(({ cycle }) => cycle === null)).toBe(true);
      expect((await jobsOf(keeper)).every(({ cycle }) => cycle === 'c-2026')).toBe(true);
    });
  });

  describe('of invitations', () => {
    const invite = () => new InviteSecretariat(world.database, new Audit());

    it('prints no link while there are people', async () => {
      expect(await invite().executeIfFirst(new Date())).toBeNull();
      expect(product.apiLog()).not.toContain('/invitation/');
    });

    it('lets a newer link end the earlier one, and each make one account', async () => {
      const account = { ...ACCOUNT, email: 'founder@example.org' };
      const earlier = await invite().execute(new Date());
      const later = await invite().execute(new Date());
      expect(await post(`/api/invitations/${earlier}`, account, visitor)).toEqual([404, 'not-found']);
      expect(await post(`/api/invitations/${later}`, { ...account, password: 'short' }, visitor)).toEqual([
        422,
        'request.invalid',
        '/password',
      ]);
      const answers = await Promise.all(
        ['one', 'two'].map((name) =>
          visitor.post(`/api/invitations/${later}`, { ...account, email: `${name}@example.org` }),
        ),
      );
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 404]);
    });
  });
});
