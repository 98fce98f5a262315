import {
  Audit,
  ChangeCalendar,
  ExtendDeadline,
  GrantExtension,
  MarkMissed,
  ReadCycles,
  ReadOverview,
  ReadStatistics,
  RemindPeople,
} from '@signatory/features';
import type { Refusal } from '@signatory/domain';
import { tellFault } from '@signatory/texts';
import { World } from '../../support/build-world.js';
import { Held } from '../../support/held.js';
import { Desk } from './desk.js';

const DAY = 86_400_000;
const from = (days: number): Date => new Date(Date.now() + days * DAY);

describe('a report that came after the deadline', () => {
  let desk: Desk;
  afterEach(() => desk.world.close());

  beforeEach(async () => {
    desk = await Desk.over(await World.build({ cycle: { deadlineAt: from(-3), cutOffAt: from(20) } }));
    await desk.submit('IT', 'c-2025', { i1_unit: { value: 'none' } });
  });

  const secretariat = () => desk.person('secretariat', []);
  /** Every place that says whether it is late, and what the trail has of it. */
  const told = async () => {
    const { database } = desk.world;
    const request = { cycle: 'c-2025', actor: secretariat(), at: new Date() };
    const overview = await new ReadOverview(database, desk.catalogue).execute(request);
    const { members } = await new ReadStatistics(database, desk.catalogue).execute(request);
    const receipt = await desk.receipts.execute({ ...desk.request(), version: 1 });
    const trail = await desk.world.asSystem((tx) =>
      tx.query<{ act: string; facts: Record<string, unknown> }[]>(
        `select body::jsonb ->> 'act' as act, body::jsonb -> 'facts' as facts from audit_event
         where body::jsonb ->> 'act' in ('submission.certify', 'submission.late-taken-back') order by id`,
      ),
    );
    return {
      report: (await desk.report()).late,
      version: (await desk.submissions.list(desk.request())).map(({ late }) => late),
      overview: overview.find(({ member }) => member === 'IT')?.late,
      statistics: members.find(({ member }) => member === 'IT')?.punctuality,
      receipt: [receipt.late, receipt.lateTakenBack],
      trail: trail.map(({ act, facts }) => [act, facts['late'] ?? facts['deadline']]),
    };
  };
  const LATE = {
    report: true,
    version: [true],
    overview: true,
    statistics: 'late',
    receipt: [true, false],
    trail: [['submission.certify', true]],
  };
  const inTime = (deadline: Date) => ({
    report: false,
    version: [false],
    overview: false,
    statistics: 'on-time',
    // What was certified stays as it was then, beside what holds now.
    receipt: [true, true],
    trail: [
      ['submission.certify', true],
      ['submission.late-taken-back', deadline.toISOString()],
    ],
  });

  const markMissed = () => new MarkMissed(desk.world.database, desk.catalogue, new Audit());
  const extend = (deadline: Date) =>
    new ExtendDeadline(
      desk.world.database,
      new ReadCycles(desk.catalogue, desk.world.database),
      new GrantExtension(new Audit()),
      markMissed(),
    ).execute({
      actor: secretariat(),
      cycle: 'c-2025',
      body: { member: 'IT', deadline: deadline.toISOString(), reason: 'An election.' },
      at: new Date(),
    });

  it('is in time once an extension reaches beyond it, everywhere, and the trail has both', async () => {
    expect(await told()).toEqual(LATE);
    await extend(from(-1));
    expect(await told()).toEqual(LATE);
    const granted = from(5);
    await extend(granted);
    expect(await told()).toEqual(inTime(granted));
    // The recurring job finds nothing more to say.
    await markMissed().execute(new Date());
    expect(await told()).toEqual(inTime(granted));
  });

  it('is extended once it is accepted only to take its lateness back', async () => {
    await desk.world.asSystem((tx) => tx.query(`update submission set state = 'ACCEPTED'`));
    await extend(from(5));
    expect((await told()).report).toBe(false);
    // It came in time now, and nothing is due any more.
    const refused = (await extend(from(6)).catch((error: unknown) => error)) as Refusal<'extension.refused'>;
    expect(refused.code).toBe('extension.refused');
    const [fault] = refused.facts.faults;
    expect([fault?.pointer, fault && tellFault('en', fault).message]).toEqual([
      '/member',
      expect.stringContaining('Italy (IT)'),
    ]);
  });

  it('is in time once everybody’s deadline moves beyond it', async () => {
    const { cycle } = await desk.catalogue.open('c-2025');
    const moved = from(4);
    await new ChangeCalendar(
      desk.world.database,
      new ReadCycles(desk.catalogue, desk.world.database),
      new Audit(),
      markMissed(),
    ).execute({
      actor: secretariat(),
      cycle: 'c-2025',
      version: cycle.version,
      body: {
        window: { from: cycle.windowFrom ?? '', to: cycle.windowTo ?? '' },
        opens: cycle.opensAt?.toISOString() ?? '',
        deadline: moved.toISOString(),
        cutOff: cycle.cutOffAt?.toISOString() ?? '',
        reviewDeadline: null,
        automatic: false,
        reminders: cycle.reminders,
        reason: 'A flood in the capital.',
      },
      at: new Date(),
    });
    expect(await told()).toEqual(inTime(moved));
  });

  it('is as late as its first version that stands: a correction makes nobody late', async () => {
    await extend(from(5));
    await desk.world.asSystem((tx) => tx.query(`update submission set state = 'REOPENED'`));
    await desk.saveAs('IT', 'c-2025', 'i1_unit', { value: 'planned' }, 1);
    // Nothing new is certified: the first version has come, and in time.
    expect((await desk.report()).late).toBe(false);
    // Certified after the deadline and the extension.
    await desk.certify(await desk.makeReady(), from(8));
    expect(await told()).toMatchObject({
      report: false,
      version: [false, false],
      overview: false,
      statistics: 'on-time',
    });
  });
});

describe('while a report is being certified as its deadline passes', () => {
  const deadline = from(1);
  const [before, after] = [new Date(deadline.getTime() - 1), new Date(deadline.getTime() + 1)];
  let desk: Desk;
  afterEach(() => desk.world.close());

  it('nobody is told that it missed it, and whoever did is told so', async () => {
    desk = await Desk.over(await World.build({ cycle: { deadlineAt: deadline, cutOffAt: from(9) } }));
    for (const member of ['IT', 'FR']) await desk.world.signIn({ role: 'lead-focal-point', members: [member] });
    const { database } = desk.world;
    const mark = () => new MarkMissed(database, desk.catalogue, new Audit()).execute(after);
    const remind = () => new RemindPeople(database, desk.catalogue).execute(after);
    const lettersTo = () =>
      desk.world.asSystem((tx) =>
        tx.query<{ members: string[] }[]>(`select facts -> 'members' as members from mail where kind = 'missed'`),
      );
    await desk.save('i1_unit', 0, { value: 'none' });
    const revision = await desk.makeReady();
    const held = await Held.by(
      desk.world.test.superuserUrl,
      `insert into snapshot (cycle_id, member_code, version, body) select id, 'IT', 1, '' from cycle`,
    );
    const certified = desk.certify(revision, before);
    await held.waitedForBy(1);
    await remind();
    const marked = mark();
    await held.waitedForBy(2);
    await held.letGo();
    await Promise.all([certified, marked]);
    await remind();

    expect(await desk.report()).toMatchObject({ state: 'SUBMITTED', late: false, missedAt: null });
    expect((await lettersTo()).map(({ members }) => members)).toEqual([['FR']]);
  });

  it('a report has come in time, though it was looked at before it was written', async () => {
    desk = await Desk.over(await World.build({ cycle: { deadlineAt: deadline, cutOffAt: from(9) } }));
    const mark = () => new MarkMissed(desk.world.database, desk.catalogue, new Audit()).execute(after);
    await desk.save('i1_unit', 0, { value: 'none' });
    const revision = await desk.makeReady();
    await mark();
    // It was sent before, and waited for its turn.
    await desk.certify(revision, before);
    await mark();
    expect(await desk.report()).toMatchObject({ state: 'SUBMITTED', late: false, missedAt: null });
  });
});
