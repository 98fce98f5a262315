import { randomBytes } from 'node:crypto';
import type { Indicator } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
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
  for (const [n, evidence] of added.entries())
    await tx.query(
      `insert into evidence (cycle_id, member_code, id, indicator_id, since_revision, title, publisher, publisher_class, url,
         happened, published, accessed, page, quote, item, actor, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        key.cycleId,
        key.memberCode,
        orderedId(at, n),
        indicator.id,
        revision,
        evidence.title,
        ...COMPARED.slice(1).map((field) => evidence[field] ?? null),
        actor,
        at,
      ],
    );
}

const COMPARED = [
  'title',
  'publisher',
  'publisherClass',
  'url',
  'happened',
  'published',
  'accessed',
  'page',
  'quote',
  'item',
] as const satisfies readonly (keyof SentEvidence & keyof EvidenceRow)[];

function isSame(row: EvidenceRow, sent: SentEvidence): boolean {
  return COMPARED.every((field) => (row[field] ?? null) === (sent[field] ?? null));
}

/** A version 7 UUID whose order is that of writing: evidence is listed as it was given. */
function orderedId(at: Date, n: number): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  const random = randomBytes(8).toString('hex');
  const place = n.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${place}-a${random.slice(0, 3)}-${random.slice(3, 15)}`;
}
