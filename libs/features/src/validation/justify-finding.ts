import { Injectable } from '@nestjs/common';
import type { FindingView, JustifyFinding as Answer } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { Catalogue } from '../catalogue/index.js';
import {
  describeFindingRow,
  enterReport,
  readFindings,
  requireOpenCycle,
  requireUnsubmitted,
  type FindingRow,
  type ReportRequest,
  type ReportScope,
} from '../submissions/index.js';
import { AnswerFindings, findAnswerable, nameFinding, nameRow } from './answer-findings.js';

export interface JustifyCommand extends ReportRequest {
  readonly answer: Answer;
  readonly language: string;
}

/** Answers a finding in words: justifies an error, acknowledges a warning. */
@Injectable()
export class JustifyFinding {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly answerFindings: AnswerFindings,
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
    const { indicator } = answer.field;
    const found = await findAnswerable(tx, scope, [indicator]);
    const finding = found && findOf(found.rows, answer);
    if (!finding) throw new Refusal('not-found', { subject: 'finding' });
    // Words that were certified stand; what a comparison found since can still be answered.
    if (finding.justification) requireUnsubmitted(found.locked.submission);
    await this.answerFindings.execute(tx, scope, found, [finding], { words: answer, actor, at });
    const after = await readFindings(tx, scope.key, found.run.id, [indicator]);
    return describeFindingRow(scope.opened.plan, findOf(after, answer) ?? finding, language);
  }
}

function findOf(rows: readonly FindingRow[], answer: Answer): FindingRow | undefined {
  const name = nameFinding(answer.rule, answer);
  return rows.find((row) => nameRow(row) === name);
}
