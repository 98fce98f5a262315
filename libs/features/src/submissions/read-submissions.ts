import { Injectable } from '@nestjs/common';
import type { ComparisonView, SubmissionView } from '@signatory/contract';
import { differenceOf, Refusal } from '@signatory/domain';
import { Database, SubmissionEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { Catalogue, indexPlan } from '../catalogue/index.js';
import { readEntriesAt, type EntryRow } from './entry-rows.js';
import { fieldsOfRow } from './entry-views.js';
import { seesEntry } from './own-entries.js';
import { enterReport, seesDrafts, type ReportRequest, type ReportScope } from './report-scope.js';

export interface CompareRequest extends ReportRequest {
  readonly from: number;
  readonly to: number;
}

/** The formal versions of a report, what was certified with each, and what differs between two of them. */
@Injectable()
export class ReadSubmissions {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** The oldest first. @throws Refusal `not-found` */
  async list(request: ReportRequest): Promise<SubmissionView[]> {
    const scope = enterReport(await this.catalogue.open(request.cycle), request, 'report:read');
    const versions = await this.database.as(scope.reach, (tx) =>
      tx.find(SubmissionEntity, { where: { ...scope.key }, order: { version: 'ASC' } }),
    );
    return versions.filter((version) => isSeen(scope, version)).map(describeSubmission);
  }

  /** The very bytes that were certified. @throws Refusal `not-found` */
  async snapshot(request: ReportRequest & { readonly version: number }): Promise<{ body: string; sha256: string }> {
    const scope = enterReport(await this.catalogue.open(request.cycle), request, 'snapshot:read');
    const { cycleId, memberCode } = scope.key;
    const [found] = await this.database.readAs<{ body: string; sha256: string }>(
      scope.reach,
      `select p.body, s.sha256 from snapshot p join submission s using (cycle_id, member_code, version)
       where p.cycle_id = $1 and p.member_code = $2 and p.version = $3`,
      [cycleId, memberCode, request.version],
    );
    if (!found) throw new Refusal('not-found', { subject: 'snapshot' });
    return found;
  }

  /** Field by field, of the entries that the reader sees. @throws Refusal `not-found` for a version that is not there or not theirs to see */
  async compare(request: CompareRequest): Promise<ComparisonView> {
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, request, 'report:read');
    const seen = [...indexPlan(opened.plan).byId.values()].filter((placed) => seesEntry(scope, placed, request));
    return this.database.as(scope.reach, async (tx) => {
      const from = await readVersion(tx, scope, request.from);
      const to = await readVersion(tx, scope, request.to);
      const entries = seen.flatMap((placed) => {
        const { id, code } = placed.indicator;
        const changes = differenceOf(
          fieldsOfRow(placed, from.entries.get(id)),
          fieldsOfRow(placed, to.entries.get(id)),
        );
        return changes.length > 0 ? [{ indicator: code, changes }] : [];
      });
      return { from: describeSubmission(from.version), to: describeSubmission(to.version), entries };
    });
  }
}

/** A version and its entries: as certified, or while it is being written as they stand. */
async function readVersion(
  tx: EntityManager,
  scope: ReportScope,
  n: number,
): Promise<{ version: SubmissionEntity; entries: ReadonlyMap<string, EntryRow> }> {
  const { key } = scope;
  const version = await tx.findOneBy(SubmissionEntity, { ...key, version: n });
  if (!version || !isSeen(scope, version)) throw new Refusal('not-found', { subject: 'submission' });
  const [report] = await tx.query<{ revision: number }[]>(
    'select revision from report where cycle_id = $1 and member_code = $2',
    [key.cycleId, key.memberCode],
  );
  const rows = await readEntriesAt(tx, key, version.atRevision ?? report?.revision ?? 0);
  return { version, entries: new Map(rows.map((row) => [row.indicatorId, row])) };
}

function isSeen(scope: ReportScope, { atRevision, state }: SubmissionEntity): boolean {
  return seesDrafts(scope) || (atRevision !== null && state !== 'WITHDRAWN');
}

function describeSubmission(submission: SubmissionEntity): SubmissionView {
  const { version, state, atRevision, submittedAt, late, sha256, reason } = submission;
  return {
    version,
    state,
    revision: atRevision,
    submittedAt: submittedAt?.toISOString() ?? null,
    late,
    sha256,
    reason,
  };
}
