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
    const context = { outboxId: job.id, memberCode: 'IT' };
    expect(await codeOf(broken.arrive(job.payload, { ...context, attempt: 1 }))).not.toBe('accepted');
    expect(await runs()).toMatchObject([{ state: 'RUNNING' }]);
    expect(await codeOf(broken.arrive(job.payload, { ...context, attempt: 5 }))).toBe('accepted');
    expect(await runs()).toMatchObject([{ state: 'ERROR' }]);
    expect(await desk.report()).toMatchObject({ state: 'DRAFT', run: { state: 'ERROR' } });
    expect(await desk.jobs()).toEqual([]);
  });
});
