import type { ScoreState } from '@signatory/domain';
import { ScoreEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { In, Not, type EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import { guidelineReads } from './guideline-reads.js';
import { MoveScore } from './move-score.js';
import { nextRound } from './next-round.js';

export interface ChangedEntries {
  readonly member: string;
  /** Their ids. */
  readonly indicators: ReadonlySet<string>;
  readonly at: Date;
}

/** What is out is corrected in a case, which names what moves. */
const OUT: readonly ScoreState[] = ['PUBLISHED', 'SUPERSEDED'];

/**
 * Has the scores given again, blind, that rest on entries of a report that changed since: what a guideline read is no longer there.
 * Nobody is shown a score beside a figure that it was not given on.
 */
@Injectable()
export class RescoreChanged {
  constructor(private readonly moveScore: MoveScore) {}

  /** In the caller's transaction, which holds the report's lock. */
  async execute(tx: EntityManager, { plan, cycle }: OpenedCycle, changed: ChangedEntries): Promise<void> {
    const { member, indicators, at } = changed;
    const resting = plan.commitments.filter((commitment) => {
      const reads = guidelineReads(plan, commitment);
      return commitment.indicators.some(({ id, code }) => indicators.has(id) && reads.includes(code));
    });
    if (resting.length === 0) return;
    const heads = await tx.find(ScoreEntity, {
      where: {
        cycleId: cycle.id,
        memberCode: member,
        commitmentId: In(resting.map(({ id }) => id)),
        state: Not(In(OUT)),
      },
      order: { commitmentId: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const begun = heads.filter(({ state, opinions }) => state !== 'NOT_SCORED' || opinions > 0);
    for (const head of begun)
      await this.moveScore.execute(tx, {
        cycle: cycle.code,
        head,
        command: 'rescore',
        performer: 'system',
        actor: 'system',
        at,
        reason: 'An entry that this score rests on has changed.',
        language: 'en',
        settles: nextRound(head),
      });
    if (begun.length > 0) await notifyChanged(tx, { member, cycle: cycle.id, keys: ['scores'] });
  }
}
