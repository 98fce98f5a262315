import { appliesTo } from '../plan/commitment.js';
import type { Plan } from '../plan/plan.js';
import { plainText } from '../text.js';
import { punctualityOf, shareOf, statisticsOf, type ReportState } from './statistics.js';

const at = new Date('2026-03-01T12:00:00Z');
const before = new Date('2026-02-28T12:00:00Z');
const after = new Date('2026-03-02T12:00:00Z');

const indicator = (id: string, assessor = false) => ({ id, assessor });
const commitment = (id: string, pillar: string, indicators: object[], members = {}) => ({
  id,
  pillar,
  indicators,
  applies: { all: 'asked', members },
});

/** Two pillars; the second commitment of the first is not asked of EU. */
const plan = {
  members: [{ code: 'FR' }, { code: 'EU' }],
  pillars: [{ code: 'I' }, { code: 'II' }],
  commitments: [
    commitment('c1', 'I', [indicator('a'), indicator('b'), indicator('found', true)]),
    commitment('c2', 'I', [indicator('c')], { EU: { kind: 'not-asked', reason: plainText('Competence.') } }),
    commitment('c3', 'II', [indicator('d'), indicator('e')]),
  ],
} as unknown as Plan;

const report = (draft: Partial<ReportState> & { member: string }): ReportState => ({
  deadline: after,
  extendedTo: null,
  submittedAt: null,
  late: false,
  isOver: false,
  statuses: {},
  open: null,
  ...draft,
});

describe('statistics of a cycle', () => {
  it('tell four things of a report by the clock: in time, late, not submitted, not due', () => {
    const filing = { submittedAt: null, late: false, deadline: after, extendedTo: null, isOver: false };
    expect(punctualityOf(filing, at)).toBe('not-due');
    expect(punctualityOf({ ...filing, deadline: at }, at)).toBe('not-due');
    expect(punctualityOf({ ...filing, deadline: before }, at)).toBe('not-submitted');
    expect(punctualityOf({ ...filing, deadline: null }, at)).toBe('not-due');
    expect(punctualityOf({ ...filing, isOver: true }, at)).toBe('not-submitted');
    expect(punctualityOf({ ...filing, submittedAt: before, isOver: true }, at)).toBe('on-time');
    expect(punctualityOf({ ...filing, submittedAt: before }, at)).toBe('on-time');
    expect(punctualityOf({ ...filing, submittedAt: after, late: true }, at)).toBe('late');
  });

  it('count each entry once, and neither what is not asked nor what assessors fill in', () => {
    const statuses = { a: 'answered', b: 'no-data', d: 'confidential', found: 'answered', gone: 'answered' } as const;
    const [france, union] = statisticsOf(
      plan,
      [report({ member: 'FR', statuses }), report({ member: 'EU', statuses: { e: 'not-applicable' } })],
      at,
    ).members;
    expect(france?.entries).toEqual({
      asked: 5,
      answered: 1,
      noData: 1,
      notApplicable: 0,
      confidential: 1,
      unanswered: 2,
    });
    expect(france?.pillars.map(({ entries: { asked, unanswered } }) => [asked, unanswered])).toEqual([
      [3, 1],
      [2, 1],
    ]);
    expect(union?.entries).toMatchObject({ asked: 4, notApplicable: 1, unanswered: 3 });
  });

  it('add up over pillars to each member and over members to the cycle', () => {
    const states = ['answered', 'no-data', 'not-applicable', 'confidential'] as const;
    for (let seed = 0; seed < 4 ** 5; seed++) {
      const statuses = Object.fromEntries(
        ['a', 'b', 'c', 'd', 'e'].flatMap((id, n) => {
          const digit = Math.floor(seed / 4 ** n) % 4;
          return digit === 0 ? [] : [[id, states[digit] ?? 'answered']];
        }),
      );
      const { members, pillars, total } = statisticsOf(
        plan,
        [report({ member: 'FR', statuses }), report({ member: 'EU', statuses })],
        at,
      );
      for (const key of Object.keys(total.entries) as (keyof typeof total.entries)[]) {
        for (const member of members)
          expect(member.pillars.reduce((sum, { entries }) => sum + entries[key], 0)).toBe(member.entries[key]);
        expect(pillars.reduce((sum, { entries }) => sum + entries[key], 0)).toBe(total.entries[key]);
        expect(members.reduce((sum, { entries }) => sum + entries[key], 0)).toBe(total.entries[key]);
      }
      const { asked, ...parts } = total.entries;
      expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(asked);
    }
    expect(appliesTo(plan.commitments[1] as Plan['commitments'][number], 'EU').kind).toBe('not-asked');
  });

  it('count reports by punctuality, extensions beside it, and only findings of checks that ran', () => {
    const open = { blockers: 1, notRun: 0, errors: 2, warnings: 3 };
    const { total, members } = statisticsOf(
      plan,
      [report({ member: 'FR', extendedTo: after, open }), report({ member: 'EU', submittedAt: before })],
      at,
    );
    expect(total.reports).toEqual({ 'on-time': 1, late: 0, 'not-submitted': 0, 'not-due': 1, extended: 1 });
    expect(total.open).toEqual(open);
    expect(members[1]?.open).toBeNull();
  });

  it('print a share with one decimal, half rounded up, and none of nothing', () => {
    expect([shareOf(1, 3), shareOf(2, 3), shareOf(1, 16), shareOf(5, 5), shareOf(0, 7), shareOf(0, 0)]).toEqual([
      '33.3',
      '66.7',
      '6.3',
      '100.0',
      '0.0',
      null,
    ]);
  });
});
