import type { Machine } from './machine.js';

export const RUN_STATES = [
  'QUEUED',
  'RUNNING',
  'PASSED',
  'PASSED_WITH_WARNINGS',
  'FAILED',
  'INCOMPLETE',
  'CANCELLED',
  'ERROR',
] as const;
export type RunState = (typeof RUN_STATES)[number];
export type RunCommand =
  | 'start'
  | 'retry'
  | 'pass'
  | 'pass-with-warnings'
  | 'fail'
  | 'leave-incomplete'
  | 'cancel'
  | 'err';

/** Why a run could not end. Each has words of its own for the reporter; the raw cause is for operators. */
export const RUN_FAILURES = ['database-away', 'rules-at-fault', 'too-large', 'out-of-time', 'worker-lost'] as const;
export type RunFailure = (typeof RUN_FAILURES)[number];

/** `start` is allowed again from RUNNING: a job whose worker was killed runs a second time and must not be refused. */
export const VALIDATION_RUN: Machine<RunState, RunCommand> = {
  subject: 'validation run',
  states: RUN_STATES,
  initial: 'QUEUED',
  transitions: {
    start: { from: ['QUEUED', 'RUNNING'], to: 'RUNNING', by: ['system'] },
    pass: { from: ['RUNNING'], to: 'PASSED', by: ['system'] },
    'pass-with-warnings': { from: ['RUNNING'], to: 'PASSED_WITH_WARNINGS', by: ['system'] },
    fail: { from: ['RUNNING'], to: 'FAILED', by: ['system'] },
    'leave-incomplete': { from: ['RUNNING'], to: 'INCOMPLETE', by: ['system'], guards: ['blocker-not-run'] },
    cancel: { from: ['QUEUED', 'RUNNING'], to: 'CANCELLED', by: ['system', 'lead-focal-point', 'focal-point'] },
    retry: { from: ['ERROR'], to: 'QUEUED', by: ['system', 'lead-focal-point', 'focal-point'] },
    err: { from: ['QUEUED', 'RUNNING'], to: 'ERROR', by: ['system'] },
  },
};
