import type { Machine } from './machine.js';

export const PLAN_VERSION_STATES = ['DRAFT', 'CONSULTATION', 'ADOPTED', 'IN_USE', 'SUPERSEDED'] as const;
export type PlanVersionState = (typeof PLAN_VERSION_STATES)[number];
export type PlanVersionCommand = 'revise' | 'consult' | 'adopt' | 'use' | 'supersede';

/** What a comment in a consultation is about. */
export const COMMENT_ITEMS = ['plan', 'commitment', 'indicator'] as const;
export type CommentItem = (typeof COMMENT_ITEMS)[number];

/** Who speaks in a thread. It is answered when the secretariat has the last word. */
export const COMMENT_VOICES = ['member', 'secretariat'] as const;
export type CommentVoice = (typeof COMMENT_VOICES)[number];

export const PLAN_VERSION: Machine<PlanVersionState, PlanVersionCommand> = {
  subject: 'plan version',
  states: PLAN_VERSION_STATES,
  initial: 'DRAFT',
  transitions: {
    // Under consultation the text stands as it was put to the members: what they change is a new version.
    revise: { from: ['DRAFT'], to: 'DRAFT', by: ['secretariat'] },
    consult: { from: ['DRAFT'], to: 'CONSULTATION', by: ['secretariat'] },
    adopt: { from: ['CONSULTATION'], to: 'ADOPTED', by: ['secretariat'], guards: ['comments-answered'] },
    use: { from: ['ADOPTED', 'IN_USE'], to: 'IN_USE', by: ['system'] },
    supersede: { from: ['IN_USE'], to: 'SUPERSEDED', by: ['system'] },
  },
};
