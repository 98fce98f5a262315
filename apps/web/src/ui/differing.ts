/** Of the parts in which two that were made from one differ, who changed them. */
export interface Differing<Part> {
  /** Both changed them, or nobody knows who did: only a person can say what holds. */
  readonly contested: readonly Part[];
  /** Changed by the other alone. */
  readonly theirs: readonly Part[];
  readonly mine: readonly Part[];
}

/** Two of one answer or text, and what both were made from: null where it is not known. */
export interface TwoOf<Thing> {
  readonly from: Thing | null;
  readonly mine: Thing;
  readonly theirs: Thing;
}
