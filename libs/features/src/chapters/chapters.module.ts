import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { AnswerFigure } from './answer-figure.js';
import { CheckTranslation } from './check-translation.js';
import { EditChapter } from './edit-chapter.js';
import { MoveChapter } from './move-chapter.js';
import { ReadChapters } from './read-chapters.js';
import { StepChapter } from './step-chapter.js';
import { WriteChapter } from './write-chapter.js';

const VERBS = [AnswerFigure, CheckTranslation, EditChapter, ReadChapters, StepChapter];

@Module({ imports: [AuditModule, CatalogueModule], providers: [MoveChapter, WriteChapter, ...VERBS], exports: VERBS })
export class ChaptersModule {}
