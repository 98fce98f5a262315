import type { Machine } from './machine.js';

export const CONTRIBUTION_STATES = ['ASKED', 'DRAFT', 'CLEARED', 'RETURNED'] as const;
export type ContributionState = (typeof CONTRIBUTION_STATES)[number];
export type ContributionCommand = 'edit' | 'clear' | 'return';

export const CONTRIBUTION: Machine<ContributionState, ContributionCommand> = {
  subject: 'contribution',
  states: CONTRIBUTION_STATES,
  initial: 'ASKED',
  transitions: {
    edit: { from: ['ASKED', 'DRAFT', 'RETURNED'], to: 'DRAFT', by: ['contributor'] },
    clear: { from: ['DRAFT'], to: 'CLEARED', by: ['lead-focal-point', 'focal-point'] },
    return: { from: ['DRAFT', 'CLEARED'], to: 'RETURNED', by: ['lead-focal-point', 'focal-point'], reason: true },
  },
};
