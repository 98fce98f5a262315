export { AnswerFigure } from './answer-figure.js';
export { ChaptersModule } from './chapters.module.js';
export { CheckTranslation } from './check-translation.js';
export { EditChapter } from './edit-chapter.js';
export { gatherChapters, requireAgreement } from './gather-chapters.js';
export { MoveChapter } from './move-chapter.js';
export { ReadChapters } from './read-chapters.js';
export { StepChapter, type ChapterStep } from './step-chapter.js';
export { WriteChapter } from './write-chapter.js';
