import { Refusal } from '../refusal.js';
import { SAME, type Machine } from './machine.js';

/** Why a published figure may be corrected: a closed list. What a member did later belongs to the next cycle. */
export const CORRECTION_GROUNDS = ['arithmetic', 'transcription', 'source-revision', 'evidence'] as const;
export type CorrectionGround = (typeof CORRECTION_GROUNDS)[number];

/** Refuses `correction.later-action` for what the next cycle counts, and `correction.ground-unknown` for every other word. */
export function readGround(word: string): CorrectionGround {
  const ground = CORRECTION_GROUNDS.find((each) => each === word);
  if (ground) return ground;
  if (word === 'later-action') throw new Refusal('correction.later-action', { grounds: CORRECTION_GROUNDS.join(', ') });
  throw new Refusal('correction.ground-unknown', { ground: word.slice(0, 40), grounds: CORRECTION_GROUNDS.join(', ') });
}

export const CORRECTION_STATES = ['OPEN', 'REOPENED', 'CLOSED', 'ABANDONED'] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];
export type CorrectionCommand = 'reopen' | 'widen' | 'close' | 'abandon';

/**
 * A correction case of one published release. *reopen* lets the named scores be scored again (one that the release left blank
 * comes to be printed as soon as it is given) and the named entries be edited,
 * *widen* names more, which is reopened at once where the case is;
 * the release that then corrects the published one closes the case. It is *abandoned* before, or where all of it is settled again
 * and no figure has moved: what is published then stands.
 */
export const CORRECTION: Machine<CorrectionState, CorrectionCommand> = {
  subject: 'correction case',
  states: CORRECTION_STATES,
  initial: 'OPEN',
  transitions: {
    reopen: {
      from: ['OPEN'],
      to: 'REOPENED',
      by: ['secretariat'],
      guards: ['release-published', 'scores-published-or-blank'],
    },
    widen: {
      from: ['OPEN', 'REOPENED'],
      to: SAME,
      by: ['secretariat'],
      guards: ['no-release-waiting', 'scores-published-or-blank'],
    },
    close: { from: ['REOPENED'], to: 'CLOSED', by: ['system'], guards: ['correction-published'] },
    abandon: {
      from: ['OPEN', 'REOPENED'],
      to: 'ABANDONED',
      by: ['secretariat'],
      reason: true,
      guards: ['nothing-moved'],
    },
  },
};

/** What a case names: nothing else moves. Entries by the indicator's id, scores by the commitment's. */
export interface CorrectionScope {
  readonly entries: readonly { readonly member: string; readonly indicator: string }[];
  readonly scores: readonly { readonly member: string; readonly commitment: string }[];
  /** Every member whose figures move, also by a total alone. */
  readonly members: readonly string[];
}
