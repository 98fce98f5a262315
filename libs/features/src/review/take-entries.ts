import type { TakenEntries, TakeEntries as Entries } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import { Database, PersonEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { lockReport } from '../submissions/index.js';
import { JudgeEntry, refuseOwn } from './judge-entry.js';
import { MoveReview } from './move-review.js';
import { enterReview, type ReviewScope } from './review-scope.js';

export interface TakeEntriesCommand {
  readonly actor: Actor;
  readonly cycle: string;
  readonly entries: Entries['entries'];
  readonly at: Date;
}

/** Takes entries into review by the actor, so that colleagues see who is at them. What somebody has begun stays theirs, and is named. */
@Injectable()
export class TakeEntries {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly judgeEntry: JudgeEntry,
    private readonly moveReview: MoveReview,
  ) {}

  /** Refuses all of them for one that is not the actor's to judge: `conflict-of-interest`, `review.own-edit`, `not-found`. */
  async execute({ actor, cycle, entries, at }: TakeEntriesCommand): Promise<TakenEntries> {
    const opened = await this.catalogue.open(cycle);
    const scopes = entries.map(({ member, indicator }) =>
      enterReview(opened, { actor, member, indicator, at }, 'review:decide'),
    );
    const reach = actorReach(actor, { plan: opened.plan.id, cycle }, memberCodes(opened.plan), at);
    return this.database.as(reach, async (tx) => {
      const answer: TakenEntries = { taken: [], left: [] };
      // One order for everybody, as with many approvals.
      for (const member of [...new Set(entries.map((each) => each.member))].sort()) {
        const own = scopes.filter(({ key }) => key.memberCode === member);
        await this.takeOf(tx, own, { actor, at }, answer);
      }
      return answer;
    });
  }

  /** Entries of one report. */
  private async takeOf(
    tx: EntityManager,
    scopes: readonly ReviewScope[],
    { actor, at }: Pick<TakeEntriesCommand, 'actor' | 'at'>,
    answer: TakenEntries,
  ): Promise<void> {
    const [first] = scopes;
    if (!first) return;
    let submission = (await lockReport(tx, first.key))?.submission ?? null;
    for (const scope of scopes) {
      const { key, placed } = scope;
      submission = await this.judgeEntry.begin(tx, scope, submission, { command: 'take', actor, at });
      const review = await this.moveReview.lock(tx, key, submission.version, placed.indicator.id);
      await refuseOwn(tx, scope, actor);
      const place = { member: key.memberCode, indicator: placed.indicator.code };
      if (review.state === 'PENDING') {
        await this.moveReview.execute(tx, {
          scope,
          review,
          command: 'take',
          performer: 'reviewer',
          actor: actor.id,
          at,
          facts: scope.grant.standsInFor ? { standsInFor: scope.grant.standsInFor } : {},
        });
        answer.taken.push(place);
      } else if (review.state !== 'IN_REVIEW' || review.reviewer !== actor.id) {
        const by = review.reviewer ? await tx.findOneBy(PersonEntity, { id: review.reviewer }) : null;
        answer.left.push({ ...place, state: review.state, reviewer: by?.name ?? null });
      }
    }
  }
}
