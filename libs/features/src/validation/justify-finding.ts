import { Injectable } from '@nestjs/common';
import type { FindingView, JustifyFinding as Answer } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import {
  asReported,
  describeFindingRow,
  readFindings,
  requireUnsubmitted,
  type FindingRow,
  type ReportRequest,
  type ReportScope,
} from '../submissions/index.js';
import { AnswerFindings, findAnswerable, isAnsweredWith, nameFinding, nameRow, wordsSent } from './answer-findings.js';

export interface JustifyCommand extends ReportRequest {
  readonly answer: Answer;
  readonly language: string;
}

/** Answers a finding in words: justifies an error, acknowledges a warning. */
@Injectable()
export class JustifyFinding {
  constructor(private readonly answerFindings: AnswerFindings) {}

  /** @throws Refusal `not-found` for a finding that is not there, `command.wrong-state` for one that words do not answer, `report.already-submitted` for words that were certified */
  execute(command: JustifyCommand): Promise<FindingView> {
    return this.answerFindings.enter(command, (tx, scope) => this.justify(tx, scope, command));
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
    const sent = await wordsSent(tx, { words: answer, actor });
    if (isAnsweredWith(finding, sent)) return describeFindingRow(scope.opened.plan, asReported(finding), language);
    if (finding.justification) requireUnsubmitted(found.locked.submission);
    await this.answerFindings.execute(tx, scope, found, [finding], { words: answer, actor, at });
    const after = await readFindings(tx, scope.key, found.run.id, [indicator]);
    return describeFindingRow(scope.opened.plan, asReported(findOf(after, answer) ?? finding), language);
  }
}

function findOf(rows: readonly FindingRow[], answer: Answer): FindingRow | undefined {
  const name = nameFinding(answer.rule, answer);
  return rows.find((row) => nameRow(row) === name);
}
