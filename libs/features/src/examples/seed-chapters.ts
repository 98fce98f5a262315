import type { Actor } from '@signatory/domain';
import { Injectable } from '@nestjs/common';
import { CheckTranslation, EditChapter, StepChapter } from '../chapters/index.js';
import type { ExampleChapters } from './example-files.js';

/** Writes the example chapters, through the steps that editors and the secretariat take. */
@Injectable()
export class SeedChapters {
  constructor(
    private readonly edit: EditChapter,
    private readonly check: CheckTranslation,
    private readonly step: StepChapter,
  ) {}

  async execute(
    cycle: string,
    { chapters }: ExampleChapters,
    { people, at }: { people: ReadonlyMap<string, Actor>; at: Date },
  ): Promise<void> {
    for (const [commitment, { by, state, clearedBy, texts, checked, references }] of Object.entries(chapters)) {
      const asked = { actor: person(people, by), cycle, commitment, at };
      // Each text and each check is a version of the chapter.
      let version = 0;
      for (const [language, sections] of Object.entries(texts)) {
        const body = { sections, ...(version === 0 && { references }) };
        await this.edit.execute({ ...asked, language, version: 0, body });
        version += 1;
      }
      for (const language of checked) {
        await this.check.execute({ ...asked, language, version: 1 });
        version += 1;
      }
      // The head is made at the first version, before the first text moves it.
      version += 1;
      if (state === 'EDITED') continue;
      await this.step.execute({ ...asked, command: 'check', version, reason: null });
      if (state === 'CHECKED' || clearedBy === undefined) continue;
      const clearing = { ...asked, actor: person(people, clearedBy), version: version + 1, reason: null };
      await this.step.execute({ ...clearing, command: 'clear' });
    }
  }
}

function person(people: ReadonlyMap<string, Actor>, email: string): Actor {
  const found = people.get(email);
  if (!found) throw new Error(`${email} has a part in a chapter, and has no account.`);
  return found;
}
