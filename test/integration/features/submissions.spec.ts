import { enterReport, MarkMissed, Audit } from '@signatory/features';
import { SubmissionEntity } from '@signatory/persistence';
import { Desk, codeOf } from './desk.js';

const DAY = 86_400_000;
const ago = (days: number): Date => new Date(Date.now() - days * DAY);

describe('a submission', () => {
  let desk: Desk;
  afterEach(() => desk.world.close());

  const history = () =>
    desk.world.asSystem((tx) =>
      tx.query<{ value: string; since_revision: number; until_revision: number | null }[]>(
        `select value::text, since_revision, until_revision from observation where cell_no = 0 order by since_revision`,
      ),
    );

  it('keeps every figure that ever stood in it, and copies none', async () => {
    desk = await Desk.open();
    await desk.save('i1_staff', 0, { value: '5', cells: { 'sex.female': { value: '2', status: 'normal' } } });
    await desk.save('i1_staff', 1, { value: '6', cells: { 'sex.female': { value: '2', status: 'normal' } } });
    await desk.save('i1_note', 0, { value: 'Other entries write no figures.' });
    expect(await history()).toEqual([
      { value: '5', since_revision: 1, until_revision: 2 },
      { value: '6', since_revision: 2, until_revision: null },
    ]);
    const cells = await desk.world.asSystem((tx) => tx.query('select from observation where cell_no = 1'));
    expect(cells).toHaveLength(1);
  });

  it('gives a decimal back as it was written', async () => {
    desk = await Desk.open();
    const saved = await desk.save('i1_share', 0, { value: '12.50' });
    expect(saved.value).toBe('12.50');
    const large = await desk.save('i1_budget', 0, { value: '12345678901234567890.12', currency: 'EUR' });
    expect(large).toMatchObject({ value: '12345678901234567890.12', currency: 'EUR' });
  });

  it('can be emptied again, which is another thing than no data', async () => {
    desk = await Desk.open();
    await desk.save('i1_staff', 0, { value: '5' });
    expect(await desk.save('i1_staff', 1, { value: null })).toMatchObject({
      version: 2,
      status: 'unanswered',
      value: null,
    });
    const none = await desk.save('i1_staff', 2, { status: 'no-data', value: null, reason: 'Nobody counts.' });
    expect(none).toMatchObject({ version: 3, status: 'no-data', reason: 'Nobody counts.', observation: 'missing' });
  });

  it('keeps evidence in its order, and its ids while it stands', async () => {
    desk = await Desk.open();
    const evidence = ['B', 'A', 'C'].map((title) => ({ title, url: `https://example.org/${title}` }));
    const first = await desk.save('i1_unit', 0, { value: 'none', evidence });
    expect(first.evidence.map(({ title }) => title)).toEqual(['B', 'A', 'C']);
    const second = await desk.save('i1_unit', 1, { value: 'planned', evidence: evidence.slice(0, 2) });
    expect(second.evidence.map(({ id }) => id)).toEqual(first.evidence.slice(0, 2).map(({ id }) => id));
  });

  it('has the same hash for the same answers, and another for another answer', async () => {
    desk = await Desk.open();
    await desk.save('i1_unit', 0, { value: 'none' });
    const first = await desk.certify(await desk.makeReady());
    await desk.returnReport.withdraw({ ...desk.request(), reason: 'To look again.' });
    await desk.save('i1_note', 0, { value: 'A note.' });
    const second = await desk.certify(await desk.makeReady());
    expect([first.version, second.version]).toEqual([1, 2]);
    expect(second.sha256).not.toBe(first.sha256);
  });

  it.each([
    ['before the deadline', {}, null, false],
    ['after it', { deadlineAt: ago(1), cutOffAt: new Date(Date.now() + DAY) }, null, true],
    [
      'after it, within an extension',
      { deadlineAt: ago(2), cutOffAt: new Date(Date.now() + 5 * DAY) },
      new Date(Date.now() + DAY),
      false,
    ],
  ])('certified %s is marked by the clock', async (_, cycle, extension, late) => {
    desk = await Desk.open(cycle);
    if (extension)
      await desk.world.asSystem((tx) =>
        tx.query(
          `insert into extension (cycle_id, member_code, n, deadline_at, reason, granted_by) select id, 'IT', 1, $1, 'Floods.', 'test' from cycle`,
          [extension],
        ),
      );
    await desk.save('i1_unit', 0, { value: 'none' });
    expect((await desk.certify(await desk.makeReady())).late).toBe(late);
  });

  it('is certified by its lead focal point only, and after the cut-off by nobody', async () => {
    desk = await Desk.open();
    await desk.save('i1_unit', 0, { value: 'none' });
    const revision = await desk.makeReady();
    const certification = { revision, office: 'Ministry', statement: true as const };
    const other = { ...desk.request(desk.person('focal-point')), certification };
    expect(await codeOf(desk.certifyReport.execute(other))).toBe('permission.missing');
    expect(await codeOf(desk.certify(revision, new Date(Date.now() + 40 * DAY)))).toBe('cycle.closed');
    expect((await desk.report()).state).toBe('READY');
  });

  it('opens only what was returned, with what a rule ties to it, after a correction was asked', async () => {
    desk = await Desk.open();
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.save('i1_staff', 0, { value: '5' });
    await desk.certify(await desk.makeReady());
    const opened = await desk.catalogue.open('c-2025');
    const scope = enterReport(opened, desk.request(), 'report:read');
    await desk.world.asSystem(async (tx) => {
      const submission = await tx.findOneByOrFail(SubmissionEntity, { memberCode: 'IT', version: 1 });
      const step = { scope, actor: 'test', at: new Date() };
      const reviewed = await desk.moveSubmission.execute(tx, {
        ...step,
        submission,
        command: 'begin-review',
        performer: 'reviewer',
      });
      await tx.query(
        `insert into entry_review (cycle_id, member_code, submission_version, indicator_id, entry_version, state, reason_code)
         select id, 'IT', 1, 'id-i1_staff', 1, 'RETURNED', 'wrong-value' from cycle`,
      );
      await desk.moveSubmission.execute(tx, {
        ...step,
        submission: reviewed,
        command: 'request-correction',
        performer: 'reviewer',
        reason: 'See the entry.',
      });
    });

    const open = (await desk.report()).entries.filter((entry) => entry.open).map(({ indicator }) => indicator);
    expect(open).toEqual(['i1_staff', 'i1_part']);
    expect(await codeOf(desk.save('i1_unit', 1, { value: 'planned' }))).toBe('entry.not-open');
    await desk.save('i1_staff', 1, { value: '7' });
    expect(await desk.report()).toMatchObject({ state: 'DRAFT', version: 2 });
    expect(await codeOf(desk.save('i1_unit', 1, { value: 'planned' }))).toBe('entry.not-open');
    expect(await codeOf(desk.save('i1_part', 0, { value: '1' }))).toBe('accepted');
  });

  it('that is not there at the deadline has missed it, as a fact with its time, once', async () => {
    const deadlineAt = ago(1);
    desk = await Desk.open({ deadlineAt, cutOffAt: new Date(Date.now() + DAY) });
    const mark = new MarkMissed(desk.world.database, desk.catalogue, new Audit());
    await mark.execute(new Date());
    await mark.execute(new Date());
    expect(await desk.report()).toMatchObject({ state: 'NOT_STARTED', missedAt: deadlineAt.toISOString(), late: true });
    const events = await desk.world.asSystem((tx) =>
      tx.query(`select body from audit_event where body::jsonb ->> 'act' = 'report.missed'`),
    );
    expect(events).toHaveLength(4);
  });
});
