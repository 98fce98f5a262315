import type { LocalText } from '../text.js';

/**
 * What a plan says of an indicator without asking anybody: where it stood when the plan was made, or where it shall be. It is
 * shown beside the answers and scores nothing: what counts as what is said by the guideline alone.
 */
export interface StatedValue {
  /** What an answer of its indicator may be: a decimal, a code of its choices, or `true` or `false`. Other types, and what differs between members, are told in words. */
  readonly value?: string | undefined;
  /** When it was measured, or shall be reached: a year or a day, `2030` or `2030-06-30`. */
  readonly date?: string | undefined;
  readonly words?: LocalText | undefined;
  /** Where the value is from, as a reference list would name it. */
  readonly source?: string | undefined;
}
