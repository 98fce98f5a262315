import type {
  CycleView,
  ExtensionView,
  MemberContributorsView,
  Problem,
  ReportView,
  StatisticsView,
} from '@signatory/contract';
import { CycleEntity } from '@signatory/persistence';
import { World } from '../support/build-world.js';
import { Client, type Answer } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';
import { day } from './fixtures/third-plan.js';

const CYCLE = '/api/cycles/c-2025';

describe('the calendar of a cycle', () => {
  let world: World;
  let product: Product;
  let secretariat: Client;
  let focal: Client;

  beforeAll(async () => {
    world = await World.build({ cycle: { deadlineAt: new Date(day(-1)), cutOffAt: new Date(day(20)) } });
    const cookies = [
      await world.signIn({ role: 'secretariat' }),
      await world.signIn({ role: 'focal-point', members: ['IT'], nationality: 'IT' }),
    ] as const;
    await world.addCycle({ code: 'c-over', deadlineAt: new Date(day(-3)), cutOffAt: new Date(day(-2)) });
    await world.addCycle({ code: 'c-unready', state: 'DESIGN' });
    await world.asSystem(async (tx) => {
      await tx.update(CycleEntity, { code: 'c-over' }, { automatic: true });
      await tx.update(CycleEntity, { code: 'c-unready' }, { automatic: true });
    });
    product = await startProduct({ database: world.test });
    const visitor = new Client(product.url);
    [secretariat, focal] = [visitor.with(cookies[0]), visitor.with(cookies[1])];
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const code = ({ status, body }: Answer) => [status, (body as Problem).code];
  const read = async (path = CYCLE) => (await secretariat.get<CycleView>(path)).body;
  const calendarOf = ({ window, opens, deadline, cutOff, reviewDeadline, automatic, reminders }: CycleView) => ({
    window,
    opens,
    deadline,
    cutOff,
    reviewDeadline,
    automatic,
    reminders,
    reason: 'A flood in the capital.',
  });
  const report = async () => (await focal.get<ReportView>(`${CYCLE}/reports/IT`)).body;

  it('closes at the cut-off by itself, and says why it cannot open', async () => {
    await until(
      () => read('/api/cycles/c-over'),
      ({ state }) => state === 'CLOSED',
    );
    const unready = await until(
      () => read('/api/cycles/c-unready'),
      ({ openingFault }) => openingFault !== null,
    );
    expect([unready.state, unready.openingFault]).toEqual(['DESIGN', 'cycle.reviewers-missing']);
  });

  it('writes a missed deadline, and takes it back with an extension', async () => {
    const missed = await until(report, ({ missedAt }) => missedAt !== null);
    expect(missed.late).toBe(true);
    const extension = { member: 'IT', deadline: day(5), reason: 'An election.' };
    expect((await secretariat.post(`${CYCLE}/extensions`, extension)).status).toBe(204);
    expect(await report()).toMatchObject({ missedAt: null, late: false, deadline: extension.deadline });
    const granted = await secretariat.get<ExtensionView[]>(`${CYCLE}/extensions`);
    expect(granted.body).toMatchObject([{ ...extension, n: 1 }]);
    expect(granted.body[0]?.grantedBy).toMatch(/^Person /);
    expect(code(await focal.get(`${CYCLE}/extensions`))).toEqual([403, 'permission.missing']);
  });

  it('is counted: who is in time, of all for the secretariat, of its own for a member', async () => {
    const all = (await secretariat.get<StatisticsView>(`${CYCLE}/statistics`)).body;
    expect(all.total.reports).toMatchObject({ extended: 1, 'not-due': 1, 'on-time': 0 });
    expect(all.total.reports['not-submitted']).toBe(all.members.length - 1);
    const own = (await focal.get<StatisticsView>(`${CYCLE}/statistics`)).body;
    expect(own.members.map(({ member, punctuality }) => [member, punctuality])).toEqual([['IT', 'not-due']]);
    const file = await secretariat.get(`${CYCLE}/statistics.csv`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.text).toContain(`c-2025,IT,,not-due,,${own.members[0]?.deadline},${own.members[0]?.extendedTo},`);
    const unknown = await secretariat.get('/api/cycles/none/statistics.csv');
    expect(code(unknown)).toEqual([404, 'not-found']);
    expect(unknown.headers.get('content-type')).toContain('application/problem+json');
    expect((await new Client(product.url).get(`${CYCLE}/statistics`)).status).toBe(401);
  });

  it('moves later with a reason, and never back while the cycle is open', async () => {
    const before = await read();
    const put = (body: unknown, version = before.version, who = secretariat) =>
      who.put<Problem>(`${CYCLE}/calendar`, body, { 'if-match': `"${version}"` });
    const earlier = { ...calendarOf(before), opens: day(-60), deadline: day(-10), cutOff: day(10) };
    const refused = await put(earlier);
    expect(refused.body.faults?.map(({ pointer }) => pointer)).toEqual(['/opens', '/deadline', '/cutOff']);
    expect(code(await put({ ...calendarOf(before), reason: '' }))).toEqual([422, 'request.invalid']);
    expect(code(await put(calendarOf(before), before.version, focal))).toEqual([403, 'permission.missing']);
    const later = { ...calendarOf(before), deadline: day(8), cutOff: day(25) };
    expect((await put(later)).status).toBe(200);
    expect(code(await put(later))).toEqual([412, 'version.stale']);
    // The later of the cycle's deadline and the extension holds.
    expect((await report()).deadline).toBe(later.deadline);
  });

  it('goes step by step, each with its guard', async () => {
    const step = (
      command: string,
      version: number,
      reason: string | null = null,
      who = secretariat,
      confirm?: string,
    ) =>
      who.post<CycleView>(`${CYCLE}/steps/${command}`, { version, reason, ...(confirm !== undefined && { confirm }) });
    const { version } = await read();
    expect(code(await step('assess', version))).toEqual([409, 'command.wrong-state']);
    expect(code(await step('close', version))).toEqual([422, 'command.reason-needed']);
    expect(code(await step('close', version - 1, 'All are in.'))).toEqual([409, 'command.stale']);
    expect(code(await step('close', version, 'All are in.', focal))).toEqual([403, 'permission.missing']);
    expect(code(await step('open', version))).toEqual([404, 'not-found']);
    expect((await step('close', version, 'All are in.')).body.state).toBe('CLOSED');
    expect((await step('assess', version + 1)).body.state).toBe('ASSESSMENT');
    expect((await step('conclude', version + 2)).body.state).toBe('CONCLUDED');
    // Nothing leads back from it: whoever asks names the cycle, by whatever way.
    for (const confirm of [undefined, 'c-2025 ?']) {
      const refused = await secretariat.post<Problem>(`${CYCLE}/steps/archive`, { version: version + 3, confirm });
      expect([...code(refused), refused.body.faults?.map(({ pointer }) => pointer)]).toEqual([
        422,
        'request.invalid',
        ['/confirm'],
      ]);
    }
    const named = CYCLE.slice(CYCLE.lastIndexOf('/') + 1);
    // A case in work would have reports and scores that nobody could bring to an end.
    await world.asSystem((tx) =>
      tx.query(`with published as (
        insert into release (cycle_id, number, state, sha256, requested_by, signed_by, embargo_at, manifest, published_at)
        select id, 1, 'PUBLISHED', repeat('a', 64), 'a', 'b', now(), '{}', now() from cycle where code = 'c-2025'
        returning id, cycle_id)
      insert into correction_case (release_id, cycle_id, state, ground, text, members, opened_by, opened_at)
      select id, cycle_id, 'REOPENED', 'arithmetic', 'A sum was wrong.', '{IT}', 'a', now() from published`),
    );
    expect(code(await step('archive', version + 3, null, secretariat, named))).toEqual([409, 'cycle.work-open']);
    await world.asSystem((tx) =>
      tx.query(`update correction_case set state = 'ABANDONED', ended_at = now(), reason = 'It was right.'`),
    );
    expect((await step('archive', version + 3, null, secretariat, named)).body.state).toBe('ARCHIVED');
    expect(code(await secretariat.post(`${CYCLE}/releases`, { embargoUntil: null }))).toEqual([
      409,
      'command.wrong-state',
    ]);
    const archived = await secretariat.put(`${CYCLE}/calendar`, calendarOf(await read()), {
      'if-match': `"${version + 4}"`,
    });
    expect(code(archived)).toEqual([409, 'command.wrong-state']);
    // Nor does anybody come to have a part in it.
    const lead = new Client(product.url).with(await world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
    const letter = { email: 'late@example.org', pillars: [], until: day(5), language: 'en' };
    const conflict = { kind: 'conflict', members: ['IT'], pillars: [], reason: 'I work there since May.' };
    for (const late of [
      await lead.post(`${CYCLE}/reports/IT/contributor-invitations`, letter),
      await secretariat.post(`${CYCLE}/recusals`, conflict),
    ])
      expect(code(late)).toEqual([409, 'command.wrong-state']);
    const kept = await lead.get<MemberContributorsView>(`${CYCLE}/reports/IT/contributor-roles`);
    expect([kept.body.mayManage, kept.body.mayInvite]).toEqual([true, false]);
  });
});
