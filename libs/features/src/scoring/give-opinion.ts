import { plainText, Refusal, type Actor } from '@signatory/domain';
import type { GiveOpinion as Opinion } from '@signatory/contract';
import { Database, ScoreEntity, ScoreOpinionEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { readLanguage } from '../identity/index.js';
import { readSettled } from './approved-values.js';
import { citedBy, requireRead } from './cited-links.js';
import { requireDeskSearch } from './desk-search.js';
import { MoveScore } from './move-score.js';
import { proposeScore, type ScoreProposal } from './propose-score.js';
import { enterScore, refusePast, type ScoringScope } from './scoring-scope.js';
import { needsSecond } from './second-score.js';

export interface ScoreCommandOn<Body> {
  readonly actor: Actor;
  readonly cycle: string;
  readonly member: string;
  readonly commitment: string;
  readonly body: Body;
  readonly at: Date;
}

// Of a place that has given its score already, nothing is written: whose it was stays blind.
const WRITE = `insert into score_opinion (cycle_id, member_code, commitment_id, reviewer, stands_in_for, n, value, rationale, at, evidence, language)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning reviewer`;

/**
 * One reviewer's blind score. The second one reveals both and the guideline's proposal, and settles or disputes; where the
 * method has a sample scored by two, the first one settles what needs no second.
 */
@Injectable()
export class GiveOpinion {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveScore: MoveScore,
    private readonly audit: Audit,
  ) {}

  /**
   * Refuses `conflict-of-interest`, `request.invalid`, `score.not-ready`, `score.already-given`, `command.wrong-state` once the cycle is concluded,
   * and `score.place-taken` for a stand-in after whom it stands in for, and the other way round.
   */
  async execute(command: ScoreCommandOn<Opinion>): Promise<void> {
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterScore(opened, { ...command, permission: 'score:give' });
    requireRead(command.body.evidence ?? [], command.at);
    await this.database.as(scope.reach, async (tx) => {
      const head = await this.moveScore.lock(tx, scope.key);
      await refusePast(tx, opened, head.round);
      const report = await readSettled(tx, scope.key.cycleId, scope.key.memberCode);
      const proposal = proposeScore(opened.plan, scope.commitment, report);
      refuseUnready(proposal, scope);
      await requireDeskSearch(tx, opened, scope, {
        value: command.body.value,
        reviewer: command.actor.id,
        at: command.at,
      });
      await this.record(tx, head, scope, command);
      const opinions = head.opinions + 1;
      await tx.update(ScoreEntity, scope.key, { opinions });
      const { value } = command.body;
      if (opinions === 2 || !(await needsSecond(tx, opened.plan, scope.key, { value, proposal })))
        await this.settle(tx, { ...head, opinions }, proposal, scope, command);
      await notifyChanged(tx, {
        member: command.member,
        cycle: scope.key.cycleId,
        keys: ['scores', 'assignments'],
        judged: true,
      });
    });
  }

  private async record(
    tx: EntityManager,
    head: ScoreEntity,
    scope: ScoringScope,
    { actor, cycle, member, body, at }: ScoreCommandOn<Opinion>,
  ): Promise<void> {
    const { key, commitment, grant } = scope;
    const standsInFor = grant.standsInFor ?? null;
    const given = await tx.countBy(ScoreOpinionEntity, { ...key, reviewer: actor.id, n: head.round });
    // Also a score that was imported settled, that one opinion settled, or that was published takes none beside it.
    if (given > 0 || head.opinions > 1 || head.state !== 'NOT_SCORED')
      throw new Refusal('score.already-given', { commitment: commitment.code });
    const written = await tx.query<unknown[]>(WRITE, [
      key.cycleId,
      key.memberCode,
      key.commitmentId,
      actor.id,
      standsInFor,
      head.round,
      body.value,
      body.rationale,
      at,
      JSON.stringify(body.evidence ?? []),
      body.language ?? (await readLanguage(tx, actor.id)),
    ]);
    if (written.length === 0) throw new Refusal('score.place-taken', { commitment: commitment.code });
    // That it was given, by whom and for whom; what was given stays blind.
    await this.audit.record(tx, {
      actor: actor.id,
      act: 'score.opine',
      subject: `${cycle}/${member}/${commitment.id}`,
      facts: { ...(standsInFor && { standsInFor }) },
      at,
    });
  }

  private async settle(
    tx: EntityManager,
    head: ScoreEntity,
    proposal: ScoreProposal,
    { commitment, key }: ScoringScope,
    command: ScoreCommandOn<Opinion>,
  ): Promise<void> {
    const { actor, at } = command;
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
    if (!first || opinions.length !== head.opinions)
      throw new Error(`A complete score of ${commitment.code} has ${opinions.length} opinions.`);
    if (second && first.value !== second.value) {
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
        agreement: second ? 'agreed' : 'single',
        reason: departs ? null : proposal.words,
        rationale: departs ? null : plainText(first.rationale, first.language ?? undefined),
        evidence: citedBy(opinions),
      },
    });
  }
}

function refuseUnready({ ready, actions }: ScoreProposal, { commitment }: ScoringScope): void {
  if (ready) return;
  throw new Refusal('score.not-ready', {
    commitment: commitment.code,
    missing: actions.unclassed > 0 ? 'actionsUnclassed' : 'entriesOpen',
  });
}
