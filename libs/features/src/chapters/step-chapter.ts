import {
  CHAPTER,
  Refusal,
  resultsOf,
  sectionsInOrder,
  type ChapterCommand,
  type Permission,
  faultWords,
} from '@signatory/domain';
import { Database, type ChapterEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { memberCodes, ReadCycles } from '../catalogue/index.js';
import { findingsOf, requireNumbers } from './chapter-numbers.js';
import { lockChapter, readFigures, readTexts } from './chapter-rows.js';
import { enterChapter, requireNoScores, type ChapterRequest, type ChapterScope } from './chapter-scope.js';
import { citableNow, type Citable } from './citable.js';
import { MoveChapter } from './move-chapter.js';
import { resultsNow } from './results-now.js';

export type ChapterStep = Exclude<ChapterCommand, 'edit'>;

export interface StepChapterCommand extends ChapterRequest {
  readonly cycle: string;
  readonly command: ChapterStep;
  /** The chapter's version that was read. */
  readonly version: number;
  readonly reason: string | null;
}

const PERMISSION: Readonly<Record<ChapterStep, Permission>> = {
  check: 'chapter:edit',
  clear: 'chapter:clear',
  reopen: 'chapter:reopen',
};

/** Checks, clears or reopens a chapter. None is checked or cleared whose figures contradict the tables, or were not answered. */
@Injectable()
export class StepChapter {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly moveChapter: MoveChapter,
  ) {}

  /**
   * Refuses `permission.missing`, `same-person`, `not-found`, `version.stale`, `command.wrong-state`, `command.reason-needed`,
   * `value.invalid` for a chapter without words, and `chapter.numbers-open`.
   */
  async execute(step: StepChapterCommand): Promise<void> {
    const { actor, command, version, reason, at } = step;
    const opened = await this.cycles.open(step.cycle, actor, at);
    const permission = PERMISSION[command];
    const scope = enterChapter(opened, step, permission);
    if (permission === 'chapter:edit') await requireNoScores(this.database, opened, actor);
    if ('reason' in CHAPTER.transitions[command] && !reason?.trim())
      throw new Refusal('command.reason-needed', { command });
    const citable = await citableNow(this.database, opened);
    await this.database.as(scope.reach, async (tx) => {
      const head = await lockChapter(tx, scope.key);
      if (!head) throw new Refusal('not-found', { subject: 'chapter' });
      if (head.version !== version)
        throw new Refusal('version.stale', { subject: 'chapter', sent: version, current: head.version });
      await this.moveChapter.execute(tx, {
        scope,
        head,
        command,
        performer: scope.grant.role,
        actor: actor.id,
        at,
        ...(reason && { facts: { reason } }),
      });
      // After the move: a state that does not allow it says more than the figures.
      if (command !== 'reopen') await this.requireWhole(tx, scope, { head, citable });
    });
  }

  private async requireWhole(
    tx: EntityManager,
    { opened, key, commitment }: ChapterScope,
    { head, citable }: { head: ChapterEntity; citable: Citable },
  ): Promise<void> {
    const texts = await readTexts(tx, key.cycleId, key.commitmentId);
    const text = texts.find(({ language }) => language === head.original);
    if (!text || sectionsInOrder(text.sections, memberCodes(opened.plan)).length === 0)
      throw new Refusal('value.invalid', {
        faults: [{ pointer: '/sections', words: faultWords('chapter.no-words') }],
      });
    const results = resultsOf(await resultsNow(tx, opened));
    const figures = await readFigures(tx, key.cycleId, key.commitmentId);
    requireNumbers(commitment.code, findingsOf(text, { opened, results, cited: text.cited, citable, figures }));
  }
}
