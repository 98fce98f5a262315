import type { ConditionValues, FaultWords } from '@signatory/domain';

/** Only an ERROR keeps a plan from loading. */
export type ProblemSeverity = 'ERROR' | 'WARNING' | 'INFO';

export type ProblemCode =
  | 'syntax'
  | 'size'
  | 'schema'
  | 'unknown-key'
  | 'reference'
  | 'duplicate'
  | 'name'
  | 'declaration'
  | 'expression'
  | 'role'
  | 'gap'
  | 'overlap'
  | 'not-monotone'
  | 'not-provable'
  | 'guideline'
  | 'default';

/** Where in a file something is wrong, and of what kind it is. */
export interface ProblemPlace {
  readonly severity: ProblemSeverity;
  readonly code: ProblemCode;
  readonly file: string;
  /** Of a workbook; `line` is its row then. */
  readonly sheet?: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** A JSON pointer into the file: `/commitments/0/indicators/2/type`. */
  readonly path: string;
}

/** One thing wrong with a plan file: where, what, and what to do about it. */
export interface Problem extends ProblemPlace {
  /** What is wrong, and the cure. */
  readonly words: FaultWords;
  /** Answers for which a guideline fails. */
  readonly counterExample?: ConditionValues;
}

/** A place in a plan file, by keys and list places. */
export type Path = readonly (string | number)[];

/** A JSON pointer (RFC 6901). */
export function toPointer(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** A JSON pointer's parts; list places as numbers. */
export function fromPointer(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
