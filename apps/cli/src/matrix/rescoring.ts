import {
  rescoreRanks,
  RESCORING_DRAWS,
  type Disagreement,
  type MatrixFile,
  type RankRange,
  type TableMethod,
  type Tables,
} from '@signatory/domain';
import { message } from '@signatory/texts';
import { CommandFault } from '../io.js';

/** The re-scoring ranges of a matrix file, and what they were drawn from. */
export interface Rescoring extends Disagreement {
  readonly seed: string;
  readonly draws: number;
  /** In the order of the members. */
  readonly ranges: readonly (RankRange | null)[];
}

export function rescore(
  { matrix }: MatrixFile,
  tables: Tables,
  method: TableMethod,
  { disagreement, seed }: { disagreement: Disagreement; seed: string },
): Rescoring {
  return {
    ...disagreement,
    seed,
    draws: RESCORING_DRAWS,
    ranges: rescoreRanks(matrix, tables, method, { disagreement, seed }),
  };
}

/** `27/156`: reviewers differed on 27 of 156 cells. A file cannot say it of itself. Null where nobody says it. */
export function readDisagreement(text: string | undefined, language = 'en'): Disagreement | null {
  if (text === undefined) return null;
  const [, k = '', n = ''] = /^(\d{1,7})\/(\d{1,7})$/.exec(text) ?? [];
  const [differing, of] = [Number(k), Number(n)];
  if (k === '' || of === 0 || differing > of)
    throw new CommandFault([message(language, 'commandLine.disagreement', { given: text })]);
  return { differing, of };
}

export function readSeed(text: string | undefined, disagreement: Disagreement | null): string | null {
  if (text === undefined) return null;
  if (disagreement === null) throw new CommandFault(['--seed is of use with --disagreement only.']);
  if (!/^[0-9a-f]{32}$/i.test(text) || /^0+$/.test(text))
    throw new CommandFault([`--seed must be 32 hexadecimal digits, not all 0, not "${text}".`]);
  return text.toLowerCase();
}

/** A share of one; 0 without it. */
export function readShare(text: string | undefined): string {
  if (text === undefined) return '0';
  if (!/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/.test(text))
    throw new CommandFault([`--ranked-from must be a share from 0 to 1, like 0.8, not "${text}".`]);
  return text;
}
