import type { ScoreValue } from '../plan/commitment.js';

/** One cell of a score matrix. `not-asked` (N/A) and `no-data` are not scores. */
export type ScoreCell =
  | { readonly kind: 'score'; readonly value: ScoreValue }
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'no-data' };

/** Commitments × members: `cells[commitment][member]`. */
export interface ScoreMatrix {
  readonly members: readonly MatrixMember[];
  readonly commitments: readonly MatrixCommitment[];
  readonly cells: readonly (readonly ScoreCell[])[];
}

export interface MatrixMember {
  readonly code: string;
  readonly name: string;
  /** Asked only where the method counts organisations apart; a country unless it is said. */
  readonly kind?: 'country' | 'organisation';
}

export interface MatrixCommitment {
  readonly id: string;
  readonly title: string;
  readonly pillar: string | null;
}

/** Counts of +1, 0 and −1, shown beside every average. */
export interface Distribution {
  readonly full: number;
  readonly partial: number;
  readonly none: number;
}

/** A mean of scored cells, exact until printed. Null where nothing is scored. */
export interface Mean {
  /** `+0.28`, `−0.13` (U+2212), `0.00`. */
  readonly average: string | null;
  /** 0–100, half up, from the unrounded average. */
  readonly percent: number | null;
  /** Cells in the denominator. */
  readonly scored: number;
  /** All cells but N/A (with `as-zero`, N/A counts). */
  readonly applicable: number;
  readonly distribution: Distribution;
  /** All gaps −1 … all gaps +1; null where there is no gap. */
  readonly bounds: readonly [low: string, high: string] | null;
}

export interface MemberResult extends Mean {
  readonly member: string;
  readonly rank: number | null;
  readonly rankInterval: readonly [low: number, high: number] | null;
  /** False under the method's share of scored commitments: listed apart, "not ranked". */
  readonly ranked: boolean;
}

export interface CommitmentResult extends Mean {
  readonly commitment: string;
}

export interface PillarResult extends Mean {
  readonly pillar: string;
}

/** Every table of a report, computed once from a matrix and a method. */
export interface Tables {
  readonly overall: Mean;
  /** The other of the two rules, where they differ by 0.05 or more. */
  readonly overallByPillars: Mean | null;
  readonly members: readonly MemberResult[];
  readonly commitments: readonly CommitmentResult[];
  readonly pillars: readonly PillarResult[];
}
