import type { Machine } from './machine.js';

export const RELEASE_STATES = [
  'DRAFT',
  'REQUESTED',
  'REJECTED',
  'SIGNED_OFF',
  'SILENCE',
  'OBJECTED',
  'EMBARGOED',
  'PUBLISHED',
  'CORRECTED',
  'WITHDRAWN',
] as const;
export type ReleaseState = (typeof RELEASE_STATES)[number];

/** What everybody sees. A corrected or withdrawn release was public, and says what became of it. */
export function isPublic(state: ReleaseState): boolean {
  return state === 'PUBLISHED' || state === 'CORRECTED' || state === 'WITHDRAWN';
}

/** What a correction case can be opened on: also what was withdrawn first, and is then put right. */
export const CORRECTABLE: readonly ReleaseState[] = ['PUBLISHED', 'WITHDRAWN'];
/** States in which the lead focal points of a plan that adopts by silence read what is not published. */
export const IN_SILENCE: readonly ReleaseState[] = ['SILENCE', 'OBJECTED'];
/** States in which somebody may be named as an embargo reader; they read from EMBARGOED on. */
export const NAMES_READERS: readonly ReleaseState[] = ['REQUESTED', 'SIGNED_OFF', 'SILENCE', 'EMBARGOED'];

/** Signed off, and not out yet: nothing else of the cycle is signed off beside it. */
export const SIGNED: readonly ReleaseState[] = ['SIGNED_OFF', 'SILENCE', 'EMBARGOED'];

/** Asked for, and neither out nor answered. */
export const WAITING: readonly ReleaseState[] = ['REQUESTED', ...SIGNED];

/**
 * Of all releases of a cycle the one that has to go its way before another is requested. A request waits only until a
 * later one went past it: then it is forgotten. `requestedAt` as a date or in ISO 8601.
 */
export function waitingRelease<R extends { state: ReleaseState; requestedAt: Date | string | null }>(
  releases: readonly R[],
): R | undefined {
  const asked = ({ requestedAt }: R): number => (requestedAt ? new Date(requestedAt).getTime() : 0);
  const last = Math.max(...releases.map(asked));
  return releases.find(
    (release) => SIGNED.includes(release.state) || (release.state === 'REQUESTED' && asked(release) === last),
  );
}

/**
 * Of all releases of a cycle the one that was withdrawn and has nothing in its place: only what corrects it comes out. A draft,
 * or what waits to be signed or to come out, takes no place yet.
 */
export function withdrawnLast<R extends { state: ReleaseState; number: number }>(
  releases: readonly R[],
): R | undefined {
  const shown = releases.filter(({ state }) => isPublic(state));
  if (shown.some(({ state }) => state === 'PUBLISHED')) return undefined;
  const last = shown.reduce<R | undefined>(
    (newest, each) => (newest && newest.number > each.number ? newest : each),
    undefined,
  );
  return last?.state === 'WITHDRAWN' ? last : undefined;
}

export type ReleaseCommand =
  | 'request'
  | 'sign-off'
  | 'reject'
  | 'open-silence'
  | 'object'
  | 'redraft'
  | 'embargo'
  | 'move-embargo'
  | 'publish'
  | 'correct'
  | 'withdraw'
  | 'recall';

/** Requester and signatory are different people. A published instant is never editable. */
export const RELEASE: Machine<ReleaseState, ReleaseCommand> = {
  subject: 'release',
  states: RELEASE_STATES,
  initial: 'DRAFT',
  transitions: {
    request: { from: ['DRAFT'], to: 'REQUESTED', by: ['secretariat'], guards: ['scores-confirmed'] },
    'sign-off': {
      from: ['REQUESTED'],
      to: 'SIGNED_OFF',
      by: ['secretariat'],
      guards: ['not-the-requester', 'files-rendered'],
    },
    reject: { from: ['REQUESTED'], to: 'REJECTED', by: ['secretariat'], guards: ['not-the-requester'], reason: true },
    'open-silence': { from: ['SIGNED_OFF'], to: 'SILENCE', by: ['system'], guards: ['silence-before-embargo'] },
    object: {
      from: ['SILENCE'],
      to: 'OBJECTED',
      by: ['lead-focal-point'],
      guards: ['silence-not-over'],
      reason: true,
    },
    // Of what still waits to be signed only its requester: everybody else rejects it, and says why.
    redraft: {
      from: ['REQUESTED', 'OBJECTED', 'REJECTED'],
      to: 'DRAFT',
      by: ['secretariat'],
      guards: ['the-requester-of-a-request'],
    },
    embargo: { from: ['SIGNED_OFF', 'SILENCE'], to: 'EMBARGOED', by: ['system'] },
    // The instant is on every page: another one is a new freeze, and needs two people again.
    'move-embargo': { from: ['EMBARGOED'], to: 'REQUESTED', by: ['secretariat'], guards: ['embargo-ahead'] },
    publish: { from: ['EMBARGOED'], to: 'PUBLISHED', by: ['system'], guards: ['embargo-over'] },
    correct: { from: ['PUBLISHED'], to: 'CORRECTED', by: ['system'], guards: ['correction-case'] },
    withdraw: { from: ['PUBLISHED', 'CORRECTED'], to: 'WITHDRAWN', by: ['secretariat'], reason: true },
    // What stood was withdrawn, and this would print its figures again.
    recall: { from: [...WAITING], to: 'REJECTED', by: ['system'], guards: ['corrects-nothing'], reason: true },
  },
};
