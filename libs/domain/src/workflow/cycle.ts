import type { Machine } from './machine.js';

export const CYCLE_STATES = ['DESIGN', 'OPEN', 'CLOSED', 'ASSESSMENT', 'CONCLUDED', 'ARCHIVED'] as const;
export type CycleState = (typeof CYCLE_STATES)[number];
export type CycleCommand = 'open' | 'close' | 'assess' | 'conclude' | 'archive';

export const CYCLE: Machine<CycleState, CycleCommand> = {
  subject: 'cycle',
  states: CYCLE_STATES,
  initial: 'DESIGN',
  transitions: {
    open: { from: ['DESIGN'], to: 'OPEN', by: ['secretariat'], guards: ['plan-lints', 'reviewers-assigned'] },
    close: { from: ['OPEN'], to: 'CLOSED', by: ['secretariat', 'system'] },
    assess: { from: ['CLOSED'], to: 'ASSESSMENT', by: ['secretariat'] },
    conclude: { from: ['ASSESSMENT'], to: 'CONCLUDED', by: ['secretariat', 'system'] },
    archive: { from: ['CONCLUDED'], to: 'ARCHIVED', by: ['secretariat'] },
  },
};
