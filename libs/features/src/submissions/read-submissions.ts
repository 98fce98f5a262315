import { Injectable } from '@nestjs/common';
import type { ComparisonView, SubmissionView } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database, SubmissionEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { Catalogue, indexPlan, type PlacedIndicator } from '../catalogue/index.js';
import { changesBetween } from './changes-between.js';
import { entriesInPieces, type ReadPiece } from './entries-in-pieces.js';
import type { EntryRow } from './entry-rows.js';
import { seesEntry } from './own-entries.js';
import { readSnapshot, type StoredSnapshot } from './snapshot-store.js';
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

  /** The very bytes that were certified, in parts. @throws Refusal `not-found` */
  async snapshot(request: ReportRequest & { readonly version: number }): Promise<StoredSnapshot> {
    const scope = enterReport(await this.catalogue.open(request.cycle), request, 'snapshot:read');
    const found = await readSnapshot(this.database, scope.reach, { ...scope.key, version: request.version });
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
      const entries: ComparisonView['entries'] = [];
      const later = to.entries(seen);
      let at = 0;
      for await (const before of from.entries(seen)) {
        const placed = seen[at];
        const { value: after } = await later.next();
        at += 1;
        if (!placed) continue;
        const changes = changesBetween(placed, before, after ?? undefined);
        if (changes.length > 0) entries.push({ indicator: placed.indicator.code, changes });
      }
      return { from: describeSubmission(from.version), to: describeSubmission(to.version), entries };
    });
  }
}

interface ReadVersion {
  readonly version: SubmissionEntity;
  readonly entries: (placed: readonly PlacedIndicator[]) => AsyncGenerator<EntryRow | undefined, void>;
}

/** A version and its entries: as certified, or while it is being written as they stand. */
async function readVersion(tx: EntityManager, scope: ReportScope, n: number): Promise<ReadVersion> {
  const { key } = scope;
  const version = await tx.findOneBy(SubmissionEntity, { ...key, version: n });
  if (!version || !isSeen(scope, version)) throw new Refusal('not-found', { subject: 'submission' });
  const [report] = await tx.query<{ revision: number }[]>(
    'select revision from report where cycle_id = $1 and member_code = $2',
    [key.cycleId, key.memberCode],
  );
  const revision = version.atRevision ?? report?.revision ?? 0;
  const read: ReadPiece = (text, values) => tx.query(text, [...values]);
  return { version, entries: (placed) => entriesInPieces(read, key, revision, placed) };
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
