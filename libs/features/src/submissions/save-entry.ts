import { Injectable } from '@nestjs/common';
import type { EntryView, SaveEntry as Answer } from '@signatory/contract';
import { appliesTo, grantsFor, Refusal, type Role } from '@signatory/domain';
import { Database, ReportEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Catalogue, requireIndicator, type OpenedCycle, type PlacedIndicator } from '../catalogue/index.js';
import { requireOpenCycle } from './deadline.js';
import { readEntryAt, type EntryRow } from './entry-rows.js';
import { describeEntry } from './entry-views.js';
import { MoveSubmission } from './move-submission.js';
import { openFields } from './open-fields.js';
import { readAnswer, type ReadAnswer } from './read-answer.js';
import { enterReport, subjectOf, type ReportRequest, type ReportScope } from './report-scope.js';
import { RequestRun } from './request-run.js';
import { storeAnswer } from './store-answer.js';
import { lockOrMakeReport } from './submission-rows.js';

export interface SaveEntryCommand extends ReportRequest {
  /** The indicator's code. */
  readonly indicator: string;
  /** The entry's version that the answer was made from; 0 for the first. */
  readonly version: number;
  readonly answer: Answer;
}

/** Saves the whole answer to one indicator as its next version. */
@Injectable()
export class SaveEntry {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
    private readonly moveSubmission: MoveSubmission,
    private readonly requestRun: RequestRun,
  ) {}

  /** @throws Refusal `value.invalid`, `entry.stale`, `entry.not-open`, `entry.assessors-only`, `indicator.unknown`, `cycle.not-open`, `cycle.closed` */
  async execute(command: SaveEntryCommand): Promise<EntryView> {
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterReport(opened, command, 'report:edit');
    const placed = requireIndicator(opened.plan, command.indicator);
    requireOwnEntry(scope, placed, command);
    requireOpenCycle(opened.cycle, command.at);
    const read = readAnswer(opened.plan, placed, command.answer);
    return this.database.as(scope.reach, (tx) => this.save(tx, scope, placed, read, command));
  }

  private async save(
    tx: EntityManager,
    scope: ReportScope,
    placed: PlacedIndicator,
    read: ReadAnswer,
    command: SaveEntryCommand,
  ): Promise<EntryView> {
    const { opened, key, grant } = scope;
    const { actor, at, version } = command;
    const { report, submission } = await lockOrMakeReport(tx, key);
    const before = await readEntryAt(tx, key, report.revision, placed.indicator.id);
    if ((before?.version ?? 0) !== version) throw stale(placed, before, command);
    const open = await openFields(tx, opened, submission);
    if (!open(placed.indicator.id)) throw new Refusal('entry.not-open', { indicator: placed.indicator.code });

    const revision = report.revision + 1;
    await tx.update(ReportEntity, { ...key, revision: report.revision }, { revision });
    await this.moveSubmission.execute(tx, {
      scope,
      submission,
      command: 'edit',
      performer: grant.role,
      actor: actor.id,
      at,
    });
    const stored = {
      key,
      cycle: opened.cycle,
      indicator: placed.indicator,
      read,
      before,
      revision,
      actor: actor.id,
      at,
    };
    if (!(await storeAnswer(tx, { ...stored, version: version + 1 }))) throw stale(placed, before, command);
    await this.requestRun.execute(tx, { opened, key, revision, kind: 'save', actor: actor.id, at });
    await this.audit.record(tx, {
      actor: actor.id,
      act: 'entry.save',
      subject: subjectOf(scope, placed.indicator.code),
      facts: { version: version + 1, revision, status: read.status },
      at,
    });
    await notifyChanged(tx, { member: key.memberCode, keys: ['report'], draft: true });
    const after = await readEntryAt(tx, key, revision, placed.indicator.id);
    return describeEntry(placed, after, { open: true, review: null });
  }
}

/** Findings are the assessors'; what is not asked of a member is not answered; a contributor answers what was delegated. */
function requireOwnEntry(
  { opened, key, grant }: ReportScope,
  { indicator, commitment }: PlacedIndicator,
  command: SaveEntryCommand,
): void {
  if (indicator.assessor) throw new Refusal('entry.assessors-only', { indicator: indicator.code });
  if (appliesTo(commitment, key.memberCode).kind === 'not-asked')
    throw new Refusal('entry.not-open', { indicator: indicator.code });
  if (grant.role === 'contributor' && !mayContribute(command, opened, key.memberCode, { indicator, commitment }))
    throw new Refusal('permission.missing', { permission: 'report:edit', needs: 'focal-point' satisfies Role });
}

function mayContribute(
  { actor, at }: SaveEntryCommand,
  { cycle, plan }: OpenedCycle,
  member: string,
  { indicator, commitment: { pillar } }: Pick<PlacedIndicator, 'indicator' | 'commitment'>,
): boolean {
  const place = { plan: plan.id, cycle: cycle.code, member, ...(pillar ? { pillar } : {}) };
  return grantsFor(actor, 'report:edit', place, at.toISOString()).some(
    ({ role, indicators = [] }) =>
      role !== 'contributor' || indicators.length === 0 || indicators.includes(indicator.id),
  );
}

// Both values go back, so that a person can choose between them without losing a word.
function stale(placed: PlacedIndicator, current: EntryRow | undefined, { version, answer }: SaveEntryCommand): Refusal {
  const theirs = describeEntry(placed, current, { open: true, review: null });
  return new Refusal('entry.stale', {
    indicator: placed.indicator.code,
    sent: version,
    current: theirs.version,
    theirs,
    yours: answer,
    by: theirs.updatedBy ?? '',
    at: theirs.updatedAt ?? '',
  });
}
