import type { Machine } from './machine.js';

export const ACTION_STATES = ['PROPOSED', 'DISPUTED', 'CLASSED', 'CONTESTED', 'ANSWERED', 'WITHDRAWN'] as const;
export type ActionState = (typeof ACTION_STATES)[number];
export type ActionCommand = 'agree' | 'dispute' | 'settle' | 'contest' | 'answer' | 'withdraw';

/** Two people class an action, blind to each other; its member sees the class and may contest it before scores are shared. */
export const ACTION: Machine<ActionState, ActionCommand> = {
  subject: 'action',
  states: ACTION_STATES,
  initial: 'PROPOSED',
  transitions: {
    agree: {
      from: ['PROPOSED'],
      to: 'CLASSED',
      by: ['reviewer'],
      guards: ['two-classes', 'classes-equal', 'no-conflict'],
    },
    dispute: {
      from: ['PROPOSED'],
      to: 'DISPUTED',
      by: ['reviewer'],
      guards: ['two-classes', 'classes-differ', 'no-conflict'],
    },
    settle: { from: ['DISPUTED'], to: 'CLASSED', by: ['adjudicator'], guards: ['no-conflict'], reason: true },
    contest: {
      from: ['CLASSED'],
      to: 'CONTESTED',
      by: ['lead-focal-point', 'focal-point'],
      guards: ['in-time-to-contest', 'score-not-shared'],
      reason: true,
    },
    answer: { from: ['CONTESTED'], to: 'ANSWERED', by: ['adjudicator'], guards: ['no-conflict'], reason: true },
    withdraw: {
      from: ['PROPOSED'],
      to: 'WITHDRAWN',
      by: ['lead-focal-point', 'focal-point', 'reviewer', 'secretariat'],
      guards: ['own-proposal'],
      reason: true,
    },
  },
};
