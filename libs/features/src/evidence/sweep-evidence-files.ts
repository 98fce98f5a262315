import { Inject, Injectable } from '@nestjs/common';
import { BLOBS, blobKey, Database, holdBlob, systemReach, type BlobStore } from '@signatory/persistence';
import { Catalogue, memberCodes } from '../catalogue/index.js';

const DAY_MS = 86_400_000;
const UNCITED = `uploaded_at < $1
  and not exists (select from evidence e where e.member_code = blob.member_code and e.blob_sha256 = blob.sha256)
  and not exists (select from action_evidence e where e.member_code = blob.member_code and e.blob_sha256 = blob.sha256)
  and not exists (select from contribution c where c.member_code = blob.member_code
    and c.answer -> 'evidence' @> jsonb_build_array(jsonb_build_object('file', blob.sha256)))`;
const DUE = `select member_code as "memberCode", sha256 from blob where ${UNCITED} order by uploaded_at limit 100`;
const FORGET = `delete from blob where ${UNCITED} and member_code = $2 and sha256 = $3 returning 1`;

/**
 * Forgets files that were uploaded and a day later are behind no entry, no agency's part of one and no action. One that ever
 * was behind an entry stays: histories show it.
 */
@Injectable()
export class SweepEvidenceFiles {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  /** Answers how many were swept. */
  async execute(at: Date): Promise<number> {
    const before = new Date(at.getTime() - DAY_MS);
    const members = new Set((await this.catalogue.list()).flatMap(({ plan }) => memberCodes(plan)));
    const due = await this.database.readAs<{ memberCode: string; sha256: string }>(systemReach([...members]), DUE, [
      before,
    ]);
    let swept = 0;
    for (const { memberCode, sha256 } of due)
      await this.database.as(systemReach([memberCode]), async (tx) => {
        const key = blobKey(memberCode, sha256);
        // Under the lock that citing and uploading take: a file cited meanwhile is looked at again, and stays.
        await holdBlob(tx, key);
        const [, count] = await tx.query<[unknown[], number]>(FORGET, [before, memberCode, sha256]);
        if (count === 0) return;
        await this.blobs.delete(key);
        swept += 1;
      });
    return swept;
  }
}
