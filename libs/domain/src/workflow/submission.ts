import type { Machine } from './machine.js';

export const SUBMISSION_STATES = [
  'NOT_STARTED',
  'DRAFT',
  'VALIDATING',
  'READY',
  'BLOCKED',
  'SUBMITTED',
  'WITHDRAWN',
  'UNDER_REVIEW',
  'ACCEPTED',
  'REOPENED',
  'CORRECTION_REQUESTED',
  'LAPSED',
] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

export type SubmissionCommand =
  | 'edit'
  | 'check'
  | 'pass'
  | 'block'
  | 'abandon'
  | 'answer'
  | 'certify'
  | 'withdraw'
  | 'begin-review'
  | 'resume-review'
  | 'accept'
  | 'request-correction'
  | 'lapse'
  | 'reopen'
  | 'restore';

/** Nothing of it was certified yet: only the member and the secretariat see what is in it. */
export function isDraft(state: SubmissionState): boolean {
  return ['NOT_STARTED', 'DRAFT', 'VALIDATING', 'READY', 'BLOCKED'].includes(state);
}

/**
 * `pass`, `block` and `abandon` are the ends of a run started by *check*; a run started by a save never moves the submission.
 * *Not submitted* is not a state but a fact with a time, `missed_at`.
 */
export const SUBMISSION: Machine<SubmissionState, SubmissionCommand> = {
  subject: 'submission',
  states: SUBMISSION_STATES,
  initial: 'NOT_STARTED',
  transitions: {
    edit: {
      from: ['NOT_STARTED', 'DRAFT', 'VALIDATING', 'READY', 'BLOCKED', 'WITHDRAWN', 'REOPENED', 'CORRECTION_REQUESTED'],
      to: 'DRAFT',
      by: ['lead-focal-point', 'focal-point', 'contributor'],
      guards: ['cycle-open', 'before-cut-off', 'returned-fields-only'],
    },
    // By the system where a rule was suspended or reinstated since the check.
    check: {
      from: ['DRAFT', 'BLOCKED', 'READY'],
      to: 'VALIDATING',
      by: ['lead-focal-point', 'focal-point', 'system'],
      guards: ['cycle-open'],
    },
    pass: { from: ['VALIDATING'], to: 'READY', by: ['system'], guards: ['same-revision'] },
    block: { from: ['VALIDATING'], to: 'BLOCKED', by: ['system'], guards: ['same-revision'] },
    abandon: { from: ['VALIDATING'], to: 'DRAFT', by: ['system', 'lead-focal-point', 'focal-point'] },
    answer: { from: ['BLOCKED'], to: 'READY', by: ['lead-focal-point', 'focal-point'], guards: ['nothing-open'] },
    certify: {
      from: ['READY'],
      to: 'SUBMITTED',
      by: ['lead-focal-point'],
      guards: ['nothing-open', 'same-revision', 'before-cut-off'],
    },
    withdraw: { from: ['SUBMITTED'], to: 'WITHDRAWN', by: ['lead-focal-point'], guards: ['review-not-begun'] },
    'begin-review': {
      from: ['SUBMITTED'],
      to: 'UNDER_REVIEW',
      by: ['reviewer', 'secretariat'],
      guards: ['no-conflict'],
    },
    // The decision that closed the review was taken back.
    'resume-review': {
      from: ['ACCEPTED', 'CORRECTION_REQUESTED'],
      to: 'UNDER_REVIEW',
      by: ['reviewer'],
      guards: ['decision-taken-back'],
    },
    accept: { from: ['UNDER_REVIEW'], to: 'ACCEPTED', by: ['system'], guards: ['all-entries-approved-or-lapsed'] },
    'request-correction': {
      from: ['UNDER_REVIEW'],
      to: 'CORRECTION_REQUESTED',
      by: ['reviewer', 'system'],
      guards: ['entry-returned'],
      reason: true,
    },
    lapse: { from: ['CORRECTION_REQUESTED'], to: 'LAPSED', by: ['system'], guards: ['past-due-date'] },
    reopen: {
      from: ['ACCEPTED'],
      to: 'REOPENED',
      by: ['secretariat'],
      reason: true,
      guards: ['correction-case-after-conclusion'],
    },
    // Its correction case was abandoned, and nobody had changed anything.
    restore: { from: ['REOPENED'], to: 'ACCEPTED', by: ['system'], guards: ['correction-case-abandoned'] },
  },
};
