import { Refusal } from '@signatory/domain';
import type { GiveReply as Reply } from '@signatory/contract';
import { Database, ScoreReplyEntity, systemReach } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit, isSaidAgain } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { readLanguage } from '../identity/index.js';
import { requireRead } from './cited-links.js';
import type { ScoreCommandOn } from './give-opinion.js';
import { MoveScore } from './move-score.js';
import { enterScore } from './scoring-scope.js';
import { SETTLED } from './settled-states.js';
import { standingReply } from './standing-reply.js';

/**
 * The member's right of reply to one shared score: accepting it confirms it, contesting it asks the adjudicator. A reply may be
 * changed until it is answered or the days are over: the last one stands.
 */
@Injectable()
export class GiveReply {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveScore: MoveScore,
    private readonly audit: Audit,
  ) {}

  /** Refuses `not-found` for a score that the member does not see, `request.invalid`, `command.wrong-state`, `reply.too-late` and `reply.overtaken`. */
  async execute(command: ScoreCommandOn<Reply>): Promise<void> {
    const { actor, at, body, member } = command;
    const opened = await this.catalogue.open(command.cycle);
    const { key, commitment } = enterScore(opened, { ...command, permission: 'reply:give' });
    requireRead(body.evidence, at);
    // The member may not write scores; its reply does, so the command acts with the system's reach over this member alone.
    await this.database.as(systemReach([member]), async (tx) => {
      const head = await this.moveScore.lock(tx, key);
      if (!SETTLED.includes(head.state)) throw new Refusal('not-found', { subject: 'score' });
      const { kind, publish, evidence } = body;
      const text = body.text || null;
      const language = text === null ? null : (body.language ?? (await readLanguage(tx, actor.id)));
      const said = { kind, text, language, publish, evidence, actor: actor.id };
      // Whoever sends it again has replied, whatever came of it meanwhile.
      if (isSaidAgain(wordsOf(await standingReply(tx, head)), said)) return;
      if (head.state !== 'SHARED')
        throw new Refusal('command.wrong-state', {
          command: 'reply',
          subject: 'score',
          state: head.state,
          allowed: 'SHARED',
        });
      // It was written to the score as it stood before an answer that lowered it.
      if (head.sharedAt !== null && at < head.sharedAt) throw new Refusal('reply.overtaken', {});
      if (head.replyDueAt !== null && at > head.replyDueAt)
        throw new Refusal('reply.too-late', { due: head.replyDueAt.toISOString() });
      const n = (await tx.countBy(ScoreReplyEntity, { ...key })) + 1;
      await tx.insert(ScoreReplyEntity, { ...key, n, ...said, at });
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'score.reply',
        subject: `${command.cycle}/${member}/${commitment.id}`,
        facts: { kind, publish, evidence: evidence.length, ...(text !== null && { reason: text }) },
        at,
      });
      if (kind === 'accepted')
        await this.moveScore.execute(tx, {
          cycle: command.cycle,
          head,
          command: 'confirm',
          performer: 'system',
          actor: 'system',
          at,
        });
      await notifyChanged(tx, { member, cycle: key.cycleId, keys: ['scores'] });
    });
  }
}

function wordsOf(reply: ScoreReplyEntity | null) {
  if (!reply) return null;
  const { kind, text, language, publish, evidence, actor } = reply;
  return { kind, text, language, publish, evidence, actor };
}
