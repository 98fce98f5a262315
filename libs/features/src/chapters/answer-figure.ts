import type { AnswerFigure as Answer } from '@signatory/contract';
import { bindLookAlike, Refusal, resultsOf, sectionsInOrder, withSection } from '@signatory/domain';
import { ChapterFigureEntity, Database, sha256 } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { memberCodes, ReadCycles } from '../catalogue/index.js';
import { lockChapter, readTexts, type TextRow } from './chapter-rows.js';
import { enterChapter, requireNoScores, type ChapterRequest, type ChapterScope } from './chapter-scope.js';
import { resultsNow } from './results-now.js';
import { requireFresh, WriteChapter } from './write-chapter.js';

export interface AnswerFigureCommand extends ChapterRequest {
  readonly cycle: string;
  readonly language: string;
  /** Of the text that the figure stands in. */
  readonly version: number;
  readonly body: Answer;
}

/** Result or other figure? Another figure is remembered with its sentence; a result becomes a mark, in a new version of the text. */
@Injectable()
export class AnswerFigure {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly writeChapter: WriteChapter,
    private readonly audit: Audit,
  ) {}

  /** The text's version. Refuses as an edit does, and `request.invalid` for a mark that names no result or a figure that is not there. */
  async execute(command: AnswerFigureCommand): Promise<number> {
    const { actor, language, version, body, at } = command;
    const opened = await this.cycles.open(command.cycle, actor, at);
    const scope = enterChapter(opened, command, 'chapter:edit');
    await requireNoScores(this.database, opened, actor);
    return this.database.as(scope.reach, async (tx) => {
      const head = await lockChapter(tx, scope.key);
      const texts = head ? await readTexts(tx, scope.key.cycleId, scope.key.commitmentId) : [];
      const current = texts.find((text) => text.language === language);
      if (!head || !current) throw new Refusal('not-found', { subject: 'chapter' });
      requireFresh(scope, current, { language, version, yours: body });
      if (body.answer === 'other') {
        await this.remember(tx, scope, command);
        return current.n;
      }
      const sections = await this.bind(tx, scope, current, body);
      return this.writeChapter.execute(tx, { scope, head, texts, language, sections, actor: actor.id, at });
    });
  }

  private async remember(
    tx: EntityManager,
    { key, opened: { cycle } }: ChapterScope,
    { actor, commitment, body, language, at }: AnswerFigureCommand,
  ): Promise<void> {
    const { sentence, figure, n } = body.occurrence;
    const row = { ...key, sentenceSha256: sha256(sentence), figure, n, sentence, actor: actor.id, at };
    await tx
      .createQueryBuilder()
      .insert()
      .into(ChapterFigureEntity)
      .values(row)
      .orIgnore()
      .updateEntity(false)
      .execute();
    await this.audit.record(tx, {
      actor: actor.id,
      act: 'chapter.figure',
      subject: `${cycle.code}/chapters/${commitment}`,
      facts: { language, sentence, figure, n },
      at,
    });
    await notifyChanged(tx, { member: null, cycle: cycle.id, unpublished: true, keys: ['chapters'] });
  }

  private async bind(
    tx: EntityManager,
    { opened }: ChapterScope,
    { sections }: TextRow,
    { occurrence, section, mark }: Extract<Answer, { answer: 'result' }>,
  ): Promise<TextRow['sections']> {
    if (resultsOf(await resultsNow(tx, opened)).value(mark) === null)
      throw invalid('/mark', `${mark} names no result of the tables.`, 'Choose one of those that the chapter lists.');
    const written = sectionsInOrder(sections, memberCodes(opened.plan)).find((each) => each.section === section);
    const bound = written && bindLookAlike(written.text, occurrence, mark);
    if (!bound)
      throw invalid(
        '/occurrence',
        `${occurrence.figure} is not in ${section} in this sentence.`,
        'Load the text again.',
      );
    return withSection(sections, section, bound);
  }
}

function invalid(pointer: string, message: string, cure: string): Refusal {
  return new Refusal('request.invalid', { faults: [{ pointer, message, cure }] });
}
