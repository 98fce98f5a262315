import type { ReportView } from '@signatory/contract';
import { isBeingWritten, lastCertified } from './entry-status.js';

/** The version whose receipt stands in place of the check: nothing of the report can be changed, checked or certified now. Else null. */
export function settledVersion(report: Pick<ReportView, 'state' | 'version' | 'commands'>): number | null {
  const goesOn = (['edit', 'check', 'answer', 'certify'] as const).some((command) => report.commands.includes(command));
  return isBeingWritten(report) || goesOn ? null : lastCertified(report);
}
