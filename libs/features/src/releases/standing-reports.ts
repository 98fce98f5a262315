import { STANDS } from '../submissions/index.js';

/** The version that stands of each report: what a member writes after it counts once it is certified. $1 cycle. */
export const STANDING = `select distinct on (member_code) * from submission where cycle_id = $1 and ${STANDS}
  order by member_code, version desc`;

/** Of these the accepted ones. A report that was reopened was accepted, and stands until its next version is certified. */
export const ACCEPTED_STANDS = `select * from (${STANDING}) t where t.state in ('ACCEPTED', 'REOPENED')`;
