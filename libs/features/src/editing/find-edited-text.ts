import { faultWords, Refusal } from '@signatory/domain';
import { Injectable } from '@nestjs/common';
import { ReadCycles } from '../catalogue/index.js';
import { chapterLanguages, enterChapter, type ChapterRequest } from '../chapters/index.js';
import type { EditedPlace } from './tell-editing.js';

/** A chapter's text in one language as a place that is edited, for those who may. */
@Injectable()
export class FindEditedText {
  constructor(private readonly cycles: ReadCycles) {}

  /** Refuses `permission.missing`, `not-found`, `cycle.baseline`, `same-person`, and `request.invalid` for no language of the chapters. */
  async execute(request: ChapterRequest & { readonly cycle: string; readonly language: string }): Promise<EditedPlace> {
    const opened = await this.cycles.open(request.cycle, request.actor, request.at);
    const { key, commitment } = enterChapter(opened, request, 'chapter:edit');
    const languages = chapterLanguages(opened);
    const { language } = request;
    if (!languages.includes(language))
      throw new Refusal('request.invalid', {
        faults: [
          {
            pointer: '',
            words: faultWords('chapter.language', { language: language.slice(0, 20), languages: languages.join(', ') }),
          },
        ],
      });
    return {
      key: ['editing', opened.cycle.code, 'chapters', commitment.id, language].join(':'),
      audience: { member: null, cycle: key.cycleId, unpublished: true },
    };
  }
}
