import type { Machine } from './machine.js';

export const RELEASE_FILE_STATES = ['PENDING', 'RENDERED', 'FAILED', 'CANCELLED'] as const;
export type ReleaseFileState = (typeof RELEASE_FILE_STATES)[number];
export type ReleaseFileCommand = 'render' | 'fail' | 'cancel' | 'retry';

/** Why a file could not be rendered. Each has words of its own for the secretariat; the raw cause stands beside them. */
export const RENDER_FAILURES = ['unprintable', 'store-away', 'out-of-time', 'worker-lost', 'at-fault'] as const;
export type RenderFailure = (typeof RENDER_FAILURES)[number];

/** `render` leads out of FAILED as well: an operator may send the job again. What is rendered stays until the next freeze. */
export const RELEASE_FILE: Machine<ReleaseFileState, ReleaseFileCommand> = {
  subject: 'file of a release',
  states: RELEASE_FILE_STATES,
  initial: 'PENDING',
  transitions: {
    render: { from: ['PENDING', 'FAILED'], to: 'RENDERED', by: ['system'], guards: ['frozen-as-read'] },
    fail: { from: ['PENDING', 'FAILED'], to: 'FAILED', by: ['system'] },
    cancel: { from: ['PENDING'], to: 'CANCELLED', by: ['secretariat'], guards: ['release-not-signed'] },
    retry: { from: ['FAILED', 'CANCELLED'], to: 'PENDING', by: ['secretariat'], guards: ['release-not-signed'] },
  },
};

export const RENDERING_STATES = ['RENDERING', 'FAILED', 'CANCELLED', 'RENDERED'] as const;

/** How far the files of a release are. */
interface Rendering {
  /** RENDERING while any file is to come; else what keeps the release from being signed off, or that nothing does. */
  readonly state: (typeof RENDERING_STATES)[number];
  readonly done: number;
  readonly total: number;
  readonly failed: number;
}

export function renderingOf(files: readonly { readonly state: ReleaseFileState }[]): Rendering {
  const count = (state: ReleaseFileState): number => files.filter((file) => file.state === state).length;
  const failed = count('FAILED');
  const state =
    count('PENDING') > 0 ? 'RENDERING' : failed > 0 ? 'FAILED' : count('CANCELLED') > 0 ? 'CANCELLED' : 'RENDERED';
  return { state, done: count('RENDERED'), total: files.length, failed };
}
