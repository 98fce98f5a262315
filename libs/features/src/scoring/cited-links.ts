import type { CitedLink } from '@signatory/contract';
import type { CitedEvidence } from '@signatory/persistence';

/** Addresses that stand only behind evidence that is not public, by member: a link to one would tell of it. $1 cycle. */
export const HIDDEN_LINKS = `
  select member_code as member, url from (
    select member_code, url, tier from evidence where cycle_id = $1
    union all select member_code, url, tier from action_evidence where cycle_id = $1) cited
  where url is not null group by member_code, url having bool_and(tier <> 'public')`;

/** Every address behind evidence, and whether any of that is public, whichever member's. $1 cycle. */
export const EVIDENCE_ADDRESSES = `
  select url as address, bool_or(tier = 'public') as public from (
    select url, tier from evidence where cycle_id = $1
    union all select url, tier from action_evidence where cycle_id = $1) cited
  where url is not null group by url`;

/** What was cited as pages is read as pages. */
export function linksOf(cited: readonly CitedEvidence[]): CitedLink[] {
  return cited.map(({ title, publisher, url = '', published }) => ({
    title,
    url,
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
  }));
}
