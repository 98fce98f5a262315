import { Injectable } from '@nestjs/common';
import { Refusal, type EvidenceTier } from '@signatory/domain';
import { blobKey, Database } from '@signatory/persistence';
import { Audit } from '../audit/index.js';
import { Catalogue, indexPlan } from '../catalogue/index.js';
import { enterReport, seesEntry, subjectOf, type ReportRequest } from '../submissions/index.js';

/** A file behind a piece of evidence, and where it is stored. */
export interface CitedFile {
  readonly key: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

interface CitedRow extends Omit<CitedFile, 'key' | 'size'> {
  readonly size: string;
  readonly indicatorId: string;
  readonly tier: EvidenceTier;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CITED = `
  select b.name, b.media_type as "mediaType", b.size, b.sha256, e.indicator_id as "indicatorId", e.tier
  from evidence e join blob b on b.member_code = e.member_code and b.sha256 = e.blob_sha256
  where e.cycle_id = $1 and e.member_code = $2 and e.id = $3`;

/** Finds the file of a piece for whoever may see the piece. Each download is on the trail, with the tier it was of. */
@Injectable()
export class ReadEvidenceFile {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `not-found` for a piece that is not there, has no file, or is not the reader's to see */
  async execute(request: ReportRequest & { readonly id: string }): Promise<CitedFile> {
    const { actor, at, id } = request;
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, request, 'report:read');
    const { key } = scope;
    return this.database.as(scope.reach, async (tx) => {
      const rows = UUID.test(id) ? await tx.query<CitedRow[]>(CITED, [key.cycleId, key.memberCode, id]) : [];
      const [row] = rows;
      const placed = row && indexPlan(opened.plan).byId.get(row.indicatorId);
      if (!row || !placed || !seesEntry(scope, placed, request))
        throw new Refusal('not-found', { subject: 'evidence' });
      const { name, mediaType, sha256, size, tier } = row;
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'evidence.download',
        subject: subjectOf(scope, placed.indicator.code),
        facts: { evidence: id, sha256, tier },
        at,
      });
      return { key: blobKey(key.memberCode, sha256), name, mediaType, sha256, size: Number(size) };
    });
  }
}
