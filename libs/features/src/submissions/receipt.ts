import { Injectable } from '@nestjs/common';
import type { ReceiptView } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database, SubmissionEntity } from '@signatory/persistence';
import { Catalogue, type OpenedCycle } from '../catalogue/index.js';
import { enterReport, type ReportRequest } from './report-scope.js';

/** What the receipt holds beside the submission's own columns. */
export interface StoredReceipt {
  readonly name: string;
  readonly office: string;
}

/** The receipt of a certified version. */
export function describeReceipt({ cycle }: OpenedCycle, submission: SubmissionEntity): ReceiptView {
  const { memberCode: member, version, atRevision, sha256, submittedAt, late, state } = submission;
  const { name, office } = (submission.receipt ?? {}) as Partial<StoredReceipt>;
  if (atRevision === null || sha256 === null || submittedAt === null)
    throw new Refusal('not-found', { subject: 'receipt' });
  return {
    reference: `${cycle.code}-${member}-${version}-${sha256.slice(0, 8)}`.toUpperCase(),
    cycle: cycle.code,
    member,
    version,
    revision: atRevision,
    sha256,
    submittedAt: submittedAt.toISOString(),
    late,
    certifiedBy: { name: name ?? '', office: office ?? '' },
    state,
  };
}

/** The receipt of one version, for everybody who may read the report. */
@Injectable()
export class ReadReceipt {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws Refusal `not-found`, also for a version that was never certified */
  async execute(request: ReportRequest & { readonly version: number }): Promise<ReceiptView> {
    const opened = await this.catalogue.open(request.cycle);
    const { reach, key } = enterReport(opened, request, 'report:read');
    const submission = await this.database.as(reach, (tx) =>
      tx.findOneBy(SubmissionEntity, { ...key, version: request.version }),
    );
    if (!submission) throw new Refusal('not-found', { subject: 'receipt' });
    return describeReceipt(opened, submission);
  }
}
