import { Injectable } from '@nestjs/common';
import { Refusal, type EvidenceTier } from '@signatory/domain';
import { Database, isRowId } from '@signatory/persistence';
import { Audit } from '../audit/index.js';
import { Catalogue, indexPlan } from '../catalogue/index.js';
import { enterReport, seesEntry, subjectOf, type ReportRequest } from '../submissions/index.js';

/** What of a piece is asked for. */
export interface PieceRequest extends ReportRequest {
  readonly id: string;
}

/** What each of the queries tells beside what it is for. */
interface PieceRow {
  readonly indicatorId: string;
  readonly tier: EvidenceTier;
  readonly sha256: string;
}

/** Pieces of evidence for whoever may see them. Each download of what is behind one is on the trail, with the tier it was of. */
@Injectable()
export class SeenPieces {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /**
   * @param sql finds it by $1 cycle, $2 member and $3 piece
   * @param require refuses what is theirs to see and not to have, before the trail says that they had it
   * @throws Refusal `not-found` for a piece that is not there, has none of it, or is not the reader's to see
   */
  async download<Row extends PieceRow>(
    request: PieceRequest,
    sql: string,
    require: (row: Row) => void = () => undefined,
  ): Promise<Row & { memberCode: string }> {
    const { actor, at, id } = request;
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, request, 'report:read');
    const { key } = scope;
    return this.database.as(scope.reach, async (tx) => {
      const rows = isRowId(id) ? await tx.query<Row[]>(sql, [key.cycleId, key.memberCode, id]) : [];
      const [row] = rows;
      const placed = row && indexPlan(opened.plan).byId.get(row.indicatorId);
      if (!row || !placed || !seesEntry(scope, placed, request))
        throw new Refusal('not-found', { subject: 'evidence' });
      require(row);
      const { sha256, tier } = row;
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'evidence.download',
        subject: subjectOf(scope, placed.indicator.code),
        facts: { evidence: id, sha256, tier },
        at,
      });
      return { ...row, memberCode: key.memberCode };
    });
  }
}
