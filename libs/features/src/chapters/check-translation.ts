import { Refusal, resultsOf, stateOfChapterText } from '@signatory/domain';
import { ChapterTextEntity, Database, hashOf } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { ReadCycles } from '../catalogue/index.js';
import { findingsOf, requireNumbers } from './chapter-numbers.js';
import { lockChapter, readFigures, readTexts } from './chapter-rows.js';
import { enterChapter, requireNoScores, type ChapterRequest } from './chapter-scope.js';
import { citableNow } from './citable.js';
import { MoveChapter } from './move-chapter.js';
import { resultsNow } from './results-now.js';
import { requireFresh } from './write-chapter.js';

export interface CheckTranslationCommand extends ChapterRequest {
  readonly cycle: string;
  readonly language: string;
  /** Of the translation that was compared. */
  readonly version: number;
}

/** An editor compared a translation with its source as it stands. It holds until the source changes. */
@Injectable()
export class CheckTranslation {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly moveChapter: MoveChapter,
  ) {}

  /** The text's version. Refuses `chapter.stale`, `chapter.numbers-open`, `command.wrong-state` for one that is checked, `not-found`. */
  async execute(command: CheckTranslationCommand): Promise<number> {
    const { actor, language, version, at } = command;
    const opened = await this.cycles.open(command.cycle, actor, at);
    const scope = enterChapter(opened, command, 'chapter:edit');
    await requireNoScores(this.database, opened, actor);
    const { cycleId, commitmentId } = scope.key;
    const citable = await citableNow(this.database, opened);
    return this.database.as(scope.reach, async (tx) => {
      const head = await lockChapter(tx, scope.key);
      const texts = head ? await readTexts(tx, cycleId, commitmentId) : [];
      const source = texts.find((text) => text.language === head?.original);
      const text = texts.find((each) => each.language === language);
      if (!head || !source || !text || text === source) throw new Refusal('not-found', { subject: 'chapter' });
      requireFresh(scope, text, { language, version, yours: null });
      const sourceSha256 = hashOf(source.sections);
      if (stateOfChapterText(text, sourceSha256).state === 'CHECKED')
        throw new Refusal('command.wrong-state', {
          command: 'check-translation',
          subject: 'translation',
          state: 'CHECKED',
          allowed: 'DRAFT',
        });
      const results = resultsOf(await resultsNow(tx, opened));
      const figures = await readFigures(tx, cycleId, commitmentId);
      requireNumbers(
        scope.commitment.code,
        findingsOf(text, { opened, results, cited: source.cited, citable, figures }),
      );
      const n = text.n + 1;
      await this.moveChapter.execute(tx, {
        scope,
        head,
        command: 'check-translation',
        performer: scope.grant.role,
        actor: actor.id,
        at,
        facts: { language, n, source: sourceSha256 },
      });
      await tx.insert(ChapterTextEntity, {
        ...scope.key,
        language,
        n,
        sections: text.sections,
        cited: [],
        sourceSha256,
        checked: true,
        actor: actor.id,
        at,
      });
      return n;
    });
  }
}
