import type { ReportView } from '@signatory/contract';
import { isBeingWritten, lastCertified } from './entry-status.js';

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
