import { Injectable } from '@nestjs/common';
import type { LettersQuery, LettersView } from '@signatory/contract';
import type { Actor, LocalText } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { attemptsOf } from '@signatory/queue';
import { Catalogue } from '../catalogue/index.js';
import { readSource, sourceKey, titleOf } from '../mail/index.js';
import { findLetters, type FoundLetter } from './find-letters.js';

const PAGE = 100;

/** What was written to whom, and whether it went out: never a letter's words. */
@Injectable()
export class ReadLetters {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** A hundred at a time, the newest first. @throws Refusal `permission.missing` */
  async execute(question: LettersQuery & { readonly actor: Actor; readonly at: Date }): Promise<LettersView> {
    const found = await findLetters(this.database, { ...question, permission: 'letters:read', limit: PAGE + 1 });
    const page = found.slice(0, PAGE);
    const titles = await this.readTitles(page);
    return {
      letters: page.map((letter) => {
        const { id, kind, facts, name, email, state, writtenAt, sentAt, sends, handedAt, cause, job } = letter;
        return {
          id,
          kind,
          of: titles.get(sourceKey(letter.facts)) ?? { original: 'en', texts: {} },
          about: facts.at,
          to: { name, email },
          state,
          writtenAt: writtenAt.toISOString(),
          sentAt: sentAt?.toISOString() ?? null,
          // Counted from 0; of one whose job is done and forgotten it was one at least.
          sends: sends === null ? 1 : handedAt === null ? sends : sends + 1,
          attempts: attemptsOf('mail.send'),
          cause,
          job,
          commands: state === 'FAILED' || state === 'UNCERTAIN' ? ['send-again' as const] : [],
        };
      }),
      next: found.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    };
  }

  private async readTitles(letters: readonly FoundLetter[]): Promise<ReadonlyMap<string, LocalText>> {
    const { manager } = this.database.dataSource;
    const titles = new Map<string, LocalText>();
    for (const [key, { facts }] of new Map(letters.map((letter) => [sourceKey(letter.facts), letter])))
      titles.set(key, titleOf(await readSource(this.catalogue, manager, facts)));
    return titles;
  }
}
