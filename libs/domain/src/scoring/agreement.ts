import type { ScoreValue } from '../plan/commitment.js';
import { ordinalAlphaWithInterval } from './alpha.js';
import type { Coefficient } from './coefficient.js';
import { atOnce, type InPieces } from './in-pieces.js';
import { weightedKappaWithInterval, type RatedPair } from './kappa.js';
import { Random } from './random.js';
import type { Disagreement } from './rescore.js';

/** A cell that two reviewers scored blind: what they gave first, and what the guideline proposed. */
export interface DoubleScore {
  readonly commitment: string;
  readonly first: BlindScore;
  readonly second: BlindScore;
  /** Null where the guideline proposed none. */
  readonly proposal: ScoreValue | null;
}

export interface BlindScore {
  readonly reviewer: string;
  readonly value: ScoreValue;
}

/** Agreed on `agreed` of `of`. */
export interface AgreedOf {
  readonly agreed: number;
  readonly of: number;
}

/** How far reviewers agreed before they saw each other's score. */
export interface Agreement extends AgreedOf {
  readonly commitments: readonly (AgreedOf & { readonly commitment: string })[];
  /** Krippendorff's alpha, ordinal; null under the least number of cells. */
  readonly alpha: Coefficient | null;
  /** Cohen's kappa, linear weights, of each pair that scored enough cells together, the one with most cells first. */
  readonly pairs: readonly (AgreedOf & { readonly kappa: Coefficient })[];
  /** Blind scores, one by one, that are what the guideline proposed, of those of cells with a proposal. */
  readonly proposal: AgreedOf;
}

export interface AgreementInput {
  /** The commitments' ids, in the plan's order; each has its row. */
  readonly commitments: readonly string[];
  /** Coefficients are given from so many cells on. */
  readonly from: number;
  /** At least 32 hexadecimal digits, for the intervals. */
  readonly seed: string;
}

const SCALE: readonly ScoreValue[] = [-1, 0, 1];

/** Agreement per commitment, of all, of fixed pairs and with the proposal. The order of the cells changes no figure. */
export function measureAgreement(cells: readonly DoubleScore[], input: AgreementInput): Agreement {
  return atOnce(measureInPieces(cells, input));
}

/** The same, draw by draw of the intervals. */
export function* measureInPieces(
  cells: readonly DoubleScore[],
  { commitments, from, seed }: AgreementInput,
): InPieces<Agreement> {
  const whole = agreedOf(cells);
  const alpha =
    whole.of < from
      ? null
      : yield* ordinalAlphaWithInterval(
          inOrder(cells.map(({ first, second }) => [first.value, second.value].sort((a, b) => a - b))),
          Random.fromSeed(seed),
        );
  const enough = pairUp(cells)
    .filter((pair) => pair.length >= from)
    .sort((a, b) => b.length - a.length);
  const pairs: Agreement['pairs'][number][] = [];
  for (const pair of enough)
    pairs.push({
      agreed: pair.filter(([one, other]) => one === other).length,
      of: pair.length,
      kappa: yield* weightedKappaWithInterval(inOrder(pair), SCALE, Random.fromSeed(seed)),
    });
  return {
    ...whole,
    commitments: commitments.map((commitment) => ({
      commitment,
      ...agreedOf(cells.filter((cell) => cell.commitment === commitment)),
    })),
    alpha,
    pairs,
    proposal: agreedWithProposal(cells),
  };
}

/** The share of cells on which two blind scores differed; null where no cell has two. */
export function disagreementOf({ agreed, of }: AgreedOf): Disagreement | null {
  return of === 0 ? null : { differing: of - agreed, of };
}

function agreedOf(cells: readonly DoubleScore[]): AgreedOf {
  return { agreed: cells.filter(({ first, second }) => first.value === second.value).length, of: cells.length };
}

function agreedWithProposal(cells: readonly DoubleScore[]): AgreedOf {
  const given = cells.flatMap(({ first, second, proposal }) =>
    proposal === null ? [] : [first, second].map(({ value }) => value === proposal),
  );
  return { agreed: given.filter(Boolean).length, of: given.length };
}

/** The cells of each two reviewers, their scores in the order of the reviewers' names. */
function pairUp(cells: readonly DoubleScore[]): RatedPair[][] {
  const pairs = new Map<string, RatedPair[]>();
  for (const { first, second } of cells) {
    const [one, other] = first.reviewer < second.reviewer ? [first, second] : [second, first];
    const key = JSON.stringify([one.reviewer, other.reviewer]);
    const own = pairs.get(key);
    if (own) own.push([one.value, other.value]);
    else pairs.set(key, [[one.value, other.value]]);
  }
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

/** The draws are of places in a list: a fixed order makes them the same whatever order the cells come in. */
function inOrder<Unit extends readonly number[]>(units: readonly Unit[]): Unit[] {
  return [...units].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0));
}
