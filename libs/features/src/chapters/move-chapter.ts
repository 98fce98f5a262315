import { CHAPTER, move, Refusal, type ChapterCommand, type Role } from '@signatory/domain';
import { ChapterEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import type { ChapterScope } from './chapter-scope.js';

export interface ChapterMove {
  readonly scope: ChapterScope;
  readonly head: ChapterEntity;
  /** One of the machine, or a change that leaves its state. */
  readonly command: ChapterCommand | 'translate' | 'check-translation';
  readonly performer: Role;
  readonly actor: string;
  readonly at: Date;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** The one writer of a chapter's head. Each change raises its version, so that nobody clears what they have not read. */
@Injectable()
export class MoveChapter {
  constructor(private readonly audit: Audit) {}

  /** Refuses `command.forbidden` and `command.wrong-state`. */
  async execute(
    tx: EntityManager,
    { scope, head, command, performer, actor, at, facts = {} }: ChapterMove,
  ): Promise<void> {
    const state = isOfTranslation(command) ? keepState(head, command) : move(CHAPTER, head.state, command, performer);
    await tx.update(
      ChapterEntity,
      { ...scope.key },
      {
        state,
        version: head.version + 1,
        changedAt: at,
        ...(command === 'reopen' && { reopenedAt: at, reopenedBy: actor }),
      },
    );
    const { cycle } = scope.opened;
    await this.audit.record(tx, {
      actor,
      act: `chapter.${command}`,
      subject: `${cycle.code}/chapters/${scope.commitment.id}`,
      facts: { from: head.state, to: state, ...facts },
      at,
    });
    await notifyChanged(tx, { member: null, cycle: cycle.id, unpublished: true, keys: ['chapters'] });
  }
}

function isOfTranslation(command: ChapterMove['command']): command is 'translate' | 'check-translation' {
  return command === 'translate' || command === 'check-translation';
}

/** Translations go on beside the original, until the secretariat has cleared what will be printed. */
function keepState({ state }: ChapterEntity, command: string): ChapterEntity['state'] {
  if (state !== 'CLEARED') return state;
  const allowed = CHAPTER.states.filter((each) => each !== 'CLEARED').join(', ');
  throw new Refusal('command.wrong-state', { command, subject: 'chapter', state, allowed });
}
