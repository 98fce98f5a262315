import type { Machine } from './machine.js';

export const CYCLE_STATES = ['DESIGN', 'OPEN', 'CLOSED', 'ASSESSMENT', 'CONCLUDED', 'ARCHIVED'] as const;
export type CycleState = (typeof CYCLE_STATES)[number];
export type CycleCommand = 'open' | 'close' | 'assess' | 'conclude' | 'archive';

/** The states in which a score that nobody gave stays blank: what was begun was settled before. */
export const SCORES_FINAL: readonly CycleState[] = ['CONCLUDED', 'ARCHIVED'];

/** The states in which rules run, and can be suspended: they are fixed when a cycle opens, and an archived one is checked no more. */
export const RULES_RUN: readonly CycleState[] = ['OPEN', 'CLOSED', 'ASSESSMENT', 'CONCLUDED'];

/** Whether a score may still be given; `round` counts how often it was scored: again, in a correction case alone. */
export function takesScores(state: CycleState, round: number): boolean {
  return round > 1 || (state !== 'DESIGN' && !SCORES_FINAL.includes(state));
}

/** `baseline`: Cycle 0, the state at adoption. An interim and a final cycle of one series are scored and released. */
export const PHASES = ['baseline', 'interim', 'final'] as const;
export type Phase = (typeof PHASES)[number];

/** Whom a cycle reminds, and when: whole days before an instant. */
export interface Reminders {
  readonly beforeOpening: readonly number[];
  readonly beforeDeadline: readonly number[];
  readonly atDeadline: boolean;
  /** Before the due date of a correction. */
  readonly beforeCorrection: readonly number[];
}

export const DEFAULT_REMINDERS: Reminders = {
  beforeOpening: [7],
  beforeDeadline: [14, 3],
  atDeadline: true,
  beforeCorrection: [3],
};

/** What a cycle is made on, fixed when it opens: by their SHA-256. */
export interface CyclePin {
  readonly plan: string;
  readonly ruleSet: string;
  /** Of what the plan's adopters decided for single members; null where they decided nothing. */
  readonly decisions: string | null;
}

export const CYCLE: Machine<CycleState, CycleCommand> = {
  subject: 'cycle',
  states: CYCLE_STATES,
  initial: 'DESIGN',
  transitions: {
    open: {
      from: ['DESIGN'],
      to: 'OPEN',
      by: ['secretariat', 'system'],
      guards: ['plan-adopted', 'migration-decided', 'reviewers-assigned'],
    },
    // Before the cut-off it takes time from members that they were promised: then with a reason.
    close: { from: ['OPEN'], to: 'CLOSED', by: ['secretariat', 'system'], guards: ['past-cut-off-or-reason'] },
    assess: { from: ['CLOSED'], to: 'ASSESSMENT', by: ['secretariat'], guards: ['reviews-finished'] },
    conclude: { from: ['ASSESSMENT'], to: 'CONCLUDED', by: ['secretariat', 'system'], guards: ['scores-confirmed'] },
    archive: { from: ['CONCLUDED'], to: 'ARCHIVED', by: ['secretariat'], guards: ['releases-settled'] },
  },
};
