import type { Commitment, Guideline, LocalText } from '@signatory/domain';
import type { ScoreEntity } from '@signatory/persistence';

/** A clause of a guideline, and whether it outweighs the others. */
export interface PlacedClause {
  readonly clause: Guideline['levels'][number];
  readonly countervailing: boolean;
}

/** The clauses of a commitment's guideline, in the order in which they are decided and printed. */
export function clausesOf({ guideline }: Pick<Commitment, 'guideline'>): readonly PlacedClause[] {
  if (!guideline) return [];
  const { countervailing, levels } = guideline;
  return [
    ...(countervailing ? [{ clause: countervailing, countervailing: true }] : []),
    ...levels.map((clause) => ({ clause, countervailing: false })),
  ];
}

/** The place of the clause that gave what was proposed; -1 where none did. It is told by the score and the sentence that were kept then. */
export function decidingClause(
  commitment: Pick<Commitment, 'guideline'>,
  { proposal, proposalWords }: Pick<ScoreEntity, 'proposal' | 'proposalWords'>,
): number {
  if (proposalWords === null) return -1;
  return clausesOf(commitment).findIndex(
    ({ clause: { score, words } }) => score === proposal && sentence(words) === sentence(proposalWords),
  );
}

function sentence({ original, texts }: LocalText): string | undefined {
  return texts[original]?.text;
}
