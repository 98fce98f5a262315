import type { RefusalCode, Refusals } from '@signatory/domain';

/** How a refusal is told over HTTP. */
export type ProblemTable = {
  readonly [C in RefusalCode]: {
    readonly status: number;
    readonly title: string;
    /** What happened and what to do, in words. */
    readonly detail: (facts: Refusals[C]) => string;
  };
};

/** A number with its word: `1 thing is`, `2 things are`. */
export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
