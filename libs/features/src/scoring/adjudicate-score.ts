import { plainText, Refusal } from '@signatory/domain';
import type { GiveOpinion } from '@signatory/contract';
import { Database, ScoreOpinionEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.js';
import { readLanguage } from '../identity/index.js';
import { citedBy, requireRead } from './cited-links.js';
import { requireDeskSearch } from './desk-search.js';
import type { ScoreCommandOn } from './give-opinion.js';
import { MoveScore } from './move-score.js';
import { enterScore } from './scoring-scope.js';

/** Settles a score on which two reviewers differ; both originals are kept. */
@Injectable()
export class AdjudicateScore {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveScore: MoveScore,
  ) {}

  /** Refuses `conflict-of-interest`, `same-person` for one of the two whose scores differ, `request.invalid` and `command.wrong-state`. */
  async execute(command: ScoreCommandOn<GiveOpinion>): Promise<void> {
    const { actor, at, body } = command;
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterScore(opened, { ...command, permission: 'score:adjudicate' });
    const { reach, key, grant } = scope;
    requireRead(body.evidence ?? [], at);
    await this.database.as(reach, async (tx) => {
      const head = await this.moveScore.lock(tx, key);
      const own = await tx.countBy(ScoreOpinionEntity, { ...key, reviewer: actor.id });
      if (own > 0) throw new Refusal('same-person', { first: 'giveScore', second: 'adjudicateScore' });
      await requireDeskSearch(tx, opened, scope, { value: body.value, reviewer: null, at });
      const language = body.language ?? (await readLanguage(tx, actor.id));
      const where = { ...key, n: head.round, value: body.value };
      const agreeing = await tx.find(ScoreOpinionEntity, { where, order: { at: 'ASC' } });
      await this.moveScore.execute(tx, {
        cycle: command.cycle,
        head,
        command: 'adjudicate',
        performer: 'adjudicator',
        actor: actor.id,
        at,
        standsInFor: grant.standsInFor,
        reason: body.rationale,
        language,
        ...(body.evidence && { evidence: body.evidence }),
        settles: {
          kind: 'score',
          value: body.value,
          agreement: 'adjudicated',
          reason: body.value === head.proposal ? head.proposalWords : null,
          rationale: plainText(body.rationale, language),
          // What the adjudicator cites, and those reviewers whose score it came to.
          evidence: citedBy([{ evidence: body.evidence ?? [] }, ...agreeing]),
        },
      });
      await notifyChanged(tx, { member: command.member, cycle: key.cycleId, keys: ['scores'], judged: true });
    });
  }
}
