import { CHAPTER_STATES, type ChapterReference, type ChapterSections, type ChapterState } from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { OneOf, Optional, WrittenAt } from './columns.js';

/** The head of the report's text on one commitment of a cycle; there is none until somebody writes. */
@Entity('chapter')
@OneOf('chapter', 'state', CHAPTER_STATES)
@Check('chapter_version_check', 'version > 0')
export class ChapterEntity {
  @PrimaryColumn('uuid') @ForeignKey('cycle') cycleId!: string;
  @PrimaryColumn('text') commitmentId!: string;
  @Column('text', { default: 'DRAFT' }) state!: ChapterState;
  /** Rises with each change, also of a translation: the ETag of its commands. */
  @Column('integer', { default: 1 }) version!: number;
  /** The language it is written in; all others are translations of it. */
  @Column('text') original!: string;
  @WrittenAt() changedAt!: Date;
  /** When and by whom it was last opened again, after it was checked. */
  @Optional('timestamptz') reopenedAt!: Date | null;
  @Optional('text') reopenedBy!: string | null;
}

/** One version of a chapter's text in one language. Insert-only: the highest `n` stands. */
@Entity('chapter_text')
@ForeignKey('chapter', ['cycleId', 'commitmentId'], ['cycleId', 'commitmentId'])
@Check('chapter_text_n_check', 'n > 0')
export class ChapterTextEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @PrimaryColumn('text') commitmentId!: string;
  @PrimaryColumn('text') language!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('jsonb') sections!: ChapterSections;
  /** Of the original; a translation cites the same. */
  @Column('jsonb', { default: [] }) cited!: readonly ChapterReference[];
  /** Of the original's sections that a translation was made from; null for the original. */
  @Optional('text') sourceSha256!: string | null;
  /** Of a translation: somebody compared it with that source. */
  @Column('boolean', { default: false }) checked!: boolean;
  @Column('text') actor!: string;
  @WrittenAt() at!: Date;
}

/** A figure in a chapter's plain text that is no result, as somebody answered; asked once. Insert-only. */
@Entity('chapter_figure')
@ForeignKey('chapter', ['cycleId', 'commitmentId'], ['cycleId', 'commitmentId'])
@Check('chapter_figure_n_check', 'n > 0')
export class ChapterFigureEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @PrimaryColumn('text') commitmentId!: string;
  /** Of the sentence. */
  @PrimaryColumn('text') sentenceSha256!: string;
  @PrimaryColumn('text') figure!: string;
  /** Which of the same figures in the sentence. */
  @PrimaryColumn('integer') n!: number;
  @Column('text') sentence!: string;
  @Column('text') actor!: string;
  @WrittenAt() at!: Date;
}
