import { ACTION, move, type ActionClass, type ActionCommand, type Role } from '@signatory/domain';
import { ActionChangeEntity, ActionEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { readLanguage } from '../identity/index.js';

export interface ActionMove {
  /** The cycle's code, for the trail. */
  readonly cycle: string;
  readonly head: ActionEntity;
  readonly command: ActionCommand;
  readonly performer: Role;
  readonly actor: string;
  readonly at: Date;
  /** The words that come with it. */
  readonly text?: string;
  /** Of the words; that of the actor's letters without one. */
  readonly language?: string | undefined;
  readonly settles?: { readonly class?: ActionClass; readonly classes?: number };
}

/** The one writer of an action's state. Every step keeps its words and role: the ledger of the action. */
@Injectable()
export class MoveAction {
  constructor(private readonly audit: Audit) {}

  /** Refuses `command.forbidden` and `command.wrong-state`. */
  async execute(
    tx: EntityManager,
    { cycle, head, command, performer, actor, at, text, language, settles = {} }: ActionMove,
  ): Promise<void> {
    const state = move(ACTION, head.state, command, performer);
    const { cycleId, memberCode, id } = head;
    await tx.update(ActionEntity, { cycleId, memberCode, id }, { ...settles, state, version: head.version + 1 });
    await tx.insert(ActionChangeEntity, {
      cycleId,
      memberCode,
      actionId: id,
      n: head.version,
      command,
      fromState: head.state,
      toState: state,
      toClass: settles.class ?? head.class,
      text: text ?? null,
      language: text ? (language ?? (await readLanguage(tx, actor))) : null,
      role: performer,
      actor,
      at,
    });
    await this.audit.record(tx, {
      actor,
      act: `action.${command}`,
      subject: `${cycle}/${memberCode}/actions/${id}`,
      facts: {
        from: head.state,
        to: state,
        ...(settles.class && settles.class !== head.class && { before: head.class, now: settles.class }),
        ...(text && { reason: text }),
      },
      at,
    });
    await notifyChanged(tx, { member: memberCode, cycle: head.cycleId, keys: ['actions', 'scores'] });
  }
}
