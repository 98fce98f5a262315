import type { Variable } from '../expression/scope.js';
import type { UnknownReason } from '../expression/value.js';

/** Why a calculation comes to nothing, and the values that are to blame. */
export class Gap {
  constructor(
    readonly reason: UnknownReason | 'zero',
    readonly variables: readonly Variable[],
  ) {}

  /** Of two, the first; where both lack the same thing, all that lacks it is named. */
  static join(first: Gap, second: Gap): Gap {
    if (first.reason !== second.reason) return first;
    return new Gap(first.reason, [...new Set([...first.variables, ...second.variables])]);
  }
}
