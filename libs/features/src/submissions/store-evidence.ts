import { randomBytes } from 'node:crypto';
import { EVIDENCE_PARTS, Refusal, type EvidencePart, type Fault, type Indicator, faultWords } from '@signatory/domain';
import { blobKey, holdBlob, runPrepared } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { carryCopies } from './carry-copies.js';
import type { EntryRow, EvidenceRow } from './entry-rows.js';
import type { ReadAnswer } from './read-answer.js';
import type { ReportKey } from './report-scope.js';

type SentEvidence = ReadAnswer['evidence'][number];

export interface EvidenceToStore {
  readonly key: ReportKey;
  readonly indicator: Pick<Indicator, 'id'>;
  readonly read: Pick<ReadAnswer, 'evidence'>;
  /** What stands there now, if anything. */
  readonly before: Pick<EntryRow, 'evidence'> | undefined;
  readonly revision: number;
  readonly actor: string;
  readonly at: Date;
}

/** Ends the pieces that are no longer there and writes the new ones; a piece is never changed in place. */
export async function storeEvidence(
  tx: EntityManager,
  { key, indicator, read, before, revision, actor, at }: EvidenceToStore,
): Promise<void> {
  const rest = [...(before?.evidence ?? [])];
  const added = read.evidence.filter((sent) => {
    const place = rest.findIndex((row) => isSame(row, sent));
    if (place >= 0) rest.splice(place, 1);
    return place < 0;
  });
  if (rest.length > 0)
    await tx.query(
      'update evidence set until_revision = $3 where cycle_id = $1 and member_code = $2 and id = any ($4::uuid[])',
      [key.cycleId, key.memberCode, revision, rest.map(({ id }) => id)],
    );
  await requireCitedFiles(tx, key.memberCode, read.evidence);
  const linked: string[] = [];
  for (const [n, evidence] of added.entries()) {
    const id = orderedId(at, n);
    if (evidence.url !== undefined) linked.push(id);
    await tx.query(INSERT, [
      key.cycleId,
      key.memberCode,
      id,
      indicator.id,
      revision,
      actor,
      at,
      ...EVIDENCE_PARTS.map((part) => evidence[part] ?? null),
    ]);
  }
  if (linked.length === 0) return;
  await runPrepared(tx, KEEP_KNOWN, [key.cycleId, key.memberCode, linked]);
  await carryCopies(tx, key, linked);
}

/** A piece that was written anew around the same address is known as it was: it must not become unknown by a new quote. */
const KEEP_KNOWN = {
  name: 'keep-known-links',
  text: `
  insert into link_check (cycle_id, member_code, evidence_id, state, reason, status, moved_to, checked_at, changed_at)
  select distinct on (e.id) e.cycle_id, e.member_code, e.id, l.state, l.reason, l.status, l.moved_to, l.checked_at, l.changed_at
  from evidence e
  join evidence same on same.cycle_id = e.cycle_id and same.member_code = e.member_code and same.url = e.url
  join link_check l on l.cycle_id = same.cycle_id and l.member_code = same.member_code and l.evidence_id = same.id
  where e.cycle_id = $1 and e.member_code = $2 and e.id = any ($3::uuid[])
  order by e.id, l.checked_at desc
  on conflict do nothing`,
};

/**
 * A file that was never uploaded for this member, another's too, is unknown: nothing tells that it exists elsewhere. An
 * assessor names itself as `bringer`: what the member or another assessor keeps is as unknown to it.
 * @throws Refusal `value.invalid`
 */
export async function requireCitedFiles(
  tx: EntityManager,
  memberCode: string,
  evidence: readonly Pick<SentEvidence, 'file'>[],
  bringer: string | null = null,
): Promise<void> {
  const cited = [...new Set(evidence.flatMap(({ file }) => file ?? []))].sort();
  if (cited.length === 0) return;
  for (const sha256 of cited) await holdBlob(tx, blobKey(memberCode, sha256));
  const rows = await tx.query<{ sha256: string }[]>(
    `select sha256 from blob where member_code = $1 and sha256 = any ($2::text[])
       and ($3::text is null or $3 = any (uploaded_by))`,
    [memberCode, cited, bringer],
  );
  const known = new Set(rows.map(({ sha256 }) => sha256));
  const faults = evidence.flatMap(({ file }, n): Fault[] =>
    file === undefined || known.has(file)
      ? []
      : [
          {
            pointer: `/evidence/${n}/file`,
            words: faultWords('evidence.no-upload'),
          },
        ],
  );
  if (faults.length > 0) throw new Refusal('value.invalid', { faults });
}

/** Where each part of a piece is kept. */
const COLUMNS: Readonly<Record<EvidencePart, string>> = {
  title: 'title',
  publisher: 'publisher',
  publisherClass: 'publisher_class',
  url: 'url',
  file: 'blob_sha256',
  happened: 'happened',
  published: 'published',
  accessed: 'accessed',
  page: 'page',
  quote: 'quote',
  item: 'item',
  tier: 'tier',
};
const INSERT = `
  insert into evidence (cycle_id, member_code, id, indicator_id, since_revision, actor, at,
    ${EVIDENCE_PARTS.map((part) => COLUMNS[part]).join(', ')})
  values ($1, $2, $3, $4, $5, $6, $7, ${EVIDENCE_PARTS.map((_, n) => `$${n + 8}`).join(', ')})`;

function isSame(row: EvidenceRow, sent: SentEvidence): boolean {
  return EVIDENCE_PARTS.every((field) => (row[field] ?? null) === (sent[field] ?? null));
}

/** A version 7 UUID whose order is that of writing: evidence is listed as it was given. */
function orderedId(at: Date, n: number): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  const random = randomBytes(8).toString('hex');
  const place = n.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${place}-a${random.slice(0, 3)}-${random.slice(3, 15)}`;
}
