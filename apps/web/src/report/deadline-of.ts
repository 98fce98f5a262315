import type { ReportView } from '@signatory/contract';
import { SUBMISSION, type CycleState } from '@signatory/domain';
import { isBeingWritten, lastCertified } from './report-version.js';

/** What of a report is due next, and when. */
export interface Due {
  readonly what: 'correction' | 'answer' | 'deadline';
  /** An ISO instant. */
  readonly at: string;
}

/** What is said of it before its time and after. */
export const DUE_WORDS = {
  correction: ['report.correctBy', 'report.correctWas'],
  answer: ['report.answerBy', 'report.deadlineWas'],
  deadline: ['report.deadline', 'report.deadlineWas'],
} as const;

/** What was returned comes before what was asked, and both before the report's deadline; null where none of them speaks to it. */
export function dueOf(report: Standing & Pick<ReportView, 'entries'>, now: number, isEnded: boolean): Due | null {
  const correction = correctionDue(report);
  if (correction && !isEnded) return { what: 'correction', at: correction };
  const answer = answerDue(report);
  if (answer) return { what: 'answer', at: answer };
  return report.deadline !== null && !isEnded && isUnderDeadline(report, now)
    ? { what: 'deadline', at: report.deadline }
    : null;
}

/** The first day by which something returned is to be corrected; null where nothing is open to that. */
function correctionDue({ entries }: Pick<ReportView, 'entries'>): string | null {
  const due = entries.flatMap(({ open, review }) =>
    open && review?.state === 'RETURNED' && review.due !== null ? [review.due] : [],
  );
  return due.sort()[0] ?? null;
}

/** The first day by which a question of the reviewers is to be answered; null where none is open. */
function answerDue({ entries }: Pick<ReportView, 'entries'>): string | null {
  const due = entries.flatMap(({ review }) => (review?.state === 'CLARIFICATION_REQUESTED' && review.due) || []);
  return due.sort()[0] ?? null;
}

type Standing = Pick<ReportView, 'state' | 'version' | 'commands' | 'deadline' | 'late'>;

/**
 * Whether the deadline still speaks to a report: not while it is with the reviewers, and no more once it has passed to one that
 * came in time and is written anew, since only its first version can be late.
 */
export function isUnderDeadline(report: Standing, now: number): boolean {
  if (!isBeingWritten(report) && !report.commands.includes('edit')) return false;
  const hasPassed = report.deadline !== null && Date.parse(report.deadline) <= now;
  return !(hasPassed && lastCertified(report) !== null && !report.late);
}

/**
 * Whether a report that was not submitted, or went back to its member, takes no change any more: the cycle was closed, or its
 * cut-off has passed. Who edits it is offered nothing then; to others the cycle's state says it.
 */
export function hasEnded(
  report: Pick<ReportView, 'state' | 'commands'>,
  cycle: CycleState | undefined,
  edits: boolean,
): boolean {
  if (cycle === undefined || cycle === 'DESIGN') return false;
  if (!isBeingWritten(report) && !SUBMISSION.transitions.edit.from.includes(report.state)) return false;
  return edits ? !report.commands.includes('edit') && report.state !== 'VALIDATING' : ENDED.includes(cycle);
}

/** Later a correction case may have reopened it. */
const ENDED: readonly CycleState[] = ['CLOSED', 'ASSESSMENT'];
