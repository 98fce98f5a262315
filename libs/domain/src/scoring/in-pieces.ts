/** Work that takes seconds, done piece by piece: whoever serves others too lets them go on between two of them. */
export type InPieces<Result> = Generator<undefined, Result, undefined>;

/** All of it without a pause. */
export function atOnce<Result>(work: InPieces<Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
