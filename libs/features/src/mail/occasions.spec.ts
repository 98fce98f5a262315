import { DEFAULT_REMINDERS } from '@signatory/domain';
import { occasionsOf, partsNearing, type MemberStanding } from './occasions.js';

const day = (n: number, hours = 0): Date => new Date(Date.UTC(2026, 0, n, hours));
const CYCLE = {
  state: 'OPEN' as const,
  opensAt: day(1),
  deadlineAt: day(20),
  reviewDeadlineAt: day(40),
  reminders: DEFAULT_REMINDERS,
};
const member = (code: string, changes: Partial<MemberStanding> = {}): MemberStanding => ({
  member: code,
  extendedTo: null,
  submitted: false,
  missed: false,
  correctionDue: null,
  waiting: false,
  replyDue: null,
  toReply: null,
  ...changes,
});
const at = (instant: Date, ...standing: MemberStanding[]) =>
  occasionsOf(CYCLE, standing, instant).map(({ kind, members }) => [kind, ...members]);

describe('what is to be reminded of', () => {
  it('is the deadline, some days before, to those who have not submitted, in one letter', () => {
    expect(at(day(6, 1), member('CA'), member('FR'), member('IT', { submitted: true }))).toEqual([
      ['deadline', 'CA', 'FR'],
    ]);
    expect(at(day(10), member('CA'))).toEqual([]);
  });

  it("is each member's own deadline where it was extended", () => {
    const extended = member('FR', { extendedTo: day(25) });
    expect(at(day(17, 1), member('CA'), extended)).toEqual([['deadline', 'CA']]);
    expect(at(day(22, 1), member('CA'), extended)).toEqual([['deadline', 'FR']]);
  });

  it('is the deadline when it has passed, once it is written that it was missed, for a day and not later', () => {
    expect(at(day(20, 1), member('CA', { missed: true }), member('FR'))).toEqual([['missed', 'CA']]);
    expect(at(day(21, 1), member('CA', { missed: true }))).toEqual([]);
  });

  it('is the due date of a correction', () => {
    expect(at(day(25, 1), member('CA', { submitted: true, correctionDue: day(28) }))).toEqual([['correction', 'CA']]);
  });

  it('is the review deadline, to those whose members still wait, also after the close', () => {
    const waiting = member('CA', { submitted: true, waiting: true });
    expect(at(day(33, 1), waiting, member('FR', { submitted: true }))).toEqual([['review-due', 'CA']]);
    const closed = { ...CYCLE, state: 'CLOSED' as const };
    expect(occasionsOf(closed, [waiting, member('FR')], day(38, 1)).map(({ kind }) => kind)).toEqual(['review-due']);
    expect(occasionsOf({ ...closed, state: 'CONCLUDED' }, [waiting], day(38, 1))).toEqual([]);
  });

  it('is the review deadline once it has passed, for a day and not later, while a report waits', () => {
    const waiting = member('CA', { submitted: true, waiting: true });
    for (const state of ['OPEN', 'CLOSED'] as const) {
      const cycle = { ...CYCLE, state };
      expect(occasionsOf(cycle, [waiting, member('FR', { submitted: true })], day(40, 1))).toEqual([
        { kind: 'review-missed', due: day(40).toISOString(), about: day(40).toISOString(), members: ['CA'] },
      ]);
      expect(occasionsOf(cycle, [waiting], day(41))).toEqual([]);
      expect(occasionsOf(cycle, [member('FR', { submitted: true })], day(40, 1))).toEqual([]);
    }
    expect(occasionsOf({ ...CYCLE, state: 'ASSESSMENT' }, [waiting], day(40, 1))).toEqual([]);
    expect(occasionsOf({ ...CYCLE, reviewDeadlineAt: null }, [waiting], day(40, 1))).toEqual([]);
  });

  it('is the end of the reply period, with the scores that have no reply yet, after the close as well', () => {
    const waits = member('CA', { submitted: true, replyDue: day(20), toReply: ['c1', 'c2'] });
    const other = member('FR', { submitted: true, replyDue: day(20), toReply: ['c1'] });
    const assessed = { ...CYCLE, state: 'ASSESSMENT' as const };
    const [near, ...more] = occasionsOf(assessed, [waits, other, member('IT')], day(17, 1));
    expect(more).toEqual([]);
    expect(near).toMatchObject({ kind: 'reply-due', members: ['CA', 'FR'], about: day(20).toISOString() });
    expect(near?.scores).toEqual([
      { member: 'CA', commitment: 'c1' },
      { member: 'CA', commitment: 'c2' },
      { member: 'FR', commitment: 'c1' },
    ]);
    expect(occasionsOf(assessed, [waits], day(20, 1))).toEqual([]);
  });

  it('is the end date of a part, once for all that a person has until then', () => {
    const part = (indicator: string, until: Date, person = 'p') => ({ person, member: 'IT', indicator, until });
    const near = partsNearing(
      [part('a', day(13)), part('b', day(13)), part('c', day(20)), part('d', day(13), 'q')],
      day(10, 1),
    );
    expect(near.map(({ kind, about, parts }) => [kind, about, parts.map(({ indicator }) => indicator)])).toEqual([
      ['part-due', day(13).toISOString(), ['a', 'b']],
      ['part-due', day(13).toISOString(), ['d']],
    ]);
  });

  it('is the opening, while the cycle is in design', () => {
    const design = { ...CYCLE, state: 'DESIGN' as const, opensAt: day(15) };
    expect(occasionsOf(design, [member('CA')], day(8, 1)).map(({ kind }) => kind)).toEqual(['opening']);
    expect(occasionsOf(CYCLE, [member('CA')], new Date(day(1).getTime() - 7 * 86_400_000))).toEqual([]);
  });
});
