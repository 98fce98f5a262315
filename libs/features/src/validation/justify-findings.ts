import { Injectable } from '@nestjs/common';
import type { JustifiedFindings, JustifyFindings as Answer } from '@signatory/contract';
import type { EntityManager } from 'typeorm';
import type { ReportRequest, ReportScope } from '../submissions/index.js';
import { AnswerFindings, findAnswerable, isAnsweredWith, nameFinding, nameRow, wordsSent } from './answer-findings.js';

export interface JustifyAllCommand extends ReportRequest {
  readonly answer: Answer;
}

/** Answers findings of one rule with the same words. What cannot be answered any more is left, and named. */
@Injectable()
export class JustifyFindings {
  constructor(private readonly answerFindings: AnswerFindings) {}

  /** @throws Refusal `command.wrong-state` for a rule whose findings words do not answer */
  execute(command: JustifyAllCommand): Promise<JustifiedFindings> {
    return this.answerFindings.enter(command, (tx, scope) => this.justify(tx, scope, command));
  }

  private async justify(
    tx: EntityManager,
    scope: ReportScope,
    { answer, actor, at }: JustifyAllCommand,
  ): Promise<JustifiedFindings> {
    const indicators = [...new Set(answer.findings.map(({ field }) => field.indicator))];
    const found = await findAnswerable(tx, scope, indicators);
    const rows = new Map(found?.rows.map((row) => [nameRow(row), row]));
    // Named twice, it is answered once.
    const asked = new Map(answer.findings.map((each) => [nameFinding(answer.rule, each), each.field]));
    // Words that somebody gave stand: they are changed one by one, by who sees them.
    const open = [...asked.keys()].flatMap((name) => {
      const row = rows.get(name);
      return row && row.justification === null ? [row] : [];
    });
    // What has these words from the same person was answered when they were sent before.
    const sent = await wordsSent(tx, { words: answer, actor });
    const before = [...asked.keys()].flatMap((name) => {
      const row = rows.get(name);
      return row && isAnsweredWith(row, sent) ? [row] : [];
    });
    const answered = new Set([...open, ...before].map(nameRow));
    const left = [...asked].flatMap(([name, field]) => {
      if (answered.has(name)) return [];
      const row = rows.get(name);
      return [{ field, why: row ? ('answered' as const) : ('gone' as const) }];
    });
    if (found && open.length > 0)
      await this.answerFindings.execute(tx, scope, found, open, { words: answer, actor, at });
    return { justified: answered.size, left };
  }
}
