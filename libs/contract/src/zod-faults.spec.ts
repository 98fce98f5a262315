import { DEFAULT_REMINDERS } from '@signatory/domain';
import { z } from 'zod';
import { ArrangeStandIn } from './assignment.js';
import { ChangeCalendar } from './administration.js';
import { CombineContributions, ReplyToFigure } from './contribution.js';
import { DeclareRecusal } from './recusal.js';
import { ReportFileQuery } from './report-import.js';
import { DecideEntry } from './review.js';
import { faultsOf } from './zod-faults.js';

const Form = z.strictObject({ office: z.string().min(2), revision: z.int() });
const told = (body: unknown) => faultsOf(Form.safeParse(body).error?.issues ?? []);

describe('what a schema finds', () => {
  it('is said in words: missing, of another kind, too short, not asked for', () => {
    expect(told({ revision: 1 })).toEqual([
      { pointer: '/office', words: { code: 'form.missing', values: { type: 'string' } } },
    ]);
    expect(told({ office: 'A', revision: '1', note: '' }).map(({ pointer, words }) => ({ pointer, ...words }))).toEqual(
      [
        { pointer: '/office', code: 'form.short', values: { least: 2 } },
        { pointer: '/revision', code: 'form.type', values: { type: 'number' } },
        { pointer: '/note', code: 'form.no-field', values: { field: 'note' } },
      ],
    );
  });
});

describe('what a form asks beyond its fields', () => {
  const person = '0191d3a0-0000-7000-8000-000000000001';
  const day = (n: number): string => `2026-01-0${n}T00:00:00Z`;
  const calendar = {
    window: { from: '2025-02-01', to: '2025-01-01' },
    opens: day(3),
    deadline: day(2),
    cutOff: day(1),
    reviewDeadline: null,
    automatic: false,
    reminders: DEFAULT_REMINDERS,
    reason: 'Why it moves',
  };
  const standIn = { role: 'reviewer', absent: person, person, from: day(2), until: day(1), reason: 'On leave' };

  it.each([
    ['combine', CombineContributions, { how: 'single', contributors: [person, person] }, ['form.one-part']],
    [
      'combine as a value',
      CombineContributions,
      { how: 'reconciled', contributors: [person] },
      ['form.combination-words', 'form.reconciled-value'],
    ],
    ['contest', ReplyToFigure, { kind: 'contested' }, ['form.contest-words']],
    ['return', DecideEntry, { decision: 'return', version: 1 }, ['form.member-words', 'form.return-reason']],
    ['a date', DecideEntry, { decision: 'approve', version: 1, cells: [], dueAt: 'soon' }, ['form.instant']],
    ['approval of parts', DecideEntry, { decision: 'approve', version: 1, cells: ['total'] }, ['form.only-return']],
    [
      'recuse',
      DeclareRecusal,
      { kind: 'conflict', members: ['IT'], pillars: ['i'], reason: 'Kin' },
      ['form.conflict-pillars'],
    ],
    ['stand in', ArrangeStandIn, standIn, ['form.ends-early', 'form.own-stand-in']],
    ['export', ReportFileQuery, { format: 'json', findings: '1' }, ['form.no-cells']],
    ['an instant', ArrangeStandIn, { ...standIn, from: 'today' }, ['form.instant']],
    ['calendar', ChangeCalendar, calendar, ['form.ends-early', 'form.deadline-early', 'form.cut-off-early']],
    [
      'the end of review',
      ChangeCalendar,
      { ...calendar, cutOff: day(5), reviewDeadline: day(4) },
      ['form.review-early'],
    ],
  ])('is said by codes: %s', (_, form, body, codes) => {
    const faults = faultsOf(form.safeParse(body).error?.issues ?? []);
    expect(faults.map(({ words, message }) => words?.code ?? message)).toEqual(expect.arrayContaining(codes));
  });
});
