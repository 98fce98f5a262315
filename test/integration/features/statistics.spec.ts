import { plainText, type Role } from '@signatory/domain';
import { Audit, GrantExtension, ReadStatistics, writeStatisticsCsv } from '@signatory/features';
import { buildPlan } from '../../support/build-plan.js';
import { World } from '../../support/build-world.js';
import { codeOf, Desk } from './desk.js';

const DAY = 86_400_000;
const later = (days: number): Date => new Date(Date.now() + days * DAY);

describe('the statistics of a cycle', () => {
  let desk: Desk;
  afterEach(() => desk.world.close());

  const read = (role: Role, members: readonly string[] = [], at = new Date()) =>
    new ReadStatistics(desk.world.database, desk.catalogue).execute({
      cycle: 'c-2025',
      actor: desk.person(role, members),
      at,
    });
  const extend = (member: string, deadlineAt: Date) =>
    desk.world.asSystem(async (tx) => {
      const { cycle } = await desk.catalogue.open('c-2025');
      const grant = { cycle, member, deadlineAt, reason: 'An election.', actor: 'test', at: new Date() };
      await new GrantExtension(new Audit()).execute(tx, grant);
    });
  const rowOf = async (member: string, ...asked: Parameters<typeof read>) =>
    (await read(...asked)).members.find((row) => row.member === member);

  /** Italy, France, Germany and the Union. */
  const openDesk = async (): Promise<Desk> => {
    const plan = buildPlan();
    const [first] = plan.members;
    if (!first) throw new Error('The plan has no member.');
    return Desk.over(await World.build({ plan: { ...plan, members: [...plan.members, { ...first, code: 'DE' }] } }));
  };

  it('tell who was in time, late, not submitted or extended, from the clock', async () => {
    desk = await openDesk();
    await desk.submit('IT', 'c-2025', { i1_unit: { value: 'none' } });
    await extend('FR', later(15));
    const kinds = async (at?: Date) =>
      Object.fromEntries((await read('secretariat', [], at)).members.map((row) => [row.member, row.punctuality]));
    expect(await kinds()).toMatchObject({ IT: 'on-time', FR: 'not-due', DE: 'not-due' });
    expect(await kinds(later(12))).toMatchObject({ IT: 'on-time', FR: 'not-due', DE: 'not-submitted' });
    expect(await kinds(later(16))).toMatchObject({ IT: 'on-time', FR: 'not-submitted' });
    const { total, members } = await read('secretariat');
    expect(total.reports).toMatchObject({ 'on-time': 1, extended: 1, 'not-submitted': 0 });
    expect(members.find(({ member }) => member === 'FR')?.extendedTo).not.toBeNull();
  });

  it('hold nobody to be in time who has not reported when the cycle is closed before its deadline', async () => {
    desk = await openDesk();
    await desk.submit('IT', 'c-2025', { i1_unit: { value: 'none' } });
    await desk.world.asSystem((tx) => tx.query(`update cycle set state = 'CLOSED'`));
    const { total, members } = await read('secretariat');
    expect(total.reports).toMatchObject({ 'on-time': 1, 'not-due': 0, 'not-submitted': members.length - 1 });
  });

  it('keep a report in time when its correction comes after the deadline, and not when it was withdrawn', async () => {
    desk = await Desk.open();
    await desk.submit('IT', 'c-2025', { i1_unit: { value: 'none' } });
    await desk.submit('FR', 'c-2025', { i1_unit: { value: 'none' } });
    await desk.withdraw('FR', 'c-2025');
    await desk.world.asSystem((tx) =>
      tx.query(`insert into submission (cycle_id, member_code, version, state, at_revision, sha256, submitted_at, late, certified_by)
        select cycle_id, member_code, 2, 'SUBMITTED', at_revision, sha256, now(), true, certified_by from submission`),
    );
    expect(await rowOf('IT', 'secretariat')).toMatchObject({ punctuality: 'on-time' });
    expect(await rowOf('FR', 'secretariat')).toMatchObject({ punctuality: 'late' });
  });

  it('count drafts for who reads them, and what stands for who judges', async () => {
    desk = await openDesk();
    await desk.submit('IT', 'c-2025', { i1_unit: { value: 'none' } });
    await desk.withdraw('IT', 'c-2025');
    await desk.submit('FR', 'c-2025', { i1_unit: { value: 'none' } });
    await desk.saveAs('DE', 'c-2025', 'i1_staff', { status: 'no-data', value: null, reason: 'Nobody counts.' });
    const counts = async (...asked: Parameters<typeof read>) =>
      Object.fromEntries(
        (await read(...asked)).members.map(({ member, entries: { answered, noData } }) => [member, [answered, noData]]),
      );
    expect(await counts('secretariat')).toMatchObject({ IT: [1, 0], FR: [1, 0], DE: [0, 1] });
    expect(await counts('analyst')).toEqual(await counts('secretariat'));
    expect(await counts('reviewer', ['IT', 'FR', 'DE'])).toEqual({ IT: [0, 0], FR: [1, 0], DE: [0, 0] });
    expect(await counts('focal-point', ['IT'])).toEqual({ IT: [1, 0] });
    expect(await codeOf(read('contributor', ['IT']))).toBe('permission.missing');
  });

  it('count open findings once checks ran, and an answered one no more', async () => {
    desk = await Desk.open();
    await desk.save('i1_staff', 0, { value: '2' });
    expect(await rowOf('IT', 'secretariat')).toMatchObject({ open: null });
    await desk.makeReady();
    expect(await rowOf('IT', 'secretariat')).toMatchObject({ open: { warnings: 1 } });
    const [finding] = (await desk.report()).findings.filter(({ rule }) => rule === 'T-WARNING');
    if (!finding) throw new Error('The warning was not found.');
    const { rule, field, valuesHash } = finding;
    await desk.justifyFinding.execute({
      ...desk.request(),
      language: 'en',
      answer: { rule, field, valuesHash, text: 'It is a small unit.' },
    });
    expect(await rowOf('IT', 'secretariat')).toMatchObject({ open: { warnings: 0 } });
  });

  it('make a file that no spreadsheet calculates', async () => {
    const plan = buildPlan();
    const pillars = plan.pillars.map((pillar) => ({ ...pillar, code: '=cmd()' }));
    const commitments = plan.commitments.map((commitment) => ({
      ...commitment,
      pillar: '=cmd()',
      text: plainText('A'),
    }));
    desk = await Desk.over(await World.build({ plan: { ...plan, pillars, commitments } }));
    const csv = writeStatisticsCsv(await read('secretariat'));
    const lines = csv.split('\r\n');
    expect(lines[0]).toMatch(
      /^\uFEFFcycle,member,pillar,punctuality,submitted,deadline,extended_to,asked,answered,answered_percent/,
    );
    expect(lines).toContainEqual(expect.stringMatching(/^c-2025,IT,'=cmd\(\),,,,,9,0,0\.0,/));
    expect(csv).not.toMatch(/(^|,|\n)=/);
    expect(lines.filter((line) => line.split(',').length !== 22 && line !== '')).toEqual([]);
  });
});
