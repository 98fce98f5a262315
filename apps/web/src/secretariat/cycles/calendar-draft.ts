import type { ChangeCalendar, CycleView } from '@signatory/contract';
import { DEFAULT_REMINDERS, type Reminders } from '@signatory/domain';
import { fromLocal, toLocal } from './local-instant.js';

export const DATES = ['opens', 'deadline', 'cutOff', 'reviewDeadline'] as const;
export type DateName = (typeof DATES)[number];

export const DAYS = ['beforeOpening', 'beforeDeadline', 'beforeCorrection'] as const;
export type DaysName = (typeof DAYS)[number];

/** A calendar without the reason for its change. */
export type Calendar = Omit<ChangeCalendar, 'reason'>;

/** A calendar as it is typed; days are lists, like “14, 3”. */
export interface CalendarDraft {
  readonly window: { readonly from: string; readonly to: string };
  readonly dates: Readonly<Record<DateName, string>>;
  readonly automatic: boolean;
  readonly days: Readonly<Record<DaysName, string>>;
  readonly atDeadline: boolean;
}

const printDays = (days: readonly number[]): string => days.join(', ');

/** What the fields of a cycle that is there hold, or those of a new one. */
export function draftOf(cycle: CycleView | null): CalendarDraft {
  const { beforeOpening, beforeDeadline, beforeCorrection, atDeadline } = cycle?.reminders ?? DEFAULT_REMINDERS;
  return {
    window: { from: cycle?.window?.from ?? '', to: cycle?.window?.to ?? '' },
    dates: {
      opens: toLocal(cycle?.opens ?? null),
      deadline: toLocal(cycle?.deadline ?? null),
      cutOff: toLocal(cycle?.cutOff ?? null),
      reviewDeadline: toLocal(cycle?.reviewDeadline ?? null),
    },
    automatic: cycle?.automatic ?? false,
    days: {
      beforeOpening: printDays(beforeOpening),
      beforeDeadline: printDays(beforeDeadline),
      beforeCorrection: printDays(beforeCorrection),
    },
    atDeadline,
  };
}

/** “14, 3” as whole days, the most first and each once; null where it is no such list. Empty is none. */
export function readDays(typed: string): number[] | null {
  const parts = typed
    .normalize('NFKC')
    .split(/[,;、\s]+/)
    .filter(Boolean);
  const days = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 0));
  const unique = [...new Set(days)].sort((one, other) => other - one);
  return unique.length <= 10 && unique.every((day) => day >= 1 && day <= 365) ? unique : null;
}

/** A date that is before one that it cannot precede, though it comes after it: days and local instants sort as they are written. */
export interface EarlyDate {
  /** The server's pointer to it. */
  readonly pointer: string;
  readonly name: 'to' | DateName;
  readonly after: 'from' | DateName;
}

/** What the server would refuse of dates that are all there. */
export function earlyDates({ window, dates }: CalendarDraft): EarlyDate[] {
  const { opens, deadline, cutOff, reviewDeadline } = dates;
  const pairs: readonly (readonly [EarlyDate, later: string, earlier: string])[] = [
    [{ pointer: '/window/to', name: 'to', after: 'from' }, window.to, window.from],
    [{ pointer: '/deadline', name: 'deadline', after: 'opens' }, deadline, opens],
    [{ pointer: '/cutOff', name: 'cutOff', after: 'deadline' }, cutOff, deadline],
    [{ pointer: '/reviewDeadline', name: 'reviewDeadline', after: 'cutOff' }, reviewDeadline, cutOff],
  ];
  return pairs.filter(([, later, earlier]) => later !== '' && later < earlier).map(([early]) => early);
}

function readReminders({ days, atDeadline }: CalendarDraft): Reminders | null {
  const [beforeOpening, beforeDeadline, beforeCorrection] = DAYS.map((name) => readDays(days[name]));
  if (!beforeOpening || !beforeDeadline || !beforeCorrection) return null;
  return { beforeOpening, beforeDeadline, atDeadline, beforeCorrection };
}

/** What is typed as a calendar; null while a date that every cycle has is missing, or days are none. */
export function readCalendar(draft: CalendarDraft, before: CycleView | null): Calendar | null {
  const { dates, window, automatic } = draft;
  const read = (name: DateName): string | null => fromLocal(dates[name], before?.[name] ?? null);
  const [opens, deadline, cutOff] = [read('opens'), read('deadline'), read('cutOff')];
  const reminders = readReminders(draft);
  if (opens === null || deadline === null || cutOff === null || reminders === null) return null;
  if (window.from === '' || window.to === '') return null;
  return { window, opens, deadline, cutOff, reviewDeadline: read('reviewDeadline'), automatic, reminders };
}

/** A part of a calendar that differs. */
export type CalendarChange =
  | { readonly kind: 'date'; readonly name: DateName; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'window'; readonly before: CycleView['window']; readonly after: Calendar['window'] }
  | { readonly kind: 'automatic'; readonly after: boolean }
  | {
      readonly kind: 'days';
      readonly name: DaysName;
      readonly before: readonly number[];
      readonly after: readonly number[];
    }
  | { readonly kind: 'atDeadline'; readonly after: boolean };

/** What a calendar would change of a cycle. */
export function changesOf(before: CycleView, after: Calendar): CalendarChange[] {
  const { reminders } = before;
  return [
    ...(before.window?.from === after.window.from && before.window.to === after.window.to
      ? []
      : [{ kind: 'window' as const, before: before.window, after: after.window }]),
    ...DATES.filter((name) => before[name] !== after[name]).map((name) => ({
      kind: 'date' as const,
      name,
      before: before[name],
      after: after[name],
    })),
    ...(before.automatic === after.automatic ? [] : [{ kind: 'automatic' as const, after: after.automatic }]),
    ...DAYS.filter((name) => printDays(reminders[name]) !== printDays(after.reminders[name])).map((name) => ({
      kind: 'days' as const,
      name,
      before: reminders[name],
      after: after.reminders[name],
    })),
    ...(reminders.atDeadline === after.reminders.atDeadline
      ? []
      : [{ kind: 'atDeadline' as const, after: after.reminders.atDeadline }]),
  ];
}
