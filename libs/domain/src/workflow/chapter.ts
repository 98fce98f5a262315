import type { Machine } from './machine.js';

export const CHAPTER_STATES = ['DRAFT', 'EDITED', 'CHECKED', 'CLEARED'] as const;
export type ChapterState = (typeof CHAPTER_STATES)[number];
export type ChapterCommand = 'edit' | 'check' | 'clear' | 'reopen';

export const CHAPTER: Machine<ChapterState, ChapterCommand> = {
  subject: 'chapter',
  states: CHAPTER_STATES,
  initial: 'DRAFT',
  transitions: {
    edit: { from: ['DRAFT', 'EDITED'], to: 'EDITED', by: ['editor'] },
    check: { from: ['EDITED'], to: 'CHECKED', by: ['editor'] },
    clear: { from: ['CHECKED'], to: 'CLEARED', by: ['secretariat'] },
    reopen: { from: ['CHECKED', 'CLEARED'], to: 'EDITED', by: ['editor', 'secretariat'], reason: true },
  },
};
