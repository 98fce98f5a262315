import type { Machine } from './machine.js';

export const CONTRIBUTION_STATES = ['ASKED', 'DRAFT', 'CLEARED', 'RETURNED', 'WITHDRAWN'] as const;
export type ContributionState = (typeof CONTRIBUTION_STATES)[number];
export type ContributionCommand = 'edit' | 'clear' | 'return' | 'withdraw';

export const CONTRIBUTION: Machine<ContributionState, ContributionCommand> = {
  subject: 'contribution',
  states: CONTRIBUTION_STATES,
  initial: 'ASKED',
  transitions: {
    edit: { from: ['ASKED', 'DRAFT', 'RETURNED'], to: 'DRAFT', by: ['contributor'] },
    clear: { from: ['DRAFT'], to: 'CLEARED', by: ['lead-focal-point', 'focal-point'] },
    return: { from: ['DRAFT', 'CLEARED'], to: 'RETURNED', by: ['lead-focal-point', 'focal-point'], reason: true },
    // What was given is cleared or returned: only what still waits for its agency is asked for no more.
    withdraw: { from: ['ASKED', 'RETURNED'], to: 'WITHDRAWN', by: ['lead-focal-point', 'focal-point'] },
  },
};
