import { plainText, Refusal } from '@signatory/domain';
import type { AnswerReply as Answer } from '@signatory/contract';
import { Database, ScoreOpinionEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.js';
import { readLanguage } from '../identity/index.js';
import { requireRead } from './cited-links.js';
import { requireDeskSearch } from './desk-search.js';
import type { ScoreCommandOn } from './give-opinion.js';
import { MoveScore } from './move-score.js';
import { enterScore } from './scoring-scope.js';
import { standingReply } from './standing-reply.js';

const DAY = 86_400_000;

/** Answers a contested score: it stands, or it is recalibrated; a lowered one is shared again. */
@Injectable()
export class AnswerReply {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveScore: MoveScore,
  ) {}

  /**
   * Refuses `conflict-of-interest`, `same-person` for one who scored it, `reply.none` where the member contests nothing,
   * `reply.overtaken` where it replied anew after what is answered, `score.second-needed`, what a −1 on a silent cell needs,
   * `request.invalid` and `command.wrong-state`.
   */
  async execute(command: ScoreCommandOn<Answer>): Promise<void> {
    const { actor, at, body } = command;
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterScore(opened, { ...command, permission: 'score:adjudicate' });
    const { reach, key, grant } = scope;
    requireRead(body.evidence, at);
    await this.database.as(reach, async (tx) => {
      const head = await this.moveScore.lock(tx, key);
      const own = await tx.countBy(ScoreOpinionEntity, { ...key, reviewer: actor.id });
      if (own > 0) throw new Refusal('same-person', { first: 'giveScore', second: 'adjudicateScore' });
      if (head.state === 'SHARED') {
        const reply = await standingReply(tx, head);
        if (reply?.kind !== 'contested') throw new Refusal('reply.none', { commitment: scope.commitment.code });
        if (body.reply !== undefined && body.reply !== reply.n) throw new Refusal('reply.overtaken', {});
      }
      const { answer: reason, evidence } = body;
      const { standsInFor } = grant;
      const language = body.language ?? (await readLanguage(tx, actor.id));
      const words = { reason, language, evidence };
      const decided = { head, actor: actor.id, performer: 'adjudicator', at, standsInFor, ...words } as const;
      if (body.value === head.value) {
        await this.moveScore.execute(tx, { cycle: command.cycle, ...decided, command: 'confirm' });
      } else {
        if (head.agreement === 'single' && (body.value === -1 || body.value !== head.proposal))
          throw new Refusal('score.second-needed', { commitment: scope.commitment.code });
        await requireDeskSearch(tx, opened, scope, { value: body.value, reviewer: null, at });
        const recalibrated = await this.moveScore.execute(tx, {
          cycle: command.cycle,
          ...decided,
          command: 'recalibrate',
          settles: {
            value: body.value,
            kind: 'score',
            rationale: plainText(body.answer, language),
            reason: body.value === head.proposal ? head.proposalWords : null,
          },
        });
        if (body.value < (head.value ?? 1)) {
          const replyDueAt = new Date(at.getTime() + opened.plan.method.replyDays * DAY);
          await this.moveScore.execute(tx, {
            cycle: command.cycle,
            head: recalibrated,
            command: 'share-again',
            performer: 'system',
            actor: 'system',
            at,
            settles: { sharedAt: at, replyDueAt },
          });
        }
      }
      await notifyChanged(tx, { member: command.member, cycle: scope.key.cycleId, keys: ['scores'] });
    });
  }
}
