import type { Role } from '../access/role.js';
import { DECISIONS, type EntryReviewCommand } from './entry-review.js';
import type { Machine } from './machine.js';

export const REVIEW_THREAD_STATES = ['OPEN', 'RESOLVED'] as const;
export type ReviewThreadState = (typeof REVIEW_THREAD_STATES)[number];
export const REVIEW_THREAD_COMMANDS = ['comment', 'resolve', 'reopen'] as const;
export type ReviewThreadCommand = (typeof REVIEW_THREAD_COMMANDS)[number];

/** What is said about one entry: both sides write, the reviewers say when it is settled, and either may take it up again. */
export const REVIEW_THREAD: Machine<ReviewThreadState, ReviewThreadCommand> = {
  subject: 'thread',
  states: REVIEW_THREAD_STATES,
  initial: 'OPEN',
  transitions: {
    comment: { from: ['OPEN'], to: 'OPEN', by: ['reviewer', 'lead-focal-point', 'focal-point'], reason: true },
    resolve: { from: ['OPEN'], to: 'RESOLVED', by: ['reviewer'], guards: ['no-conflict'] },
    reopen: { from: ['RESOLVED'], to: 'OPEN', by: ['reviewer', 'lead-focal-point', 'focal-point'] },
  },
};

/** Where a thread began: the submitted version, and the number of the event in its review. */
export interface ThreadPlace {
  readonly version: number;
  readonly n: number;
}

/** One event of an entry's review, in the order of versions and numbers. */
export interface ReviewEvent {
  readonly submissionVersion: number;
  readonly n: number;
  readonly command: EntryReviewCommand | ReviewThreadCommand;
  readonly actor: string;
  readonly role: Role | 'system';
  readonly at: string;
  /** The entry's version that it is about. */
  readonly entryVersion: number | null;
  readonly text: string | null;
  /** Of what is said in a thread. */
  readonly thread: ThreadPlace | null;
  /** The number of the decision in the same review that it takes back. */
  readonly undoes: number | null;
}

export interface ReviewThread<Event extends ReviewEvent = ReviewEvent> {
  /** `2-5`: the event by which it began. */
  readonly id: string;
  readonly place: ThreadPlace;
  readonly state: ReviewThreadState;
  readonly messages: readonly Event[];
  /** The last time it was resolved; null while it is open. */
  readonly resolved: Event | null;
}

/** Without what was taken back, and without the taking back. */
export function standingEvents<Event extends ReviewEvent>(events: readonly Event[]): Event[] {
  const undone = new Set(
    events.flatMap(({ submissionVersion, undoes }) => (undoes === null ? [] : [`${submissionVersion}-${undoes}`])),
  );
  return events.filter(
    ({ submissionVersion, n, command }) => command !== 'undo' && !undone.has(`${submissionVersion}-${n}`),
  );
}

/** The threads of an entry, the oldest first. */
export function threadsOf<Event extends ReviewEvent>(events: readonly Event[]): ReviewThread<Event>[] {
  const standing = standingEvents(events).filter(({ thread }) => thread !== null);
  const opening = standing.filter(({ thread, submissionVersion, n }) => {
    return thread?.version === submissionVersion && thread.n === n;
  });
  return opening.map(({ submissionVersion: version, n }) => {
    const own = standing.filter(({ thread }) => thread?.version === version && thread.n === n);
    const last = own.findLast(({ command }) => command === 'resolve' || command === 'reopen');
    const resolved = last?.command === 'resolve' ? last : null;
    return {
      id: `${version}-${n}`,
      place: { version, n },
      state: resolved ? 'RESOLVED' : 'OPEN',
      messages: own.filter(({ text }) => text !== null),
      resolved,
    };
  });
}

/** Who has approved a submitted version's entry as it stands; whatever else was decided since ends all of it. */
export function approversOf(events: readonly ReviewEvent[], submissionVersion: number): string[] {
  const decided = standingEvents(events).filter(
    ({ submissionVersion: version, command }) =>
      version === submissionVersion && (command === 'void' || DECISIONS.some((each) => each === command)),
  );
  const ended = decided.findLastIndex(({ command }) => command !== 'approve' && command !== 'endorse');
  return [...new Set(decided.slice(ended + 1).map(({ actor }) => actor))];
}
