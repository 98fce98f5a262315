import type { Commitment } from '@signatory/domain';
import { ScoreEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import type { OpenedCycle } from '../catalogue/index.js';
import { MoveScore, proposeScore, readSettled, NOTHING_SETTLED } from '../scoring/index.js';

/**
 * A class that changes after both scores are in may change what the guideline proposes. An agreed score that now departs
 * from it needs its sentence before it is shared; one that a single reviewer gave needs its second score.
 */
@Injectable()
export class ReconsiderProposal {
  constructor(
    private readonly moveScore: MoveScore,
    private readonly audit: Audit,
  ) {}

  async execute(
    tx: EntityManager,
    { plan, cycle }: OpenedCycle,
    { commitment, member, cycle: code, at }: { commitment: Commitment; member: string; cycle: string; at: Date },
  ): Promise<void> {
    const key = { cycleId: cycle.id, memberCode: member, commitmentId: commitment.id };
    const head = await this.moveScore.lock(tx, key);
    if (head.state !== 'AGREED' && head.state !== 'ADJUDICATED') return;
    const { score: proposal, words: proposalWords } = proposeScore(
      plan,
      commitment,
      await readSettled(tx, cycle.id, member),
    );
    if (proposal === head.proposal) return;
    const departs = head.state === 'AGREED' && proposal !== head.value;
    if (departs && head.agreement === 'single') {
      await this.moveScore.execute(tx, {
        cycle: code,
        head,
        command: 'ask-second',
        performer: 'system',
        actor: 'system',
        at,
        reason: 'An action was classed otherwise, and the guideline no longer proposes this score.',
        settles: NOTHING_SETTLED,
      });
      return;
    }
    const unexplained = departs && proposal !== null ? { rationale: null, reason: null } : {};
    const now = { proposal, proposalWords, ...unexplained, version: head.version + 1, changedAt: at };
    await tx.update(ScoreEntity, key, now);
    await this.audit.record(tx, {
      actor: 'system',
      act: 'score.reconsider',
      subject: `${code}/${member}/${commitment.id}`,
      facts: { before: head.proposal, proposal },
      at,
    });
  }
}
