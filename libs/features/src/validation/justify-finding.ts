import { Injectable } from '@nestjs/common';
import type { FindingView, JustifyFinding as Answer } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database, ValidationRunEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { readLanguage } from '../identity/index.js';
import {
  countFindings,
  countOpen,
  describeFindingRow,
  enterReport,
  isNothingOpen,
  lockReport,
  MoveSubmission,
  readFindings,
  requireOpenCycle,
  requireUnsubmitted,
  ruleSetOf,
  subjectOf,
  type FindingRow,
  type ReportRequest,
  type ReportScope,
} from '../submissions/index.js';

export interface JustifyCommand extends ReportRequest {
  readonly answer: Answer;
  readonly language: string;
}

const STORE = `
  insert into justification (cycle_id, member_code, rule, indicator, part, values_sha256, kind, text, actor, at, since_revision, language)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (cycle_id, member_code, rule, indicator, part, values_sha256)
  do update set since_revision = excluded.since_revision, kind = excluded.kind, text = excluded.text, language = excluded.language,
    actor = excluded.actor, at = excluded.at
  where (justification.kind, justification.text, justification.language) is distinct from (excluded.kind, excluded.text, excluded.language)`;

/** Answers a finding in words: justifies an error, acknowledges a warning. */
@Injectable()
export class JustifyFinding {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
    private readonly moveSubmission: MoveSubmission,
  ) {}

  /** @throws Refusal `not-found` for a finding that is not there, `command.wrong-state` for one that words do not answer, `report.already-submitted` for words that were certified */
  async execute(command: JustifyCommand): Promise<FindingView> {
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterReport(opened, command, 'report:check');
    requireOpenCycle(opened.cycle, scope.key.memberCode, command.at);
    return this.database.as(scope.reach, (tx) => this.justify(tx, scope, command));
  }

  private async justify(
    tx: EntityManager,
    scope: ReportScope,
    { answer, actor, at, language }: JustifyCommand,
  ): Promise<FindingView> {
    const { opened, key } = scope;
    const locked = await lockReport(tx, key);
    const run = await latestRun(tx, scope);
    const { indicator } = answer.field;
    const finding = run && findFinding(await readFindings(tx, key, run.id, [indicator]), answer);
    if (!locked || !run || !finding) throw new Refusal('not-found', { subject: 'finding' });
    requireAnswerable(finding);
    // Words that were certified stand; what a comparison found since can still be answered.
    if (finding.justification) requireUnsubmitted(locked.submission);
    await tx.query(STORE, [
      key.cycleId,
      key.memberCode,
      finding.rule,
      finding.indicator,
      finding.part ?? '',
      finding.valuesHash,
      finding.severity === 'ERROR' ? 'justified' : 'acknowledged',
      answer.text,
      actor.id,
      at,
      locked.report.revision,
      answer.language ?? (await readLanguage(tx, actor.id)),
    ]);
    const facts = { rule: finding.rule, part: finding.part, severity: finding.severity };
    await this.audit.record(tx, {
      actor: actor.id,
      act: 'finding.answer',
      subject: subjectOf(scope, finding.indicator),
      facts,
      at,
    });
    const after = await readFindings(tx, key, run.id, [indicator]);
    const isCurrent = run.revision === locked.report.revision && run.ruleSet === ruleSetOf(opened);
    if (
      locked.submission?.state === 'BLOCKED' &&
      isCurrent &&
      isNothingOpen(countOpen(await countFindings(tx, key, run.id)))
    )
      await this.moveSubmission.execute(tx, {
        scope,
        submission: locked.submission,
        command: 'answer',
        performer: scope.grant.role,
        actor: actor.id,
        at,
      });
    await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: ['report'], draft: true });
    return describeFindingRow(opened.plan, findFinding(after, answer) ?? finding, language);
  }
}

function latestRun(tx: EntityManager, { key }: ReportScope): Promise<ValidationRunEntity | null> {
  return tx
    .createQueryBuilder(ValidationRunEntity, 'run')
    .where('run.cycleId = :cycleId and run.memberCode = :memberCode and run.counts is not null', { ...key })
    .orderBy('run.revision', 'DESC')
    .addOrderBy('run.endedAt', 'DESC')
    .limit(1)
    .getOne();
}

function findFinding(findings: readonly FindingRow[], { rule, field, valuesHash }: Answer): FindingRow | undefined {
  return findings.find(
    (finding) =>
      finding.rule === rule &&
      finding.indicator === field.indicator &&
      finding.part === (field.part ?? null) &&
      finding.valuesHash === valuesHash,
  );
}

function requireAnswerable({ severity }: FindingRow): void {
  if (severity === 'ERROR' || severity === 'WARNING') return;
  throw new Refusal('command.wrong-state', {
    command: 'answer',
    subject: 'finding',
    state: severity,
    allowed: 'ERROR, WARNING',
  });
}
