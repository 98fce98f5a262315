import type { VerifiedView } from '@signatory/contract';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';

// A release that is not public has no row here, whoever asks: the policy of the public is all that this reads under.
const COLUMNS = `c.code as cycle, c.title, r.number, r.state, r.sha256, r.published_at as "publishedAt", r.reason,
  r.reason_language as "reasonLanguage",
  r.manifest ->> 'key' as key,
  (select max(n.number) from release n where n.cycle_id = r.cycle_id and n.number > r.number and n.state = 'PUBLISHED') as newer,
  (select json_build_object('number', n.number, 'sha256', n.sha256, 'ground', n.grounds ->> 'ground', 'publishedAt', n.published_at)
   from release n where n.cycle_id = r.cycle_id and n.number > r.number and n.supersedes is not null and n.published_at is not null
     and n.state <> 'WITHDRAWN' and r.state = 'CORRECTED' order by n.number limit 1) as correction`;
const PUBLIC = `r.state in ('PUBLISHED', 'CORRECTED', 'WITHDRAWN')`;

const BY_HASH = {
  name: 'release-by-hash',
  text: `
    select ${COLUMNS}, null as file from release r join cycle c on c.id = r.cycle_id where ${PUBLIC} and r.sha256 = $1
    union all
    select ${COLUMNS}, json_build_object('path', f.path, 'product', f.product, 'member', f.member, 'item', f.item, 'language', f.language,
      'mediaType', f.media_type, 'size', f.size, 'sha256', f.sha256) as file
    from release_file f join release r on r.id = f.release_id join cycle c on c.id = r.cycle_id
    where ${PUBLIC} and f.sha256 = $1 and f.product <> 'document'
    order by number desc, cycle`,
};

const BY_NUMBER = {
  name: 'release-by-number',
  text: `select ${COLUMNS}, null as file from release r join cycle c on c.id = r.cycle_id
    where ${PUBLIC} and c.code = $1 and r.number = $2`,
};

interface Row extends Omit<VerifiedView, 'publishedAt'> {
  readonly publishedAt: Date;
}

/** What somebody asks about: a hash, a release of a cycle, or nothing that can be looked up. */
type Question =
  | { readonly kind: 'hash'; readonly hash: string }
  | { readonly kind: 'number'; readonly cycle: string; readonly number: number };

/** Says which public release, or which file of one, a hash or a number belongs to. What is not public is unknown. */
@Injectable()
export class IdentifyRelease {
  constructor(private readonly database: Database) {}

  /** Newest first; a file that did not change stands in several releases. Null for what is neither hash nor number. */
  async execute(text: string): Promise<VerifiedView[] | null> {
    const question = readQuestion(text);
    if (question === null) return null;
    const rows =
      question.kind === 'hash'
        ? await this.database.readPublic<Row>(BY_HASH, [question.hash])
        : await this.database.readPublic<Row>(BY_NUMBER, [question.cycle, question.number]);
    return rows.map((row) => ({
      ...row,
      publishedAt: row.publishedAt.toISOString(),
      // JSON inside of a row has instants as PostgreSQL writes them.
      correction: row.correction && {
        ...row.correction,
        publishedAt: new Date(row.correction.publishedAt).toISOString(),
      },
      ...(row.state !== 'WITHDRAWN' && { reason: null, reasonLanguage: null }),
    }));
  }
}

/** A hash may come as it is printed: in groups, in capitals, after `sha256:`. A release is written `g7-2025/1`. */
function readQuestion(text: string): Question | null {
  const hash = text
    .replace(/^\s*sha-?256:/i, '')
    .replace(/\s/g, '')
    .toLowerCase();
  if (/^[0-9a-f]{64}$/.test(hash)) return { kind: 'hash', hash };
  const [, cycle = '', number = ''] = /^\s*([\w.-]{1,100})\s*\/\s*(\d{1,9})\s*$/.exec(text) ?? [];
  return cycle === '' ? null : { kind: 'number', cycle, number: Number(number) };
}
