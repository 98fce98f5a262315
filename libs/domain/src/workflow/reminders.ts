import type { CycleState, Reminders } from './cycle.js';
import type { MailKind } from './mail.js';

const DAY = 86_400_000;

/**
 * What the secretariat may remind of, by hand: members of their report while nothing that was certified stands, of the
 * answers that reviewers wait for, and of replies to draft scores; reviewers of scores that they have not given, and
 * adjudicators of those that they have to settle.
 */
export const REMINDER_TOPICS = ['report', 'answers', 'scores', 'disputes', 'replies'] as const;
export type ReminderTopic = (typeof REMINDER_TOPICS)[number];

/** Hours in which a member is reminded of the same once: two people of a secretariat on one morning write one letter. */
export const REMINDER_REST_HOURS = 12;

/** When the reminders of an instant are due: whole days before it. */
export function dueBefore(about: Date, days: readonly number[]): Date[] {
  return days.map((each) => new Date(about.getTime() - each * DAY));
}

/** Where a reminder stands. What passed while no worker ran is not made up for, since the next one says more. */
export type ReminderTime = 'ahead' | 'due' | 'past';

/** A reminder is due for a day. */
export function timeOf(due: Date, at: Date): ReminderTime {
  if (at < due) return 'ahead';
  return at.getTime() < due.getTime() + DAY ? 'due' : 'past';
}

/** A letter as the calendar foresees it, for whoever has not submitted by then. */
export interface ForeseenLetter {
  readonly kind: MailKind;
  readonly due: Date;
  /** The instant it is about. */
  readonly about: Date;
}

/** The letters of a cycle's own dates, in the order of their days; those of corrections follow each report's own due date. */
export function foreseeLetters({
  state,
  opensAt,
  deadlineAt,
  reminders,
}: {
  readonly state: CycleState;
  readonly opensAt: Date | null;
  readonly deadlineAt: Date | null;
  readonly reminders: Reminders;
}): ForeseenLetter[] {
  if (state !== 'DESIGN' && state !== 'OPEN') return [];
  const of = (kind: MailKind, about: Date | null, days: readonly number[]): ForeseenLetter[] =>
    about === null ? [] : dueBefore(about, days).map((due) => ({ kind, due, about }));
  return [
    ...(state === 'DESIGN' ? of('opening', opensAt, reminders.beforeOpening) : []),
    ...of('deadline', deadlineAt, reminders.beforeDeadline),
    ...of('missed', deadlineAt, reminders.atDeadline ? [0] : []),
  ].sort((one, other) => one.due.getTime() - other.due.getTime());
}
