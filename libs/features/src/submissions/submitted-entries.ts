import { entriesAt, type EntryRow } from './entry-rows.js';
import { STANDS } from './report-scope.js';

/**
 * Entries of some indicators in the reports that stand in a cycle, as rows of `SubmittedEntries`: what was certified and not
 * taken back. $1 cycle, $2 members, $3 indicator ids.
 */
export const SUBMITTED_ENTRIES = `
  select at.member, at.revision, ${entriesAt('and w.indicator_id = any ($3::text[])', '', 'at.member')} as entries
  from (select distinct on (member_code) member_code as member, at_revision as revision from submission
    where cycle_id = $1 and member_code = any ($2::text[]) and ${STANDS} order by member_code, version desc) at
  order by at.member`;

export interface SubmittedEntries {
  readonly member: string;
  readonly revision: number;
  readonly entries: readonly EntryRow[];
}
