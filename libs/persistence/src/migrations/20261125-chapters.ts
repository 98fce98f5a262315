import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from './create-schema/row-level-security.js';

const WRITES_CHAPTERS = "(select current_setting('app.chapters', true)) = 'on'";
const APPEND = { select: WRITES_CHAPTERS, insert: WRITES_CHAPTERS };

const STATEMENTS: readonly string[] = [
  `create table chapter (
    cycle_id uuid not null,
    commitment_id text not null,
    state text not null default 'DRAFT',
    version integer not null default 1,
    original text not null,
    changed_at timestamptz not null default now(),
    constraint chapter_pkey primary key (cycle_id, commitment_id),
    constraint chapter_cycle_fkey foreign key (cycle_id) references cycle (id),
    constraint chapter_state_check check (state in ('DRAFT', 'EDITED', 'CHECKED', 'CLEARED')),
    constraint chapter_version_check check (version > 0)
  )`,
  `create table chapter_text (
    cycle_id uuid not null,
    commitment_id text not null,
    language text not null,
    n integer not null,
    sections jsonb not null,
    cited jsonb not null default '[]',
    source_sha256 text,
    checked boolean not null default false,
    actor text not null,
    at timestamptz not null default now(),
    constraint chapter_text_pkey primary key (cycle_id, commitment_id, language, n),
    constraint chapter_text_chapter_fkey foreign key (cycle_id, commitment_id) references chapter (cycle_id, commitment_id),
    constraint chapter_text_n_check check (n > 0)
  )`,
  `create table chapter_figure (
    cycle_id uuid not null,
    commitment_id text not null,
    sentence_sha256 text not null,
    figure text not null,
    n integer not null,
    sentence text not null,
    actor text not null,
    at timestamptz not null default now(),
    constraint chapter_figure_pkey primary key (cycle_id, commitment_id, sentence_sha256, figure, n),
    constraint chapter_figure_chapter_fkey foreign key (cycle_id, commitment_id) references chapter (cycle_id, commitment_id),
    constraint chapter_figure_n_check check (n > 0)
  )`,
  ...secure('chapter', { ...APPEND, update: WRITES_CHAPTERS }),
  ...secure('chapter_text', APPEND),
  ...secure('chapter_figure', APPEND),
  // Who writes about scores reads them from when members do, never before: editors are as blind as the public to what is open.
  `create policy score_chapters on score for select
     using (${WRITES_CHAPTERS} and state in ('SHARED', 'CONFIRMED', 'RECALIBRATED', 'PUBLISHED'))`,
];

/** The report's chapters: their text in languages, and the figures in it that are no results. */
export class Chapters1795478595001 implements MigrationInterface {
  readonly name = 'Chapters1795478595001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What editors wrote is not thrown away. Restore a backup into an empty database instead.');
  }
}
