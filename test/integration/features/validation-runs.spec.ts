import { jest } from '@jest/globals';
import { TellProgress } from '@signatory/features';
import { WorkersLost } from '@signatory/queue';
import { Desk, codeOf } from './desk.js';

describe('validation runs', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await Desk.open();
  });
  afterEach(() => desk.world.close());

  const runs = (): Promise<{ revision: number; state: string; kind: string; stale: boolean }[]> =>
    desk.world.asSystem((tx) =>
      tx.query('select revision, state, kind, stale from validation_run order by queued_at, revision'),
    );

  const states = async (): Promise<Record<string, string>> => {
    const rows = await desk.world.asSystem((tx) =>
      tx.query<{ member: string; state: string }[]>('select member_code as member, state from validation_run'),
    );
    return Object.fromEntries(rows.map(({ member, state }) => [member, state]));
  };

  it('are one for many saves in a row, over the last of them', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.save('i1_unit', 1, { value: 'planned' });
    await desk.save('i1_staff', 0, { value: '5' });
    expect(await runs()).toEqual([{ revision: 3, state: 'QUEUED', kind: 'save', stale: false }]);
    expect(await desk.work()).toBe(1);
    expect(await runs()).toMatchObject([{ revision: 3, state: 'PASSED' }]);
    expect(await desk.report()).toMatchObject({ state: 'DRAFT', findings: [], run: { state: 'PASSED', check: false } });
  });

  it('of a save show findings and do not move the report', async () => {
    await desk.save('i1_staff', 0, { value: '2' });
    await desk.work();
    const report = await desk.report();
    expect(report.state).toBe('DRAFT');
    expect(report.findings.map(({ rule }) => rule)).toEqual(['required.i1_unit', 'T-WARNING']);
  });

  it('leave an entry unchecked that is saved after they ended, until others have', async () => {
    await desk.save('i1_staff', 0, { value: '2' });
    expect((await desk.report()).unchecked).toEqual([]);
    await desk.work();
    expect((await desk.report()).unchecked).toEqual([]);
    await desk.save('i1_unit', 0, { value: 'none' });
    expect(await desk.report()).toMatchObject({ unchecked: ['i1_unit'], run: { state: 'QUEUED' } });
    await desk.work();
    expect((await desk.report()).unchecked).toEqual([]);
  });

  it('that take long say how many rules are done, and how many there are', async () => {
    const seen: { done: number; total: number }[] = [];
    const tell = TellProgress.prototype.execute;
    jest.spyOn(TellProgress.prototype, 'execute').mockImplementation(async function (this: TellProgress, ...progress) {
      await tell.apply(this, progress);
      seen.push(
        ...(await desk.world.asSystem((tx) =>
          tx.query<{ done: number; total: number }[]>(`select done, total from validation_run where state = 'RUNNING'`),
        )),
      );
    });
    // A clock on which every step takes two seconds.
    let now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => (now += 2_000));
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.work();
    jest.restoreAllMocks();
    const { run } = await desk.report();
    expect(seen[0]).toEqual({ done: 0, total: run?.progress.total });
    expect(seen.at(-1)).toEqual({ done: run?.progress.total, total: run?.progress.total });
    expect(run).toMatchObject({ state: 'PASSED' });
  });

  it('write one outcome however often their job arrives', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.save('i1_staff', 0, { value: '2' });
    await desk.check();
    await desk.work(3);
    expect(await desk.report()).toMatchObject({ state: 'READY', open: { warnings: 1 } });
    const rows = await desk.world.asSystem((tx) =>
      tx.query(`select body from audit_event where body::jsonb ->> 'act' like 'run.%'`),
    );
    expect(rows).toHaveLength(1);
  });

  it('write one outcome when their job arrives twice at the same moment', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.save('i1_staff', 0, { value: '2' });
    await desk.check();
    const jobs = await desk.jobs();
    const arrivals = [...jobs, ...jobs].map(({ id, payload }) =>
      desk.arrive(payload, { outboxId: id, memberCode: 'IT', attempt: 1 }),
    );
    await Promise.all(arrivals);
    expect(await desk.report()).toMatchObject({ state: 'READY', open: { warnings: 1 } });
    const rows = await desk.world.asSystem((tx) =>
      tx.query(`select from audit_event where body::jsonb ->> 'act' in ('run.pass-with-warnings', 'submission.pass')`),
    );
    expect(rows).toHaveLength(2);
    expect(await desk.jobs()).toEqual([]);
  });

  it('of several reports do not wait for one whose report somebody else holds', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.saveAs('FR', 'c-2025', 'i1_unit', { value: 'none' });
    const [italy, france] = await desk.jobs();
    if (!italy || !france) throw new Error('Each save makes a job.');
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let isHeld = (): void => {};
    const holding = new Promise<void>((resolve) => (isHeld = resolve));
    const holder = desk.world.asSystem(async (tx) => {
      await tx.query(`select from report where member_code = 'IT' for update`);
      isHeld();
      await held;
    });
    await holding;
    const arrive = ({ id, payload }: typeof italy) =>
      desk.arrive(payload, { outboxId: id, memberCode: payload.memberCode, attempt: 1 });
    const waiting = arrive(italy);
    await arrive(france);
    expect(await states()).toEqual({ FR: 'PASSED', IT: 'RUNNING' });
    release();
    await Promise.all([holder, waiting]);
    expect(await states()).toEqual({ FR: 'PASSED', IT: 'PASSED' });
  });

  it('of a check join the run that the save before it began', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    const run = await desk.check();
    expect(run).toMatchObject({ check: true, revision: 1, state: 'QUEUED' });
    expect(await runs()).toHaveLength(1);
    await desk.work();
    expect(await desk.report()).toMatchObject({ state: 'READY' });
  });

  it('decide again over the same revision, when asked again', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.makeReady();
    expect(await desk.makeReady()).toBe(1);
    expect(await runs()).toMatchObject([{ revision: 1, state: 'PASSED', kind: 'check' }]);
    expect((await desk.report()).state).toBe('READY');
  });

  it('of a check are cancelled by an edit, which makes the report a draft again', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.check();
    await desk.save('i1_unit', 1, { value: 'planned' });
    expect(await desk.report()).toMatchObject({ state: 'DRAFT', run: { revision: 2, check: false } });
    await desk.work();
    expect(await runs()).toMatchObject([
      { revision: 1, state: 'CANCELLED' },
      { revision: 2, state: 'PASSED', kind: 'save' },
    ]);
    expect((await desk.report()).state).toBe('DRAFT');
  });

  it('that end after the report has moved on are kept as stale, change nothing, and are followed by another', async () => {
    await desk.save('i1_staff', 0, { value: '2' });
    const [job] = await desk.jobs();
    if (!job) throw new Error('A save makes a job.');
    // The run is at work on revision 1 when somebody saves revision 2.
    const started = `update validation_run set state = 'RUNNING', started_at = now()`;
    await desk.world.asSystem((tx) => tx.query(started));
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.arrive(job.payload, { outboxId: job.id, memberCode: 'IT', attempt: 1 });
    expect(await runs()).toMatchObject([
      { revision: 1, state: 'FAILED', stale: true },
      { revision: 2, state: 'QUEUED', stale: false },
    ]);
    await desk.work();
    expect(await desk.report()).toMatchObject({
      state: 'DRAFT',
      run: { revision: 2, state: 'PASSED_WITH_WARNINGS', stale: false },
    });
  });

  it('end as an error after the last attempt, and the report is a draft again', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.check();
    const [job] = await desk.jobs();
    if (!job) throw new Error('A check makes a job.');
    // A plan that cannot be validated: what stands in the database is not a plan any more.
    await desk.world.asSystem((tx) =>
      tx.query(`update plan_version set body = body || '{"commitments": [{"indicators": [], "rules": [{}]}]}'`),
    );
    const broken = await Desk.reopen(desk);
    const context = { outboxId: job.id, memberCode: 'IT', attempt: 1 };
    expect(await codeOf(broken.arrive(job.payload, context))).not.toBe('accepted');
    expect(await runs()).toMatchObject([{ state: 'RUNNING' }]);
    await broken.giveUp(job, new TypeError('a rule is no rule'));
    await broken.giveUp(job, new TypeError('said twice'));
    expect(await runs()).toMatchObject([{ state: 'ERROR' }]);
    const report = await desk.report();
    expect(report).toMatchObject({ state: 'DRAFT', run: { state: 'ERROR', failure: 'rules-at-fault' } });
    expect(JSON.stringify(report)).not.toContain('a rule is no rule');
  });

  it('that could not even begin end as an error too, and are retried as what they were', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    const { id } = await desk.check();
    const [job] = await desk.jobs();
    if (!job) throw new Error('A check makes a job.');
    await desk.giveUp(job, new WorkersLost('its worker vanished 20 times'));
    const request = { id, actor: desk.lead, at: new Date() };
    expect(await desk.readRun.execute(request)).toMatchObject({
      state: 'ERROR',
      failure: 'worker-lost',
      endedAt: expect.any(String),
    });
    expect((await desk.report()).state).toBe('DRAFT');
    const again = await desk.retryRun.execute(request);
    expect(again).toMatchObject({ state: 'QUEUED', check: true, failure: null });
    expect((await desk.report()).state).toBe('VALIDATING');
    expect(await codeOf(desk.retryRun.execute(request))).toBe('command.wrong-state');
    await desk.work();
    expect(await desk.report()).toMatchObject({ state: 'READY', run: { state: 'PASSED', failure: null } });
  });

  it('that another job is to do are left to it where the job before it fails late', async () => {
    await desk.save('i1_staff', 0, { value: '2' });
    const [job] = await desk.jobs();
    if (!job) throw new Error('A save makes a job.');
    // The run of the save is at work, and hangs, when its report is saved again and checked.
    await desk.world.asSystem((tx) => tx.query(`update validation_run set state = 'RUNNING', started_at = now()`));
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.check();
    const [first, second] = await desk.jobs();
    expect(first?.id).toBe(job.id);
    await desk.giveUp(job, new WorkersLost('its worker vanished 20 times'));
    expect(await runs()).toMatchObject([
      { revision: 1, state: 'CANCELLED' },
      { revision: 2, state: 'QUEUED', kind: 'check' },
    ]);
    expect((await desk.report()).state).toBe('VALIDATING');
    // Its own job ends it, whatever becomes of the other.
    if (!second) throw new Error('A check makes a job.');
    await desk.giveUp(second, new WorkersLost('its worker vanished 20 times'));
    expect(await runs()).toMatchObject([{ state: 'CANCELLED' }, { revision: 2, state: 'ERROR' }]);
    expect((await desk.report()).state).toBe('DRAFT');
  });

  it('of a check wait with more urgency than those of a save, and tell their place', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.saveAs('FR', 'c-2025', 'i1_unit', { value: 'none' });
    const { id } = await desk.check();
    const priorities = await desk.world.database.dataSource.query<{ member_code: string; priority: number }[]>(
      `select member_code, priority from outbox where name = 'validation.run' order by priority, created_at`,
    );
    expect(priorities.map(({ member_code: member }) => member)).toEqual(['IT', 'IT', 'FR']);
    expect(await desk.readRun.execute({ id, actor: desk.lead, at: new Date() })).toMatchObject({
      position: 0,
      secondsLeft: null,
      // Nobody but this story does any work.
      noWorker: true,
    });
    await desk.work();
    await desk.save('i1_unit', 1, { value: 'planned' });
    const next = await desk.check();
    const seen = await desk.readRun.execute({ id: next.id, actor: desk.lead, at: new Date() });
    expect(seen.position).toBe(0);
    expect(seen.secondsLeft).toBeGreaterThanOrEqual(1);
  });

  it('begin when two people check at once, one of whom is told so', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    const codes = await Promise.all([codeOf(desk.check()), codeOf(desk.check())]);
    expect(codes.sort()).toEqual(['accepted', 'command.wrong-state']);
    expect(await runs()).toMatchObject([{ state: 'QUEUED', kind: 'check' }]);
    await desk.work();
    expect((await desk.report()).state).toBe('READY');
  });

  it('that are cancelled as they end have one end, and the report follows it', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    const { id } = await desk.check();
    const [, job] = await desk.jobs();
    if (!job) throw new Error('A check makes a job of its own.');
    const [ended, cancelled] = await Promise.all([
      codeOf(desk.arrive(job.payload, { outboxId: job.id, memberCode: 'IT', attempt: 1 })),
      codeOf(desk.cancelRun.execute({ id, actor: desk.lead, at: new Date() })),
    ]);
    expect(ended).toBe('accepted');
    const report = await desk.report();
    const outcome = cancelled === 'accepted' ? ['DRAFT', 'CANCELLED'] : ['READY', 'PASSED'];
    expect([report.state, report.run?.state]).toEqual(outcome);
    const moves = await desk.world.asSystem((tx) =>
      tx.query(`select from audit_event where body::jsonb ->> 'act' in ('submission.pass', 'submission.abandon')`),
    );
    expect(moves).toHaveLength(1);
  });
});
