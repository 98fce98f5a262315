import type { Machine } from './machine.js';

export const ENTRY_REVIEW_STATES = [
  'PENDING',
  'IN_REVIEW',
  'APPROVED',
  'CLARIFICATION_REQUESTED',
  'ANSWERED',
  'RETURNED',
  'LAPSED',
] as const;
export type EntryReviewState = (typeof ENTRY_REVIEW_STATES)[number];
export type EntryReviewCommand = 'take' | 'approve' | 'ask' | 'answer' | 'resume' | 'return' | 'lapse' | 'void';

export const RETURN_REASONS = [
  'wrong-value',
  'missing-evidence',
  'out-of-window',
  'wrong-definition',
  'incomplete',
  'other',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** `void`: the value changed after approval, or a new version was submitted. */
export const ENTRY_REVIEW: Machine<EntryReviewState, EntryReviewCommand> = {
  subject: 'entry',
  states: ENTRY_REVIEW_STATES,
  initial: 'PENDING',
  transitions: {
    take: { from: ['PENDING'], to: 'IN_REVIEW', by: ['reviewer'], guards: ['no-conflict', 'not-own-edit'] },
    approve: {
      from: ['PENDING', 'IN_REVIEW', 'ANSWERED'],
      to: 'APPROVED',
      by: ['reviewer'],
      guards: ['no-conflict', 'not-own-edit'],
    },
    ask: {
      from: ['PENDING', 'IN_REVIEW', 'ANSWERED'],
      to: 'CLARIFICATION_REQUESTED',
      by: ['reviewer'],
      guards: ['no-conflict', 'not-own-edit'],
      reason: true,
    },
    answer: {
      from: ['CLARIFICATION_REQUESTED'],
      to: 'ANSWERED',
      by: ['lead-focal-point', 'focal-point'],
      reason: true,
    },
    resume: { from: ['ANSWERED'], to: 'IN_REVIEW', by: ['reviewer'], guards: ['no-conflict', 'not-own-edit'] },
    return: {
      from: ['PENDING', 'IN_REVIEW', 'ANSWERED'],
      to: 'RETURNED',
      by: ['reviewer'],
      guards: ['no-conflict', 'not-own-edit'],
      reason: true,
    },
    lapse: { from: ['CLARIFICATION_REQUESTED', 'RETURNED'], to: 'LAPSED', by: ['system'], guards: ['past-due-date'] },
    void: {
      from: ['APPROVED', 'RETURNED', 'CLARIFICATION_REQUESTED', 'ANSWERED', 'IN_REVIEW', 'LAPSED'],
      to: 'PENDING',
      by: ['system'],
    },
  },
};
