import { Injectable } from '@nestjs/common';
import type { ReceiptView } from '@signatory/contract';
import { Refusal, type LocalText, type Plan } from '@signatory/domain';
import { Database, SubmissionEntity } from '@signatory/persistence';
import { renderReceipt } from '@signatory/pdf';
import { namePart } from '@signatory/rules';
import { Catalogue, indexPlan, memberName, type OpenedCycle } from '../catalogue/index.js';
import { seesEntry } from './own-entries.js';
import { enterReport, type ReportRequest } from './report-scope.js';
import type { KeptAnswer } from './snapshot.js';

/** The token of what receipts are laid out for from now on. */
export const PAPER = Symbol('paper');
export type Paper = NonNullable<ReceiptView['paper']>;

/** What the receipt holds beside the submission's own columns, as it was at that moment. */
export interface StoredReceipt extends Pick<ReceiptView, 'deadline' | 'late' | 'counts' | 'clearances' | 'paper'> {
  readonly justified: readonly KeptAnswer[];
  readonly name: string;
  readonly office: string;
}

/** The receipt of a certified version. */
export function describeReceipt({ cycle, plan, planSha256 }: OpenedCycle, submission: SubmissionEntity): ReceiptView {
  const { memberCode: member, version, atRevision, sha256, submittedAt, late, state } = submission;
  const {
    name,
    office,
    deadline,
    late: then = late,
    counts,
    clearances,
    justified,
    paper,
  } = (submission.receipt ?? {}) as Partial<StoredReceipt>;
  if (atRevision === null || sha256 === null || submittedAt === null)
    throw new Refusal('not-found', { subject: 'receipt' });
  return {
    reference: `${cycle.code}-${member}-${version}-${sha256.slice(0, 8)}`.toUpperCase(),
    cycle: cycle.code,
    title: copyOf(cycle.title),
    plan: { title: copyOf(plan.title), version: plan.version, sha256: planSha256 },
    member,
    memberName: copyOf(memberName(plan, member)),
    version,
    revision: atRevision,
    sha256,
    submittedAt: submittedAt.toISOString(),
    deadline: deadline ?? null,
    late: then,
    lateTakenBack: then && !late,
    certifiedBy: { name: name ?? '', office: office ?? '' },
    counts: counts ?? null,
    clearances: clearances ?? [],
    justified: (justified ?? []).map((answer) => describeAnswer(plan, answer)),
    ...(paper && { paper }),
    state,
  };
}

function describeAnswer(plan: Plan, { part = null, ...answer }: KeptAnswer): ReceiptView['justified'][number] {
  const named = Object.keys(plan.title.texts).flatMap((language) => {
    const text = part === null ? null : namePart(plan, answer.indicator, part, language);
    return text === null ? [] : [[language, { text }] as const];
  });
  const partName = named.length > 0 ? { original: plan.title.original, texts: Object.fromEntries(named) } : null;
  return { ...answer, part, partName };
}

function copyOf({ original, texts }: LocalText): ReceiptView['title'] {
  return { original, texts: { ...texts } };
}

export interface ReceiptRequest extends ReportRequest {
  readonly version: number;
}

/** The receipt of one version, for everybody who may read the report. */
@Injectable()
export class ReadReceipt {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws Refusal `not-found`, also for a version that was never certified */
  async execute(request: ReceiptRequest): Promise<ReceiptView> {
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, request, 'report:read');
    const submission = await this.database.as(scope.reach, (tx) =>
      tx.findOneBy(SubmissionEntity, { ...scope.key, version: request.version }),
    );
    if (!submission) throw new Refusal('not-found', { subject: 'receipt' });
    const receipt = describeReceipt(opened, submission);
    const { byCode } = indexPlan(opened.plan);
    const isSeen = ({ indicator }: { readonly indicator: string }): boolean => {
      const placed = byCode.get(indicator);
      return placed !== undefined && seesEntry(scope, placed, request);
    };
    return {
      ...receipt,
      clearances: receipt.clearances.filter(isSeen),
      justified: receipt.justified.filter(isSeen),
    };
  }

  /** The same as a document: of the same receipt and language the same bytes. @throws Refusal `not-found` */
  async pdf(request: ReceiptRequest, language: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const receipt = await this.execute(request);
    return { name: `${receipt.reference}.pdf`, bytes: await renderReceipt(receipt, { language }) };
  }
}
