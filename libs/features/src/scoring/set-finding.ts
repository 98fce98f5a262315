import { Refusal, type Actor } from '@signatory/domain';
import type { SetFinding as Finding } from '@signatory/contract';
import { AssessorFindingEntity, Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit, isSaidAgain } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { readLanguage } from '../identity/index.js';
import { MoveScore } from './move-score.js';
import { enterScore, refusePast } from './scoring-scope.js';

export interface SetFindingCommand {
  readonly actor: Actor;
  readonly cycle: string;
  readonly member: string;
  /** The indicator's code. */
  readonly indicator: string;
  readonly body: Finding;
  readonly at: Date;
}

/** What an assessor found of an indicator that no member answers. Earlier findings are kept. */
@Injectable()
export class SetFinding {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
    private readonly moveScore: MoveScore,
  ) {}

  /**
   * By whoever may score it. Refuses `not-found`, `permission.missing`, `same-person`, `conflict-of-interest`, `command.wrong-state`
   * once the cycle is concluded, and `score.already-given` once both have scored: a score that rests on it is given again first.
   */
  async execute({ actor, cycle: code, member, indicator, body, at }: SetFindingCommand): Promise<void> {
    const opened = await this.catalogue.open(code);
    const { cycle, plan } = opened;
    const commitment = plan.commitments.find(({ indicators }) =>
      indicators.some((candidate) => candidate.code === indicator),
    );
    const found = commitment?.indicators.find((candidate) => candidate.code === indicator);
    if (!commitment || !found?.assessor) throw new Refusal('not-found', { subject: 'finding' });
    const scope = enterScore(opened, { actor, permission: 'score:give', member, commitment: commitment.id, at });
    const { standsInFor } = scope.grant;
    await this.database.as(scope.reach, async (tx) => {
      // Under its lock: whoever is giving a score at this instant has read what was found, and of two findings the second counts
      // the first.
      const score = await this.moveScore.lock(tx, scope.key);
      await refusePast(tx, opened, score.round);
      const key = { cycleId: cycle.id, memberCode: member, indicatorId: found.id };
      const [last] = await tx.find(AssessorFindingEntity, { where: key, order: { n: 'DESC' }, take: 1 });
      const { value, rationale } = body;
      const language = body.language ?? (await readLanguage(tx, actor.id));
      const said = { value, rationale, language, actor: actor.id };
      if (isSaidAgain(wordsOf(last), said)) return;
      // What was proposed to the two is what they were shown: it does not change behind them.
      if (score.state !== 'NOT_SCORED') throw new Refusal('score.already-given', { commitment: commitment.code });
      const n = (last?.n ?? 0) + 1;
      await tx.insert(AssessorFindingEntity, { ...key, n, commitmentId: commitment.id, ...said, at });
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'finding.set',
        subject: `${code}/${member}/${indicator}`,
        facts: { value, reason: rationale, ...(standsInFor && { standsInFor }) },
        at,
      });
      await notifyChanged(tx, { member, cycle: cycle.id, keys: ['scores'], judged: true });
    });
  }
}

function wordsOf(finding: AssessorFindingEntity | undefined) {
  if (!finding) return null;
  const { value, rationale, language, actor } = finding;
  return { value, rationale, language, actor };
}
