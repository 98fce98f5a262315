import { appliesTo } from '../plan/commitment.js';
import { isAsked } from '../plan/indicator.js';
import type { Plan } from '../plan/plan.js';
import type { AnswerStatus } from './report.js';

/** Whether a report came in time. `not-due`: nothing was submitted, and there is time left: the cycle is not closed either. */
export const PUNCTUALITIES = ['on-time', 'late', 'not-submitted', 'not-due'] as const;
export type Punctuality = (typeof PUNCTUALITIES)[number];

/** When one member's report was due and when it came. */
export interface Filing {
  readonly member: string;
  /** With the extension; null where the cycle has none. */
  readonly deadline: Date | null;
  /** The member's own deadline, where it was granted one that is later than everybody's. */
  readonly extendedTo: Date | null;
  /** When the first version that was not withdrawn was submitted. */
  readonly submittedAt: Date | null;
  /** By the clock and the deadline there is now: one that moves makes nobody late, and whoever it moves beyond is in time. */
  readonly late: boolean;
  /** Reporting is over, also where the cycle was closed before its deadline: nobody can be in time any more. */
  readonly isOver: boolean;
}

/** What keeps a report from being certified, by severity; `notRun` are blockers that could not run. */
export interface OpenFindings {
  readonly blockers: number;
  readonly notRun: number;
  readonly errors: number;
  readonly warnings: number;
}

/** What one member's report says so far, beside when it came. */
export interface ReportState extends Filing {
  /** By indicator id; an entry that is not here has no answer yet. */
  readonly statuses: Readonly<Record<string, AnswerStatus>>;
  /** Null until checks ran: nothing found is not the same as nothing looked for. */
  readonly open: OpenFindings | null;
}

/** How many of the entries asked are in each state: they add up to `asked`. */
export interface EntryCounts {
  readonly asked: number;
  readonly answered: number;
  readonly noData: number;
  readonly notApplicable: number;
  readonly confidential: number;
  readonly unanswered: number;
}

export interface PillarCounts {
  readonly pillar: string;
  readonly entries: EntryCounts;
}

export interface MemberStatistics extends Omit<Filing, 'isOver'> {
  readonly punctuality: Punctuality;
  readonly entries: EntryCounts;
  readonly pillars: readonly PillarCounts[];
  readonly open: OpenFindings | null;
}

/** Counts of reports and of entries, never of what they say: no figure of one member is added to another's. */
export interface CycleStatistics {
  readonly members: readonly MemberStatistics[];
  readonly pillars: readonly PillarCounts[];
  readonly total: {
    readonly reports: Readonly<Record<Punctuality | 'extended', number>>;
    readonly entries: EntryCounts;
    readonly open: OpenFindings;
  };
}

/** How punctual a report is at an instant: by the clock, the extension, and whether the cycle still takes reports. */
export function punctualityOf({ submittedAt, late, deadline, isOver }: Omit<Filing, 'member'>, at: Date): Punctuality {
  if (submittedAt) return late ? 'late' : 'on-time';
  return isOver || (deadline && at > deadline) ? 'not-submitted' : 'not-due';
}

/** On-time and completeness per member, pillar and cycle. Commitments that are not asked of a member, and what assessors fill in, do not count. */
export function statisticsOf(plan: Plan, reports: readonly ReportState[], at: Date): CycleStatistics {
  const members = reports.map((report): MemberStatistics => {
    const { statuses, isOver: _isOver, ...filing } = report;
    const count = (pillar?: string): EntryCounts => countEntries(plan, { member: report.member, statuses }, pillar);
    const pillars = plan.pillars.map(({ code }) => ({ pillar: code, entries: count(code) }));
    return { ...filing, punctuality: punctualityOf(report, at), entries: count(), pillars };
  });
  const having = (test: (member: MemberStatistics) => boolean): number => members.filter(test).length;
  return {
    members,
    pillars: plan.pillars.map(({ code }, n) => ({
      pillar: code,
      entries: addUp(
        NO_ENTRIES,
        members.flatMap(({ pillars }) => pillars[n]?.entries ?? []),
      ),
    })),
    total: {
      reports: {
        'on-time': having(({ punctuality }) => punctuality === 'on-time'),
        late: having(({ punctuality }) => punctuality === 'late'),
        'not-submitted': having(({ punctuality }) => punctuality === 'not-submitted'),
        'not-due': having(({ punctuality }) => punctuality === 'not-due'),
        extended: having(({ extendedTo }) => extendedTo !== null),
      },
      entries: addUp(
        NO_ENTRIES,
        members.map(({ entries }) => entries),
      ),
      open: addUp(
        NOTHING_OPEN,
        members.flatMap(({ open }) => open ?? []),
      ),
    },
  };
}

/** A count's share of those asked in percent, with one decimal, half rounded up: `61.5`; null where nothing is asked. */
export function shareOf(count: number, asked: number): string | null {
  if (asked === 0) return null;
  const tenths = Math.floor((2_000 * count + asked) / (2 * asked));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

const NO_ENTRIES: EntryCounts = { asked: 0, answered: 0, noData: 0, notApplicable: 0, confidential: 0, unanswered: 0 };
const NOTHING_OPEN: OpenFindings = { blockers: 0, notRun: 0, errors: 0, warnings: 0 };

const COUNTED: Readonly<Record<AnswerStatus, Exclude<keyof EntryCounts, 'asked'>>> = {
  answered: 'answered',
  'no-data': 'noData',
  'not-applicable': 'notApplicable',
  confidential: 'confidential',
};

/** Of one pillar, or without one of the whole plan. */
function countEntries(
  plan: Plan,
  { member, statuses }: Pick<ReportState, 'member' | 'statuses'>,
  pillar?: string,
): EntryCounts {
  const counts: Record<keyof EntryCounts, number> = { ...NO_ENTRIES };
  for (const commitment of plan.commitments) {
    if (pillar !== undefined && commitment.pillar !== pillar) continue;
    if (appliesTo(commitment, member).kind !== 'asked') continue;
    for (const indicator of commitment.indicators) {
      if (!isAsked(indicator)) continue;
      const { id } = indicator;
      const status = Object.hasOwn(statuses, id) ? statuses[id] : undefined;
      counts.asked++;
      counts[status ? COUNTED[status] : 'unanswered']++;
    }
  }
  return counts;
}

function addUp<Key extends string>(
  zero: Readonly<Record<Key, number>>,
  parts: readonly Readonly<Record<Key, number>>[],
): Record<Key, number> {
  const sum: Record<Key, number> = { ...zero };
  for (const part of parts) for (const key of Object.keys(sum) as Key[]) sum[key] += part[key];
  return sum;
}
