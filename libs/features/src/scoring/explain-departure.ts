import { chooseText, plainText, Refusal } from '@signatory/domain';
import type { ExplainDeparture as Sentence } from '@signatory/contract';
import { Database, ScoreEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { readLanguage } from '../identity/index.js';
import type { ScoreCommandOn } from './give-opinion.js';
import { MoveScore } from './move-score.js';
import { enterScore } from './scoring-scope.js';

/**
 * The sentence why an agreed score departs from the guideline's proposal: either of those who agreed writes it, and what the one
 * wrote the other does not write over (`score.explained`).
 */
@Injectable()
export class ExplainDeparture {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveScore: MoveScore,
    private readonly audit: Audit,
  ) {}

  async execute(command: ScoreCommandOn<Sentence>): Promise<void> {
    const { actor, at, body } = command;
    const opened = await this.catalogue.open(command.cycle);
    const { reach, key, commitment, grant } = enterScore(opened, { ...command, permission: 'score:give' });
    await this.database.as(reach, async (tx) => {
      const head = await this.moveScore.lock(tx, key);
      if (head.state !== 'AGREED') {
        throw new Refusal('command.wrong-state', {
          command: 'explain',
          subject: 'score',
          state: head.state,
          allowed: 'AGREED',
        });
      }
      if (head.rationale) {
        // Sent again since its answer was lost, it is there.
        if (chooseText(head.rationale).text === body.sentence) return;
        throw new Refusal('score.explained', { commitment: commitment.code, sentence: head.rationale });
      }
      const language = body.language ?? (await readLanguage(tx, actor.id));
      await tx.update(ScoreEntity, key, {
        rationale: plainText(body.sentence, language),
        version: head.version + 1,
        changedAt: at,
      });
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'score.explain-departure',
        subject: `${command.cycle}/${key.memberCode}/${commitment.id}`,
        facts: {
          proposal: head.proposal,
          score: head.value,
          reason: body.sentence,
          ...(grant.standsInFor && { standsInFor: grant.standsInFor }),
        },
        at,
      });
      await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: ['scores'], judged: true });
    });
  }
}
