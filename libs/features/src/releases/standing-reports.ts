import { STANDS } from '../submissions/index.js';

/** The version that stands of each report: what a member writes after it counts once it is certified. $1 cycle. */
export const STANDING = `select distinct on (member_code) * from submission where cycle_id = $1 and ${STANDS}
  order by member_code, version desc`;

/** Of these the accepted ones. A report that was reopened was accepted, and stands until its next version is certified. */
export const ACCEPTED_STANDS = `select * from (${STANDING}) t where t.state in ('ACCEPTED', 'REOPENED')`;

/** The approved entries of these, each as it stood in its version: `v` of `entry_version`, `r` of its review. */
export const APPROVED_ENTRIES = `(${ACCEPTED_STANDS}) s
  join entry_review r on r.cycle_id = s.cycle_id and r.member_code = s.member_code and r.submission_version = s.version
    and r.state = 'APPROVED'
  join lateral (select * from entry_version e where e.cycle_id = s.cycle_id and e.member_code = s.member_code
    and e.indicator_id = r.indicator_id and e.since_revision <= s.at_revision order by e.version desc limit 1) v on true`;
