import { Refusal, type ChapterReference, type ChapterSections } from '@signatory/domain';
import { ChapterTextEntity, hashOf, type ChapterEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TextRow } from './chapter-rows.js';
import type { ChapterScope } from './chapter-scope.js';
import { MoveChapter } from './move-chapter.js';

export interface ChapterWrite {
  readonly scope: ChapterScope;
  readonly head: ChapterEntity;
  readonly texts: readonly TextRow[];
  readonly language: string;
  readonly sections: ChapterSections;
  /** Of the original; what it cited before without it. */
  readonly cited?: readonly ChapterReference[];
  readonly actor: string;
  readonly at: Date;
}

/** The one writer of chapters' texts: each save is a new version, and a new source voids the checks of its translations. */
@Injectable()
export class WriteChapter {
  constructor(private readonly moveChapter: MoveChapter) {}

  /** The version written. Refuses `command.wrong-state`, and `not-found` for a translation of nothing. */
  async execute(tx: EntityManager, write: ChapterWrite): Promise<number> {
    const { scope, head, texts, language, sections, cited, actor, at } = write;
    const source = texts.find((text) => text.language === head.original);
    const isOriginal = language === head.original;
    if (!isOriginal && !source) throw new Refusal('not-found', { subject: 'chapter' });
    const before = texts.find((text) => text.language === language);
    const n = (before?.n ?? 0) + 1;
    await this.moveChapter.execute(tx, {
      scope,
      head,
      command: isOriginal ? 'edit' : 'translate',
      performer: scope.grant.role,
      actor,
      at,
      facts: { language, n },
    });
    await tx.insert(ChapterTextEntity, {
      ...scope.key,
      language,
      n,
      sections,
      cited: isOriginal ? [...(cited ?? before?.cited ?? [])] : [],
      sourceSha256: isOriginal || !source ? null : hashOf(source.sections),
      actor,
      at,
    });
    return n;
  }
}

/** Refuses `chapter.stale` with both texts where a language's text is not the version that a change was made from. */
export function requireFresh(
  { commitment }: ChapterScope,
  current: TextRow | undefined,
  { language, version, yours }: { language: string; version: number; yours: unknown },
): void {
  if ((current?.n ?? 0) === version) return;
  throw new Refusal('chapter.stale', {
    commitment: commitment.code,
    language,
    sent: version,
    current: current?.n ?? 0,
    theirs: current ? { sections: current.sections, references: current.cited } : null,
    yours,
    by: current?.by ?? '',
    byId: current?.byId ?? '',
    at: current?.at.toISOString() ?? '',
  });
}
