import { SUBMISSION } from '@signatory/domain';
import type { SubmissionEntity } from '@signatory/persistence';
import { movingWith, tiedTo } from '@signatory/rules';
import type { EntityManager } from 'typeorm';
import { indexPlan, type OpenedCycle } from '../catalogue/index.js';

/** Whether an entry (by indicator id) can be edited now. */
export type OpenFields = (indicatorId: string) => boolean;

/**
 * Which entries are open: none where the state allows no edit, all in a first version, and after a return only those
 * returned, with those that a rule ties to them: a total corrected without its parts would only fail again. In a correction
 * case what it names alone: of what is published nothing else moves.
 */
export async function openFields(
  tx: EntityManager,
  opened: OpenedCycle,
  submission: SubmissionEntity | null,
): Promise<OpenFields> {
  if (submission?.state !== 'CORRECTION_REQUESTED') return fieldsOpenIn(opened, submission);
  return fieldsOpenIn(opened, { ...submission, returned: await readReturned(tx, submission) });
}

/** The entries (by indicator id) that reviewers returned in a version. */
export async function readReturned(tx: EntityManager, submission: SubmissionEntity): Promise<string[]> {
  if (submission.returned) return submission.returned;
  const rows = await tx.query<{ indicator_id: string }[]>(
    `select indicator_id from entry_review
     where cycle_id = $1 and member_code = $2 and submission_version = $3 and state = 'RETURNED'`,
    [submission.cycleId, submission.memberCode, submission.version],
  );
  return rows.map((row) => row.indicator_id);
}

/** The same from a submission whose returned entries are known. */
export function fieldsOpenIn(
  { plan, cycle }: OpenedCycle,
  submission: Pick<SubmissionEntity, 'memberCode' | 'state' | 'returned'> | null,
): OpenFields {
  if (!SUBMISSION.transitions.edit.from.includes(submission?.state ?? SUBMISSION.initial)) return () => false;
  if (!submission || submission.returned === null) return () => true;
  const { memberCode, returned } = submission;
  const { byId } = indexPlan(plan);
  const codes = returned.flatMap((id) => byId.get(id)?.indicator.code ?? []);
  const open = cycle.correcting.includes(memberCode) ? movingWith(plan, codes) : new Set(tiedTo(plan, codes));
  return (id) => open.has(byId.get(id)?.indicator.code ?? '');
}
