import { Injectable } from '@nestjs/common';
import { Refusal, tierOf, type EvidenceTier } from '@signatory/domain';
import { blobKey, Database } from '@signatory/persistence';
import { Audit } from '../audit/index.js';
import { Catalogue, requireIndicator } from '../catalogue/index.js';
import { enterReport, subjectOf, type ReportRequest } from '../submissions/index.js';
import type { CitedFile } from './read-evidence-file.js';
import { requireHandedOut, type ScannedRow } from './scan/require-handed-out.js';

export interface ContributionFileRequest extends ReportRequest {
  readonly indicator: string;
  /** A person's id. */
  readonly contributor: string;
  readonly sha256: string;
}

interface CitedRow extends Omit<CitedFile, 'key' | 'size'>, ScannedRow {
  readonly size: string;
  readonly tier: EvidenceTier | null;
}

// $1 cycle, $2 member, $3 indicator, $4 contributor, $5 hash.
const CITED = `
  select b.name, b.media_type as "mediaType", b.size, b.sha256, b.scan, b.virus, piece ->> 'tier' as tier
  from contribution c cross join lateral jsonb_array_elements(c.answer -> 'evidence') piece
  join blob b on b.member_code = c.member_code and b.sha256 = piece ->> 'file'
  where c.cycle_id = $1 and c.member_code = $2 and c.indicator_id = $3 and c.contributor = $4 and b.sha256 = $5 limit 1`;

/**
 * Finds a file that an agency cites in its part, before the part is combined: whoever makes the entry of it must have read
 * it. Each download is on the trail, as those of entries are.
 */
@Injectable()
export class ReadContributionFile {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `not-found` for a file that the part does not cite, and for another contributor's part; `permission.missing` */
  async execute(request: ContributionFileRequest): Promise<CitedFile> {
    const { actor, at, contributor } = request;
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, request, 'contribution:read');
    const { indicator } = requireIndicator(opened.plan, request.indicator);
    const { key } = scope;
    const isOthers = scope.grant.role === 'contributor' && contributor !== actor.id;
    return this.database.as(scope.reach, async (tx) => {
      const place = [key.cycleId, key.memberCode, indicator.id, contributor, request.sha256];
      const [row] = isOthers ? [] : await tx.query<CitedRow[]>(CITED, place);
      if (!row) throw new Refusal('not-found', { subject: 'evidence' });
      requireHandedOut(row);
      const { name, mediaType, sha256, size } = row;
      const tier = tierOf({ file: sha256, ...(row.tier && { tier: row.tier }) });
      const facts = { contributor, sha256, tier };
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'evidence.download',
        subject: subjectOf(scope, indicator.code),
        facts,
        at,
      });
      return { key: blobKey(key.memberCode, sha256), name, mediaType, sha256, size: Number(size) };
    });
  }
}
