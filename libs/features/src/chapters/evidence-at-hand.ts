import type { ChapterView } from '@signatory/contract';
import { systemReach, type Database } from '@signatory/persistence';
import { memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { EVIDENCE_ADDRESSES, HiddenAddresses, PublicWords, type EvidenceAddress } from '../scoring/index.js';
import type { ChapterScope } from './chapter-scope.js';

type Row = {
  readonly member: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly accessed: string | null;
  readonly url: string | null;
  readonly page: string | null;
  readonly quote: string | null;
};

/** Public evidence behind approved entries of the commitment, in the version that was reviewed last. */
const BEHIND_ENTRIES = `
  select distinct e.member_code as member, e.title, e.publisher, e.published, e.accessed, e.url, e.page, e.quote
  from evidence e
  join lateral (select s.version, s.at_revision from submission s where s.cycle_id = e.cycle_id and s.member_code = e.member_code
    and s.state <> 'WITHDRAWN' order by s.version desc limit 1) s on true
  join entry_review r on r.cycle_id = e.cycle_id and r.member_code = e.member_code and r.submission_version = s.version
    and r.indicator_id = e.indicator_id and r.state = 'APPROVED'
  where e.cycle_id = $1 and e.indicator_id = any ($2::text[]) and e.tier = 'public'
    and e.since_revision <= s.at_revision and (e.until_revision is null or e.until_revision > s.at_revision)
  order by e.member_code, e.title, e.page, e.quote`;

/** What settled scores cite. */
const BEHIND_SCORES = `
  select distinct s.member_code as member, c.title, c.publisher, c.published, c.accessed, c.url, c.page, c.quote
  from score s cross join lateral jsonb_to_recordset(s.evidence)
    as c (title text, publisher text, published text, accessed text, url text, page text, quote text)
  where s.cycle_id = $1 and s.commitment_id = $2 and s.state in ('SHARED', 'CONFIRMED', 'RECALIBRATED', 'PUBLISHED')
  order by s.member_code, c.title, c.page, c.quote`;

/**
 * What may be cited in a chapter. Reports are not an editor's to read: of them come the titles of public evidence behind
 * approved entries, and nothing else, so the question is asked with the system's reach.
 */
export async function evidenceAtHand(
  database: Database,
  { cycle, plan }: OpenedCycle,
  { commitment }: ChapterScope,
): Promise<ChapterView['evidence']> {
  const reach = systemReach(memberCodes(plan));
  const indicators = commitment.indicators.map(({ id }) => id);
  const [behindEntries, behindScores, addresses] = await Promise.all([
    database.readAs<Row>(reach, { name: 'chapter-evidence', text: BEHIND_ENTRIES }, [cycle.id, indicators]),
    database.readAs<Row>(reach, { name: 'chapter-cited', text: BEHIND_SCORES }, [cycle.id, commitment.id]),
    database.readAs<EvidenceAddress>(reach, { name: 'evidence-addresses', text: EVIDENCE_ADDRESSES }, [cycle.id]),
  ]);
  const order = new Map(memberCodes(plan).map((code, at) => [code, at]));
  // What reviewers cite may be known to them alone: a chapter must not name what a release leaves out.
  const hidden = new HiddenAddresses(addresses);
  const words = new PublicWords(hidden);
  const seen = new Set<string>();
  return [...behindEntries, ...behindScores]
    .filter(({ member, title, url }) => {
      if (url !== null && hidden.hasOf(member, url)) return false;
      const key = JSON.stringify([member, title, url]);
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => (order.get(a.member) ?? 0) - (order.get(b.member) ?? 0))
    .map(({ member, title, publisher, published, accessed, url, page, quote }) => ({
      member,
      ...words.source(member, {
        title,
        ...(publisher && { publisher }),
        ...(published && { published }),
        ...(accessed && { accessed }),
        ...(url && { url }),
        ...(page && { page }),
        ...(quote && { quote }),
      }),
    }));
}
