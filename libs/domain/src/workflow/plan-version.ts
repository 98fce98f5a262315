import type { Machine } from './machine.js';

export const PLAN_VERSION_STATES = ['DRAFT', 'CONSULTATION', 'ADOPTED', 'IN_USE', 'SUPERSEDED'] as const;
export type PlanVersionState = (typeof PLAN_VERSION_STATES)[number];
export type PlanVersionCommand = 'consult' | 'adopt' | 'use' | 'supersede';

export const PLAN_VERSION: Machine<PlanVersionState, PlanVersionCommand> = {
  subject: 'plan version',
  states: PLAN_VERSION_STATES,
  initial: 'DRAFT',
  transitions: {
    consult: { from: ['DRAFT'], to: 'CONSULTATION', by: ['secretariat'] },
    adopt: { from: ['CONSULTATION'], to: 'ADOPTED', by: ['secretariat'], guards: ['comments-answered'] },
    use: { from: ['ADOPTED', 'IN_USE'], to: 'IN_USE', by: ['system'] },
    supersede: { from: ['IN_USE'], to: 'SUPERSEDED', by: ['system'] },
  },
};
