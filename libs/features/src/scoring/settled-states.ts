import type { ScoreState } from '@signatory/domain';

/** The states in which a score is its member's to see. */
export const SETTLED: readonly ScoreState[] = ['SHARED', 'CONFIRMED', 'RECALIBRATED', 'PUBLISHED', 'SUPERSEDED'];
