import { Refusal, requireImpartial, requirePermission, type Actor } from '@signatory/domain';
import {
  ActionChangeEntity,
  ActionClassEntity,
  AssessorFindingEntity,
  Database,
  DeskSearchEntity,
  EntryReviewEventEntity,
  EntryVersionEntity,
  ReleaseEntity,
  ScoreChangeEntity,
  ScoreOpinionEntity,
} from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { FindRelease } from './find-release.js';
import { MoveRelease } from './move-release.js';
import { lockReleasesOf } from './release-guards.js';

export interface ReleaseDecision {
  readonly actor: Actor;
  /** The release's id. */
  readonly release: string;
  readonly at: Date;
}

/** What the second person does under a lock: one decides, and who comes later finds what was decided. */
@Injectable()
export class DecideRelease {
  constructor(
    private readonly database: Database,
    private readonly find: FindRelease,
    private readonly moveRelease: MoveRelease,
  ) {}

  /** Refuses `not-found`, `permission.missing`, `conflict-of-interest`, and `same-person` for the requester and for own work. */
  async execute(
    { actor, release: id, at }: ReleaseDecision,
    act: (tx: EntityManager, release: ReleaseEntity, cycle: string, opened: OpenedCycle) => Promise<void>,
  ): Promise<void> {
    const { opened, reach } = await this.find.execute(id, { actor, at });
    const { plan, cycle } = opened;
    const scope = { plan: plan.id, cycle: cycle.code };
    const now = at.toISOString();
    requirePermission(actor, 'release:sign', { ...scope, member: null }, now);
    // A release is of every member: whoever may not judge one of them does not sign for it.
    for (const member of memberCodes(plan)) requireImpartial(actor, { ...scope, at: now, member }, plan.conflictGroups);
    await this.database.as(reach, async (tx) => {
      await lockReleasesOf(tx, cycle.id);
      const release = await this.moveRelease.lock(tx, id);
      if (release.requestedBy === actor.id)
        throw new Refusal('same-person', { first: 'requestRelease', second: 'signRelease' });
      await refuseOwnWork(tx, release.cycleId, actor.id);
      await act(tx, release, cycle.code, opened);
    });
  }
}

/** Refuses whoever edited or reviewed an entry, judged an action or gave a score in the cycle that is released. */
async function refuseOwnWork(tx: EntityManager, cycleId: string, actor: string): Promise<void> {
  const edits = await tx.countBy(EntryVersionEntity, { cycleId, actor });
  if (edits > 0) throw new Refusal('same-person', { first: 'editEntry', second: 'signRelease' });
  // Also what was returned or asked: the signatory reads for the first time what others have judged.
  const reviews = await tx.countBy(EntryReviewEventEntity, { cycleId, actor, role: 'reviewer' });
  if (reviews > 0) throw new Refusal('same-person', { first: 'reviewEntry', second: 'signRelease' });
  const opinions = await tx.countBy(ScoreOpinionEntity, { cycleId, reviewer: actor });
  const settled = await tx.countBy(ScoreChangeEntity, { cycleId, actor, role: 'adjudicator' });
  const classes = await tx.countBy(ActionClassEntity, { cycleId, reviewer: actor });
  const searches = await tx.countBy(DeskSearchEntity, { cycleId, reviewer: actor });
  const answers = await tx.countBy(ActionChangeEntity, { cycleId, actor, role: 'adjudicator' });
  if (classes + searches + answers > 0)
    throw new Refusal('same-person', { first: 'judgeAction', second: 'signRelease' });
  // What assessors found decides a score as an opinion does.
  const findings = await tx.countBy(AssessorFindingEntity, { cycleId, actor });
  if (opinions + settled + findings > 0)
    throw new Refusal('same-person', { first: 'giveScore', second: 'signRelease' });
}
