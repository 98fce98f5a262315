import type { SubmissionCommand, SubmissionState } from '../workflow/submission.js';
import type { ReleaseCommand } from '../workflow/release.js';
import type { CycleCommand } from '../workflow/cycle.js';

/**
 * What happened in a cycle, as other systems are told of it, and what is told beside its cycle and its member: ids, dates and
 * states that the secretariat reads, never an answer, a figure, a score or a reason. A release is told of once it is public.
 */
export interface EventFacts {
  'submission.submitted': { readonly version: number };
  'submission.withdrawn': { readonly version: number };
  'submission.accepted': { readonly version: number };
  'submission.returned': { readonly version: number };
  /** The decision that closed the review was taken back. */
  'submission.review-resumed': { readonly version: number };
  'submission.reopened': { readonly version: number };
  'submission.lapsed': { readonly version: number };
  /** A check that was asked for has ended; `DRAFT` where it could not, or was cancelled. */
  'validation.finished': { readonly version: number; readonly outcome: 'READY' | 'BLOCKED' | 'DRAFT' };
  'deadline.missed': { readonly deadline: string };
  'deadline.extended': { readonly deadline: string };
  'cycle.opened': Readonly<Record<never, never>>;
  'cycle.closed': Readonly<Record<never, never>>;
  'cycle.concluded': Readonly<Record<never, never>>;
  'release.published': ReleaseFacts;
  /** A later one stands in its place. */
  'release.corrected': ReleaseFacts;
  'release.withdrawn': ReleaseFacts;
}

interface ReleaseFacts {
  readonly release: string;
  readonly number: number;
  readonly sha256: string | null;
}

export type EventKind = keyof EventFacts;

/** In the order in which a cycle brings them. */
export const EVENT_KINDS = [
  'cycle.opened',
  'deadline.extended',
  'deadline.missed',
  'validation.finished',
  'submission.submitted',
  'submission.withdrawn',
  'submission.returned',
  'submission.accepted',
  'submission.review-resumed',
  'submission.reopened',
  'submission.lapsed',
  'cycle.closed',
  'cycle.concluded',
  'release.published',
  'release.corrected',
  'release.withdrawn',
] as const satisfies readonly EventKind[];

type SubmissionEvent = Extract<EventKind, `submission.${string}`>;

/** Which moves of a submission are told, as what. */
export const SUBMISSION_EVENTS: Readonly<Partial<Record<SubmissionCommand, SubmissionEvent | 'validation.finished'>>> =
  {
    pass: 'validation.finished',
    block: 'validation.finished',
    abandon: 'validation.finished',
    certify: 'submission.submitted',
    withdraw: 'submission.withdrawn',
    accept: 'submission.accepted',
    'request-correction': 'submission.returned',
    'resume-review': 'submission.review-resumed',
    reopen: 'submission.reopened',
    restore: 'submission.accepted',
    lapse: 'submission.lapsed',
  };

/** What a check leaves of a submission. */
export function checkOutcome(state: SubmissionState): EventFacts['validation.finished']['outcome'] {
  return state === 'READY' || state === 'BLOCKED' ? state : 'DRAFT';
}

/** Which moves of a release are told: those after which everybody sees it. */
export const RELEASE_EVENTS = {
  publish: 'release.published',
  correct: 'release.corrected',
  withdraw: 'release.withdrawn',
} as const satisfies Partial<Record<ReleaseCommand, EventKind>>;

export const CYCLE_EVENTS: Readonly<Partial<Record<CycleCommand, Extract<EventKind, `cycle.${string}`>>>> = {
  open: 'cycle.opened',
  close: 'cycle.closed',
  conclude: 'cycle.concluded',
};
