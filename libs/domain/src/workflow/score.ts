import type { Machine } from './machine.js';

export const SCORE_STATES = [
  'NOT_SCORED',
  'SCORED',
  'AGREED',
  'DISPUTED',
  'ADJUDICATED',
  'SHARED',
  'CONFIRMED',
  'RECALIBRATED',
  'PUBLISHED',
  'SUPERSEDED',
] as const;
export type ScoreState = (typeof SCORE_STATES)[number];
export type ScoreCommand =
  | 'complete'
  | 'agree'
  | 'dispute'
  | 'adjudicate'
  | 'share'
  | 'confirm'
  | 'recalibrate'
  | 'share-again'
  | 'ask-second'
  | 'publish'
  | 'supersede'
  | 'rescore'
  | 'import';

/** Two reviewers, blind to each other and to the guideline's proposal; the proposal is revealed after both. */
export const SCORE: Machine<ScoreState, ScoreCommand> = {
  subject: 'score',
  states: SCORE_STATES,
  initial: 'NOT_SCORED',
  transitions: {
    complete: { from: ['NOT_SCORED'], to: 'SCORED', by: ['reviewer'], guards: ['two-opinions', 'no-conflict'] },
    agree: { from: ['SCORED'], to: 'AGREED', by: ['system'], guards: ['opinions-equal'] },
    dispute: { from: ['SCORED'], to: 'DISPUTED', by: ['system'], guards: ['opinions-differ'] },
    adjudicate: { from: ['DISPUTED'], to: 'ADJUDICATED', by: ['adjudicator'], guards: ['no-conflict'], reason: true },
    share: { from: ['AGREED', 'ADJUDICATED'], to: 'SHARED', by: ['secretariat'] },
    confirm: {
      from: ['SHARED'],
      to: 'CONFIRMED',
      by: ['system', 'secretariat', 'adjudicator'],
      guards: ['reply-period-over-accepted-or-answered'],
    },
    recalibrate: {
      from: ['SHARED'],
      to: 'RECALIBRATED',
      by: ['adjudicator'],
      guards: ['no-conflict', 'contested'],
      reason: true,
    },
    'share-again': { from: ['RECALIBRATED'], to: 'SHARED', by: ['system'], guards: ['score-lowered'] },
    // A score that one reviewer gave alone and that is to become one that needs two: it is scored again, blind.
    'ask-second': {
      from: ['AGREED', 'SHARED'],
      to: 'NOT_SCORED',
      by: ['adjudicator', 'system'],
      guards: ['one-opinion', 'no-conflict'],
      reason: true,
    },
    publish: { from: ['CONFIRMED', 'RECALIBRATED'], to: 'PUBLISHED', by: ['system'] },
    // A score that somebody else published: it comes in settled.
    import: { from: ['NOT_SCORED'], to: 'CONFIRMED', by: ['secretariat'] },
    supersede: {
      from: ['PUBLISHED'],
      to: 'SUPERSEDED',
      by: ['secretariat'],
      guards: ['named-in-a-correction-case'],
      reason: true,
    },
    // Blind scoring and reply begin anew; what was given before stays in the ledger. One that is out is superseded first, in a
    // correction case; another is void once what it was given on has changed, as an approval is then.
    rescore: { from: SCORE_STATES.filter((state) => state !== 'PUBLISHED'), to: 'NOT_SCORED', by: ['system'] },
  },
};
