import { Refusal, SUBMISSION } from '@signatory/domain';
import { ReportEntity, SubmissionEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { ReportKey } from './report-scope.js';

/** A report under lock, with its current version; null where none was begun. */
export interface LockedReport {
  readonly report: ReportEntity;
  readonly submission: SubmissionEntity | null;
}

/** Locks the report, making it at the first edit, so that whoever changes it at the same time is served afterwards. */
export async function lockOrMakeReport(tx: EntityManager, key: ReportKey): Promise<LockedReport> {
  await tx.query('insert into report (cycle_id, member_code) values ($1, $2) on conflict do nothing', [
    key.cycleId,
    key.memberCode,
  ]);
  const locked = await lockReport(tx, key);
  if (!locked) throw new Error(`The report of ${key.memberCode} was made and cannot be read.`);
  return locked;
}

/** Locks the report; null where nobody has begun it. */
export async function lockReport(tx: EntityManager, key: ReportKey): Promise<LockedReport | null> {
  const report = await tx.findOne(ReportEntity, { where: { ...key }, lock: { mode: 'pessimistic_write' } });
  return report && { report, submission: await currentSubmission(tx, key) };
}

/** The highest version. */
export function currentSubmission(tx: EntityManager, key: ReportKey): Promise<SubmissionEntity | null> {
  return tx.findOne(SubmissionEntity, { where: { ...key }, order: { version: 'DESC' } });
}

/** The member's own deadline, where one was granted. */
export async function extensionOf(tx: EntityManager, key: ReportKey): Promise<Date | null> {
  const [row] = await tx.query<{ deadline_at: Date }[]>(
    'select deadline_at from extension where cycle_id = $1 and member_code = $2 order by n desc limit 1',
    [key.cycleId, key.memberCode],
  );
  return row?.deadline_at ?? null;
}

/**
 * Refuses what a member may not do while its report is certified. Every state that certification leads to, and none that
 * an edit can leave.
 * @throws Refusal `report.already-submitted`
 */
export function requireUnsubmitted(submission: SubmissionEntity | null): void {
  if (submission?.submittedAt && !SUBMISSION.transitions.edit.from.includes(submission.state))
    throw new Refusal('report.already-submitted', { version: submission.version });
}
