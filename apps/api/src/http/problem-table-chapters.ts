import type { RefusalCode } from '@signatory/domain';
import { count, type ProblemTable } from './problem-row.js';

type ChapterCode = Extract<RefusalCode, `chapter.${string}`> | 'release.chapters-open' | 'release.numbers-contradict';

/** Refusals about chapters, and of a release that would print them. */
export const CHAPTER_PROBLEMS: Pick<ProblemTable, ChapterCode> = {
  'release.chapters-open': {
    status: 409,
    title: 'Chapters are not cleared',
    detail: ({ chapters }) => `A release prints every chapter that was begun, once it is cleared: ${chapters}.`,
  },
  'release.numbers-contradict': {
    status: 409,
    title: 'Chapters contradict the tables',
    detail: ({ chapters, faults }) =>
      `${count(faults.length, 'place', 'places')} in ${chapters} ${faults.length === 1 ? 'does' : 'do'} not agree with the tables of this release; see faults. Reopen the chapter and correct it.`,
  },
  'chapter.stale': {
    status: 412,
    title: 'Somebody else saved meanwhile',
    detail: ({ commitment, language, sent, current, by, at }) =>
      `${commitment} in ${language} was saved by ${by} at ${at} as version ${current}; yours was made from ${sent}. Both are in facts.`,
  },
  'chapter.numbers-open': {
    status: 409,
    title: 'The number check found something',
    detail: ({ commitment, faults }) =>
      `${count(faults.length, 'place', 'places')} in ${commitment} ${faults.length === 1 ? 'waits' : 'wait'} for an answer or a correction; see faults.`,
  },
};
