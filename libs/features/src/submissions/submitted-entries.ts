import { entriesAt, TOTALS, type EntryRow } from './entry-rows.js';
import { STANDS } from './report-scope.js';

const submitted = (narrowed: Parameters<typeof entriesAt>[1]): string => `
  select at.member, at.revision, ${entriesAt('and w.indicator_id = any ($3::text[])', narrowed, 'at.member')} as entries
  from (select distinct on (member_code) member_code as member, at_revision as revision from submission
    where cycle_id = $1 and member_code = any ($2::text[]) and ${STANDS} order by member_code, version desc) at
  order by at.member`;

/**
 * Entries of some indicators in the reports that stand in a cycle, as rows of `SubmittedEntries`: what was certified and not
 * taken back. $1 cycle, $2 members, $3 indicator ids.
 */
export const SUBMITTED_ENTRIES = submitted({});

/** The same with their totals only. */
export const SUBMITTED_TOTALS = submitted(TOTALS);

export interface SubmittedEntries {
  readonly member: string;
  readonly revision: number;
  readonly entries: readonly EntryRow[];
}
