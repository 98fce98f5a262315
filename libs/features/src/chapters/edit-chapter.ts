import type { SaveChapter } from '@signatory/contract';
import { Refusal, type ChapterSections, type Fault, faultWords, itemWords } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { memberCodes, ReadCycles, type OpenedCycle } from '../catalogue/index.js';
import { lockOrMakeChapter, readTexts } from './chapter-rows.js';
import { chapterLanguages, enterChapter, requireNoScores, type ChapterRequest } from './chapter-scope.js';
import { requireFresh, WriteChapter } from './write-chapter.js';

export interface EditChapterCommand extends ChapterRequest {
  /** The cycle's code. */
  readonly cycle: string;
  readonly language: string;
  /** Of this language's text that the change was made from; 0 for the first. */
  readonly version: number;
  readonly body: SaveChapter;
}

/** An editor saves a chapter's text in one language: the first is the original, all others are translations of it. */
@Injectable()
export class EditChapter {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly writeChapter: WriteChapter,
  ) {}

  /**
   * The text's version. Refuses `permission.missing`, `same-person` for who scores, `request.invalid`, `command.wrong-state`,
   * and `chapter.stale` with both texts.
   */
  async execute(command: EditChapterCommand): Promise<number> {
    const { actor, language, version, body, at } = command;
    const opened = await this.cycles.open(command.cycle, actor, at);
    const scope = enterChapter(opened, command, 'chapter:edit');
    await requireNoScores(this.database, opened, actor);
    const faults = faultsOf(opened, language, body);
    if (faults.length > 0) throw new Refusal('request.invalid', { faults });
    return this.database.as(scope.reach, async (tx) => {
      const head = await lockOrMakeChapter(tx, scope.key, language);
      const texts = await readTexts(tx, scope.key.cycleId, scope.key.commitmentId);
      const current = texts.find((text) => text.language === language);
      requireFresh(scope, current, { language, version, yours: body });
      const { sections, references } = body;
      return this.writeChapter.execute(tx, {
        scope,
        head,
        texts,
        language,
        sections: withoutBlanks(sections),
        ...(references && { cited: references }),
        actor: actor.id,
        at,
      });
    });
  }
}

function faultsOf(opened: OpenedCycle, language: string, { sections }: SaveChapter): Fault[] {
  const languages = chapterLanguages(opened);
  const members = memberCodes(opened.plan);
  return [
    ...(languages.includes(language)
      ? []
      : [
          {
            pointer: '',
            words: faultWords('chapter.language', { language, languages: languages.join(', ') }),
          },
        ]),
    ...Object.keys(sections.members)
      .filter((member) => !members.includes(member))
      .map((member) => ({
        pointer: `/sections/members/${member}`,
        words: itemWords('members', member, members),
      })),
  ];
}

function withoutBlanks({ members, ...sections }: ChapterSections): ChapterSections {
  return { ...sections, members: Object.fromEntries(Object.entries(members).filter(([, text]) => text.trim() !== '')) };
}
