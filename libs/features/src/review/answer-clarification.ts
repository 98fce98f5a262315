import { Database } from '@signatory/persistence';
import { Refusal, threadsOf } from '@signatory/domain';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.js';
import { lockReport, type ReportRequest } from '../submissions/index.js';
import { MoveReview } from './move-review.js';
import { readEvents } from './review-events.js';
import { enterReview } from './review-scope.js';

export interface AnswerClarificationCommand extends ReportRequest {
  readonly indicator: string;
  readonly text: string;
  readonly language?: string | undefined;
}

/** The member's words to a reviewer's question; the value stays as it was certified. */
@Injectable()
export class AnswerClarification {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveReview: MoveReview,
  ) {}

  /** Refuses `command.wrong-state` where nothing was asked. */
  async execute(command: AnswerClarificationCommand): Promise<void> {
    const { actor, at, text, language } = command;
    const scope = enterReview(await this.catalogue.open(command.cycle), command, 'report:check');
    await this.database.as(scope.reach, async (tx) => {
      const submission = (await lockReport(tx, scope.key))?.submission;
      if (!submission) throw new Refusal('not-found', { subject: 'entry' });
      const review = await this.moveReview.lock(tx, scope.key, submission.version, scope.placed.indicator.id);
      const threads = threadsOf(await readEvents(tx, scope.key, scope.placed.indicator.id));
      const asked = threads.findLast(
        ({ place, messages }) => place.version === submission.version && messages[0]?.command === 'ask',
      );
      await this.moveReview.execute(tx, {
        scope,
        review,
        command: 'answer',
        performer: scope.grant.role,
        actor: actor.id,
        at,
        text,
        language,
        ...(asked ? { thread: asked.place } : {}),
      });
    });
  }
}
