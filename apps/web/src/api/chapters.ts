import type { ChapterRow, ChapterView, AnswerFigure, SaveChapter } from '@signatory/contract';
import { ask, change, path, tell } from './client.js';

/** The chapter on one commitment. */
export interface ChapterKey {
  readonly cycle: string;
  /** The commitment's id. */
  readonly commitment: string;
}

/** The addresses of the report's chapters. Texts have their own versions, and the chapter one for its commands. */
export const chapters = {
  chapters: (cycle: string) => ask<ChapterRow[]>(path`/cycles/${cycle}/chapters`),
  chapter: (key: ChapterKey) => ask<ChapterView>(chapterPath(key)),
  saveChapter: (key: ChapterKey, language: string, version: number, body: SaveChapter) =>
    change(textPath(key, language), { method: 'PUT', ifMatch: version, body }),
  answerFigure: (key: ChapterKey, language: string, version: number, body: AnswerFigure) =>
    tell(`${textPath(key, language)}/figures`, { method: 'POST', ifMatch: version, body }),
  checkTranslation: (key: ChapterKey, language: string, version: number) =>
    tell(`${textPath(key, language)}/check`, { method: 'POST', ifMatch: version }),
  checkChapter: (key: ChapterKey, version: number) =>
    tell(`${chapterPath(key)}/check`, { method: 'POST', ifMatch: version }),
  clearChapter: (key: ChapterKey, version: number) =>
    tell(`${chapterPath(key)}/clear`, { method: 'POST', ifMatch: version }),
  reopenChapter: (key: ChapterKey, version: number, reason: string) =>
    tell(`${chapterPath(key)}/reopen`, { method: 'POST', ifMatch: version, body: { reason } }),
};

function chapterPath({ cycle, commitment }: ChapterKey): string {
  return path`/cycles/${cycle}/chapters/${commitment}`;
}

function textPath(key: ChapterKey, language: string): string {
  return `${chapterPath(key)}/texts/${encodeURIComponent(language)}`;
}
