import { Refusal } from '@signatory/domain';
import type { AskSecondScore as Reason } from '@signatory/contract';
import { Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.js';
import type { ScoreCommandOn } from './give-opinion.js';
import { MoveScore } from './move-score.js';
import { enterScore } from './scoring-scope.js';

/** What a score has settled, taken back: the opinion that was given stands, and another one is needed beside it. */
export const NOTHING_SETTLED = {
  kind: null,
  value: null,
  agreement: null,
  reason: null,
  rationale: null,
  evidence: [],
  proposal: null,
  proposalWords: null,
  takenBack: true,
  sharedAt: null,
  replyDueAt: null,
} as const;

/** A score that one reviewer gave alone is scored by a second one: before it can become a −1 or depart from the proposal. */
@Injectable()
export class AskSecondScore {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveScore: MoveScore,
  ) {}

  /** Refuses `conflict-of-interest`, and `command.wrong-state` for a score that two gave. */
  async execute(command: ScoreCommandOn<Reason>): Promise<void> {
    const { actor, at, body, member } = command;
    const opened = await this.catalogue.open(command.cycle);
    const { reach, key } = enterScore(opened, { ...command, permission: 'score:adjudicate' });
    await this.database.as(reach, async (tx) => {
      const head = await this.moveScore.lock(tx, key);
      if (head.agreement !== 'single')
        throw new Refusal('command.wrong-state', {
          command: 'ask-second',
          subject: 'score',
          state: head.state,
          allowed: 'AGREED, SHARED by one reviewer',
        });
      await this.moveScore.execute(tx, {
        cycle: command.cycle,
        head,
        command: 'ask-second',
        performer: 'adjudicator',
        actor: actor.id,
        at,
        reason: body.reason,
        settles: NOTHING_SETTLED,
      });
      await notifyChanged(tx, { member, cycle: key.cycleId, keys: ['scores'] });
    });
  }
}
