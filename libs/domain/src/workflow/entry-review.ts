import { BEFORE, type Machine } from './machine.js';

export const ENTRY_REVIEW_STATES = [
  'PENDING',
  'IN_REVIEW',
  'AWAITING_APPROVAL',
  'APPROVED',
  'CLARIFICATION_REQUESTED',
  'ANSWERED',
  'RETURNED',
  'LAPSED',
] as const;
export type EntryReviewState = (typeof ENTRY_REVIEW_STATES)[number];
export type EntryReviewCommand =
  | 'take'
  | 'endorse'
  | 'approve'
  | 'ask'
  | 'answer'
  | 'resume'
  | 'return'
  | 'undo'
  | 'lapse'
  | 'void';

export const RETURN_REASONS = [
  'wrong-value',
  'missing-evidence',
  'out-of-window',
  'wrong-definition',
  'incomplete',
  'other',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** For so long the person who decided may take it back, by the database's clock. */
export const UNDO_SECONDS = 10;
/** How many days a member has to correct or clarify where nobody says: a default for adopters to set. */
export const CORRECTION_DAYS = 14;

/** What a reviewer decides; each can be taken back, as taking the entry into review can. */
export const DECISIONS = ['endorse', 'approve', 'ask', 'return'] as const satisfies readonly EntryReviewCommand[];
export const TAKEN_BACK = [...DECISIONS, 'take'] as const;

/** The states in which an entry waits for a reviewer. */
export const TO_DECIDE: readonly EntryReviewState[] = ['PENDING', 'IN_REVIEW', 'AWAITING_APPROVAL', 'ANSWERED'];
const JUDGED = ['no-conflict', 'not-own-edit'] as const;

/**
 * `take`: says who is at it; another reviewer may still decide, so that nobody's absence holds an entry up. `endorse`: an approval after which the plan asks for another, of another reviewer; `approve`: the last one.
 * `void`: the value changed after approval, or a new version was submitted.
 */
export const ENTRY_REVIEW: Machine<EntryReviewState, EntryReviewCommand> = {
  subject: 'entry',
  states: ENTRY_REVIEW_STATES,
  initial: 'PENDING',
  transitions: {
    take: { from: ['PENDING'], to: 'IN_REVIEW', by: ['reviewer'], guards: JUDGED },
    endorse: {
      from: TO_DECIDE,
      to: 'AWAITING_APPROVAL',
      by: ['reviewer'],
      guards: [...JUDGED, 'not-own-approval', 'threads-resolved', 'more-approvals-asked'],
    },
    approve: {
      from: TO_DECIDE,
      to: 'APPROVED',
      by: ['reviewer'],
      guards: [...JUDGED, 'not-own-approval', 'threads-resolved', 'last-approval'],
    },
    ask: { from: TO_DECIDE, to: 'CLARIFICATION_REQUESTED', by: ['reviewer'], guards: JUDGED, reason: true },
    answer: {
      from: ['CLARIFICATION_REQUESTED'],
      to: 'ANSWERED',
      by: ['lead-focal-point', 'focal-point'],
      reason: true,
    },
    resume: { from: ['ANSWERED'], to: 'IN_REVIEW', by: ['reviewer'], guards: JUDGED },
    return: { from: TO_DECIDE, to: 'RETURNED', by: ['reviewer'], guards: JUDGED, reason: true },
    undo: {
      from: ['IN_REVIEW', 'AWAITING_APPROVAL', 'APPROVED', 'CLARIFICATION_REQUESTED', 'RETURNED'],
      to: BEFORE,
      by: ['reviewer'],
      guards: ['same-person', 'within-ten-seconds', 'nothing-since'],
    },
    lapse: { from: ['CLARIFICATION_REQUESTED', 'RETURNED'], to: 'LAPSED', by: ['system'], guards: ['past-due-date'] },
    void: {
      from: ['AWAITING_APPROVAL', 'APPROVED', 'RETURNED', 'CLARIFICATION_REQUESTED', 'ANSWERED', 'IN_REVIEW', 'LAPSED'],
      to: 'PENDING',
      by: ['system'],
    },
  },
};
