import type { CodeList, Commitment, FaultWords, Indicator, Plan } from '@signatory/domain';
import type { Found } from '../file/plan-file.js';
import type { Path } from '../problem.js';

/** An indicator with its place in the file and its commitment. */
export interface PlacedIndicator {
  readonly indicator: Indicator;
  readonly commitment: Commitment;
  readonly path: Path;
}

/** What every lint looks at. */
export interface LintContext {
  readonly plan: Plan;
  readonly indicators: readonly PlacedIndicator[];
  /** Code lists with their places: the plan's lists, the commitments' lists and the disaggregations. */
  readonly lists: readonly { readonly list: CodeList; readonly path: Path }[];
  readonly disaggregations: readonly { readonly list: CodeList; readonly path: Path }[];
  /** True where the schema already found the thing at a path at fault, so that nothing is built on it. */
  readonly isBroken: (path: Path) => boolean;
  /** The codes of indicators whose declaration is at fault. */
  readonly brokenNames: ReadonlySet<string>;
}

/** One check of a built plan. */
export type Lint = (context: LintContext) => Found[];

/** A problem at a place. */
export function error(code: Found['code'], path: Path, words: FaultWords): Found {
  return { severity: 'ERROR', code, path, words };
}

/** A problem that keeps nothing from loading. */
export function warning(code: Found['code'], path: Path, words: FaultWords): Found {
  return { ...error(code, path, words), severity: 'WARNING' };
}
