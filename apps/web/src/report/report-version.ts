import type { ReportView } from '@signatory/contract';
import { SUBMISSION } from '@signatory/domain';

/** Whether the current version is still being written: neither certified nor with the reviewers. */
export function isBeingWritten({ state }: Pick<ReportView, 'state'>): boolean {
  const { check } = SUBMISSION.transitions;
  return state === SUBMISSION.initial || state === check.to || check.from.includes(state);
}

/** The last version that was certified, or null: each has a receipt. */
export function lastCertified(report: Pick<ReportView, 'state' | 'version'>): number | null {
  const version = (report.version ?? 0) - (isBeingWritten(report) ? 1 : 0);
  return version > 0 ? version : null;
}

/** The version whose receipt stands in place of the check: nothing of the report can be changed, checked or certified now. Else null. */
export function settledVersion(report: Pick<ReportView, 'state' | 'version' | 'commands'>): number | null {
  const goesOn = (['edit', 'check', 'answer', 'certify'] as const).some((command) => report.commands.includes(command));
  return isBeingWritten(report) || goesOn ? null : lastCertified(report);
}
