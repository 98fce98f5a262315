import { Refusal } from '@signatory/domain';
import type { ClassAction as Classing } from '@signatory/contract';
import { ActionClassEntity, ActionEntity, Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { actorReach, readLanguage } from '../identity/index.js';
import { lockAction, requireCodebook, type ActionCommandOn } from './action-scope.js';
import { MoveAction } from './move-action.js';

// Of a place that has classed it already, nothing is written: what was given stays blind.
const WRITE = `insert into action_class (cycle_id, member_code, action_id, reviewer, stands_in_for, class, rationale, codebook, at, language)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning reviewer`;

/** One person's class of an action, blind. The second one reveals both, and settles or disputes. */
@Injectable()
export class ClassAction {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveAction: MoveAction,
    private readonly audit: Audit,
  ) {}

  /** Refuses `action.already-classed`, `action.place-taken`, `codebook.missing`, `conflict-of-interest` and `command.wrong-state`. */
  async execute(command: ActionCommandOn<Classing>): Promise<void> {
    const { actor, body, at, member } = command;
    const opened = await this.catalogue.open(command.cycle);
    const { plan, cycle } = opened;
    const reach = actorReach(actor, { plan: plan.id, cycle: cycle.code }, memberCodes(plan), at);
    await this.database.as(reach, async (tx) => {
      const { head, scope } = await lockAction(tx, opened, command, 'action:class');
      const standsInFor = scope.grant.standsInFor ?? null;
      const { version } = requireCodebook(plan);
      const key = { cycleId: head.cycleId, memberCode: head.memberCode, actionId: head.id };
      if ((await tx.countBy(ActionClassEntity, { ...key, reviewer: actor.id })) > 0)
        throw new Refusal('action.already-classed', { action: head.id });
      if (head.state !== 'PROPOSED')
        throw new Refusal('command.wrong-state', {
          command: 'class',
          subject: 'action',
          state: head.state,
          allowed: 'PROPOSED',
        });
      const { class: given, rationale } = body;
      const written = await tx.query<unknown[]>(WRITE, [
        key.cycleId,
        key.memberCode,
        key.actionId,
        actor.id,
        standsInFor,
        given,
        rationale,
        version,
        at,
        body.language ?? (await readLanguage(tx, actor.id)),
      ]);
      if (written.length === 0) throw new Refusal('action.place-taken', { action: head.id });
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'action.class',
        subject: `${command.cycle}/${member}/actions/${head.id}`,
        facts: { codebook: version, ...(standsInFor && { standsInFor }) },
        at,
      });
      await this.count(tx, head, command);
      await notifyChanged(tx, { member, cycle: key.cycleId, keys: ['actions', 'scores'], judged: true });
    });
  }

  private async count(
    tx: EntityManager,
    head: ActionEntity,
    { cycle, actor, at, body }: ActionCommandOn<Classing>,
  ): Promise<void> {
    const { cycleId, memberCode, id } = head;
    const classes = head.classes + 1;
    // With the second one in, row-level security shows the first: the head says so before it is read.
    await tx.update(ActionEntity, { cycleId, memberCode, id }, { classes });
    if (classes === 1) return;
    const given = await tx.findBy(ActionClassEntity, { cycleId, memberCode, actionId: id });
    const agreed = given.every(({ class: each }) => each === body.class);
    await this.moveAction.execute(tx, {
      cycle,
      head,
      command: agreed ? 'agree' : 'dispute',
      performer: 'reviewer',
      actor: actor.id,
      at,
      settles: agreed ? { class: body.class, classes } : { classes },
    });
  }
}
