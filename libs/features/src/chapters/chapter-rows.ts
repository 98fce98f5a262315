import type { ChapterReference, ChapterSections, Occurrence } from '@signatory/domain';
import { ChapterEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { ChapterKey } from './chapter-scope.js';

/** The text that stands in one language. */
export interface TextRow {
  readonly commitmentId: string;
  readonly language: string;
  readonly n: number;
  readonly sections: ChapterSections;
  readonly cited: readonly ChapterReference[];
  readonly sourceSha256: string | null;
  readonly checked: boolean;
  readonly by: string;
  readonly byId: string;
  readonly at: Date;
}

// $2 null for every chapter of the cycle.
const TEXTS = `
  select distinct on (t.commitment_id, t.language) t.commitment_id as "commitmentId", t.language, t.n, t.sections, t.cited,
    t.source_sha256 as "sourceSha256", t.checked, coalesce(p.name, t.actor) as by, t.actor as "byId", t.at
  from chapter_text t left join person p on p.id::text = t.actor
  where t.cycle_id = $1 and ($2::text is null or t.commitment_id = $2) order by t.commitment_id, t.language, t.n desc`;

const FIGURES = `select commitment_id as "commitmentId", sentence, figure, n from chapter_figure
  where cycle_id = $1 and ($2::text is null or commitment_id = $2) order by at, figure, n`;

export type FigureRow = Occurrence & { readonly commitmentId: string };

/** The standing texts of a chapter, or of all chapters of a cycle. */
export function readTexts(tx: EntityManager, cycleId: string, commitmentId: string | null = null): Promise<TextRow[]> {
  return tx.query<TextRow[]>(TEXTS, [cycleId, commitmentId]);
}

/** The figures that were said to be no results. */
export function readFigures(
  tx: EntityManager,
  cycleId: string,
  commitmentId: string | null = null,
): Promise<FigureRow[]> {
  return tx.query<FigureRow[]>(FIGURES, [cycleId, commitmentId]);
}

/** Locks the chapter's head; null where nobody wrote yet. */
export function lockChapter(tx: EntityManager, key: ChapterKey): Promise<ChapterEntity | null> {
  return tx.findOne(ChapterEntity, { where: { ...key }, lock: { mode: 'pessimistic_write' } });
}

/** The same, made for the first text, whose language is the original. */
export async function lockOrMakeChapter(tx: EntityManager, key: ChapterKey, original: string): Promise<ChapterEntity> {
  const head = { ...key, original };
  await tx.createQueryBuilder().insert().into(ChapterEntity).values(head).orIgnore().updateEntity(false).execute();
  return tx.findOneOrFail(ChapterEntity, { where: { ...key }, lock: { mode: 'pessimistic_write' } });
}
