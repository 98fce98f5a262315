import type { QueueSort } from '@signatory/contract';
import { ENTRY_REVIEW_STATES } from '@signatory/domain';
import { opensTier, wordList } from '@signatory/persistence';

/** The share of the value before, with more places than two different ones could need. */
const SHARE = 'round(round(abs(o.value - b.value), 200) / abs(b.value), 200)';

// Where the value before is nothing any change is larger. Who has no change comes first.
const CHANGE = `coalesce((
    select case when b.value = 0 then array[1, 1, abs(o.value - b.value)] else array[1, 0, ${SHARE}] end
    from earlier l
    join observation b on b.cycle_id = l.cycle_id and b.member_code = l.member and b.indicator_id = i.before and b.cell_no = 0
      and b.since_revision <= l.revision and (b.until_revision is null or b.until_revision > l.revision)
    join observation o on o.cycle_id = s.cycle_id and o.member_code = s.member_code and o.indicator_id = i.id and o.cell_no = 0
      and o.since_revision <= s.at_revision and (o.until_revision is null or o.until_revision > s.at_revision)
    where l.member = s.member_code and o.value is not null and b.value is not null), array[0]::numeric[])`;

/** Statement parts: how many files of evidence stand in the submission `s` for the indicator that is given. */
export const evidenceOf = (indicator: string): string => `
  (select count(*)::int from evidence e where e.cycle_id = s.cycle_id and e.member_code = s.member_code
    and e.indicator_id = ${indicator} and e.since_revision <= s.at_revision
    and (e.until_revision is null or e.until_revision > s.at_revision) and ${opensTier('e')})`;

/** The last version before that of the submission `s` whose entries were reviewed: one that was withdrawn had no review. */
export const REVIEWED_BEFORE = `(select max(e.submission_version) from entry_review e where e.cycle_id = s.cycle_id
  and e.member_code = s.member_code and e.submission_version < s.version)`;

/**
 * Where an entry (by the column that names its indicator) of the submission `s` stands by its review `r`; before the first decision
 * as the review will begin: what `b`, its review in the version before, approved and nobody changed stays approved.
 */
export const stateOf = (
  indicator: string,
): string => `coalesce(r.state, case when b.state = 'APPROVED' and b.entry_version =
  (select max(w.version) from entry_version w where w.cycle_id = s.cycle_id and w.member_code = s.member_code
    and w.indicator_id = ${indicator} and w.since_revision <= s.at_revision) then 'APPROVED' else 'PENDING' end)`;

/** How many findings stand at the indicator `i` of the submission `s`, of all that were found. */
export const FINDINGS = `coalesce((found.counts->>(s.member_code || ' ' || i.code))::int, 0)`;

/** By what the rows of the queue are put in order; the place in the plan settles every tie. */
export const ORDERS: Readonly<Record<QueueSort, string>> = {
  plan: 'null',
  member: 's.member_code collate "C"',
  indicator: 'i.code collate "C"',
  change: CHANGE,
  findings: FINDINGS,
  evidence: evidenceOf('i.id'),
  // The oldest has the greatest age; an instant is told in milliseconds.
  age: `- extract(epoch from date_trunc('milliseconds', coalesce(r.changed_at, s.submitted_at)))`,
  state: `array_position(array[${wordList(ENTRY_REVIEW_STATES)}], ${stateOf('i.id')})`,
};
