import { plainText, Refusal, type Actor } from '@signatory/domain';
import type { GiveOpinion as Opinion } from '@signatory/contract';
import { Database, ScoreEntity, ScoreOpinionEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, type OpenedCycle } from '../catalogue/index.js';
import { readSettled } from './approved-values.js';
import { MoveScore } from './move-score.js';
import { proposeScore } from './propose-score.js';
import { enterScore, type ScoringScope } from './scoring-scope.js';

export interface ScoreCommandOn<Body> {
  readonly actor: Actor;
  readonly cycle: string;
  readonly member: string;
  readonly commitment: string;
  readonly body: Body;
  readonly at: Date;
}

/** One reviewer's blind score. The second one reveals both and the guideline's proposal, and settles or disputes. */
@Injectable()
export class GiveOpinion {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveScore: MoveScore,
  ) {}

  async execute(command: ScoreCommandOn<Opinion>): Promise<void> {
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterScore(opened, { ...command, permission: 'score:give' });
    await this.database.as(scope.reach, async (tx) => {
      const head = await this.moveScore.lock(tx, scope.key);
      await refuseUnready(tx, opened, scope);
      await this.record(tx, head, scope, command);
      const opinions = head.opinions + 1;
      await tx.update(ScoreEntity, scope.key, { opinions });
      if (opinions === 2) await this.settle(tx, { ...head, opinions }, opened, scope, command);
      await notifyChanged(tx, { member: command.member, keys: ['scores'] });
    });
  }

  private async record(
    tx: EntityManager,
    head: ScoreEntity,
    scope: ScoringScope,
    { actor, body, at }: ScoreCommandOn<Opinion>,
  ): Promise<void> {
    const given = await tx.countBy(ScoreOpinionEntity, { ...scope.key, reviewer: actor.id, n: head.round });
    // Also a score that was imported settled, or published, takes no opinion beside it.
    if (given > 0 || head.opinions > 1 || head.state !== 'NOT_SCORED')
      throw new Refusal('score.already-given', { commitment: scope.commitment.code });
    await tx.insert(ScoreOpinionEntity, {
      ...scope.key,
      reviewer: actor.id,
      n: head.round,
      value: body.value,
      rationale: body.rationale,
      at,
    });
  }

  private async settle(
    tx: EntityManager,
    head: ScoreEntity,
    opened: OpenedCycle,
    scope: ScoringScope,
    command: ScoreCommandOn<Opinion>,
  ): Promise<void> {
    const { commitment, key } = scope;
    const { actor, at } = command;
    const proposal = proposeScore(opened.plan, commitment, await readSettled(tx, key.cycleId, key.memberCode));
    const scored = await this.moveScore.execute(tx, {
      cycle: command.cycle,
      head,
      command: 'complete',
      performer: 'reviewer',
      actor: actor.id,
      at,
      settles: { proposal: proposal.score, proposalWords: proposal.words },
    });
    const opinions = await tx.find(ScoreOpinionEntity, { where: { ...key, n: head.round }, order: { at: 'ASC' } });
    const [first, second] = opinions;
    if (!first || !second) throw new Error(`A complete score of ${commitment.code} has ${opinions.length} opinions.`);
    if (first.value !== second.value) {
      await this.moveScore.execute(tx, {
        cycle: command.cycle,
        head: scored,
        command: 'dispute',
        performer: 'system',
        actor: 'system',
        at,
      });
      return;
    }
    // An agreed score that departs from the proposal is not shared before a reviewer has written why: its rationale stays empty.
    const departs = proposal.score !== null && proposal.score !== first.value;
    await this.moveScore.execute(tx, {
      cycle: command.cycle,
      head: scored,
      command: 'agree',
      performer: 'system',
      actor: 'system',
      at,
      settles: {
        kind: 'score',
        value: first.value,
        agreement: 'agreed',
        reason: departs ? null : proposal.words,
        rationale: departs ? null : plainText(first.rationale),
      },
    });
  }
}

async function refuseUnready(tx: EntityManager, opened: OpenedCycle, { commitment, key }: ScoringScope): Promise<void> {
  const { ready } = proposeScore(opened.plan, commitment, await readSettled(tx, key.cycleId, key.memberCode));
  if (ready) return;
  throw new Refusal('score.not-ready', {
    commitment: commitment.code,
    missing: 'Approve or close every entry that its guideline reads first.',
  });
}
