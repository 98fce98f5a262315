import { missingSources, Refusal, replyUntilOf } from '@signatory/domain';
import type { LogSearch as Search } from '@signatory/contract';
import { Database, DeskSearchEntity, SilentCellEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Catalogue, type OpenedCycle } from '../catalogue/index.js';
import { readSettled } from './approved-values.js';
import { readDeskSearch, SEARCHES } from './desk-search.js';
import type { ScoreCommandOn } from './give-opinion.js';
import { MoveScore } from './move-score.js';
import { readinessOf } from './propose-score.js';
import { enterScore, type ScoringScope } from './scoring-scope.js';

/** A reviewer's search of one public source where a member is silent. The second whole search opens the member's time to answer. */
@Injectable()
export class LogDeskSearch {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveScore: MoveScore,
    private readonly audit: Audit,
  ) {}

  /** Refuses `conflict-of-interest`, `search.not-silent` and `search.source-unknown`. */
  async execute(command: ScoreCommandOn<Search>): Promise<void> {
    const { actor, at, body, member } = command;
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterScore(opened, { ...command, permission: 'search:log' });
    const { key, commitment, reach } = scope;
    const sources = (opened.plan.deskSources ?? []).map(({ code }) => code);
    if (!sources.includes(body.source))
      throw new Refusal('search.source-unknown', { source: body.source, sources: sources.join(', ') || '–' });
    await this.database.as(reach, async (tx) => {
      const head = await this.moveScore.lock(tx, key);
      const report = await readSettled(tx, key.cycleId, key.memberCode);
      const { isSilent, ready } = readinessOf(opened.plan, commitment, report);
      if (!isSilent || !ready || head.state !== 'NOT_SCORED')
        throw new Refusal('search.not-silent', { commitment: commitment.code });
      const answers = await this.record(tx, opened, scope, command);
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'search.log',
        subject: `${command.cycle}/${member}/${commitment.id}`,
        facts: { source: body.source, outcome: body.outcome },
        at,
      });
      await notifyChanged(tx, {
        member,
        cycle: key.cycleId,
        keys: ['scores', 'actions'],
        ...(!answers && { judged: true }),
      });
    });
  }

  /**
   * Whether the member's time to answer began with it. The score is locked: of two searches in the same instant the second
   * counts the first.
   */
  private async record(
    tx: EntityManager,
    { plan }: OpenedCycle,
    { key }: ScoringScope,
    { actor, body, at }: ScoreCommandOn<Search>,
  ): Promise<boolean> {
    await tx.createQueryBuilder().insert().into(SilentCellEntity).values(key).orIgnore().updateEntity(false).execute();
    const before = await readDeskSearch(tx, plan, key, actor.id);
    await tx.insert(DeskSearchEntity, {
      ...key,
      reviewer: actor.id,
      n: (before.own?.length ?? 0) + 1,
      source: body.source,
      query: body.query,
      outcome: body.outcome,
      note: body.note || null,
      at,
    });
    const own = [...(before.own ?? []), body.source];
    const isWhole = missingSources({ ...before, own }).length === 0;
    if (!isWhole || missingSources(before).length === 0 || before.searches === SEARCHES) return false;
    const searches = before.searches + 1;
    const searched = searches === SEARCHES ? { searchedAt: at, replyUntil: replyUntilOf(at, plan.method) } : {};
    await tx.update(SilentCellEntity, key, { searches, changedAt: at, ...searched });
    return searches === SEARCHES;
  }
}
