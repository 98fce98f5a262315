import type { CycleEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { isLate } from './deadline.js';
import { STANDS, type ReportKey } from './report-scope.js';

/**
 * Whether a report came late is asked of the first version that stands: a correction that reviewers ask for after the
 * deadline makes nobody late. Null before there is one. `cycle` and `member` are expressions of the query around it.
 */
export const filedLate = (cycle: string, member: string): string =>
  `(select t.late from submission t where t.cycle_id = ${cycle} and t.member_code = ${member} and ${STANDS}
    order by t.version limit 1)`;

/** When the report was first certified and not taken back, as of a version `s`: its own instant where none before it stands. */
export const FILED_AT = `
  coalesce((select min(t.submitted_at) from submission t where t.cycle_id = s.cycle_id and t.member_code = s.member_code
    and t.version < s.version and ${STANDS}), s.submitted_at)`;

const FIRST = `select min(submitted_at) as at from submission where cycle_id = $1 and member_code = $2 and ${STANDS}`;

/** Whether a version that is certified now is late, by the clock and the extension. */
export async function isFiledLate(
  tx: EntityManager,
  key: ReportKey,
  cycle: Pick<CycleEntity, 'deadlineAt'>,
  { extension, at }: { readonly extension: Date | null; readonly at: Date },
): Promise<boolean> {
  const [first] = await tx.query<{ at: Date | null }[]>(FIRST, [key.cycleId, key.memberCode]);
  return isLate(first?.at ?? at, cycle, extension);
}
