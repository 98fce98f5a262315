import { matrixOfScores, type ReleaseCommitment, type ReleaseDocument } from '@signatory/contract';
import { groupBy, meanOver, type Alignment } from '@signatory/domain';
import type { ReleaseMean } from '../release/read-release.js';

/** Another framework with those of its items that something in the plan answers to. */
export interface AlignedFramework {
  readonly name: string;
  readonly items: readonly AlignedItem[];
}

export interface AlignedItem {
  readonly name: string;
  readonly url: string | null;
  /**
   * Over the scored cells of the commitments that answer to it, as of a pillar. Null where only indicators do: a score is
   * given for a commitment and says nothing of one of its indicators.
   */
  readonly mean: ReleaseMean | null;
  /** Whether a commitment that answers to it was asked of anybody. */
  readonly asked: boolean;
  /** In the plan's order. */
  readonly answers: readonly AlignedAnswer[];
}

/** A commitment that answers to an item, or one of its indicators that does. */
export interface AlignedAnswer {
  readonly commitment: ReleaseCommitment;
  readonly indicator: ReleaseCommitment['indicators'][number] | null;
  readonly alignment: Alignment;
  /** Whether the commitment was asked of anybody. */
  readonly asked: boolean;
}

type Place = Omit<AlignedAnswer, 'asked'>;

/** Article 9 stands before article 10. */
const { compare } = new Intl.Collator('en', { numeric: true });

/** The plan's alignments the other way round: by framework and item. Empty where the plan names none. */
export function crosswalkOf({ plan, scores, method }: ReleaseDocument): AlignedFramework[] {
  const matrix = matrixOfScores(plan, scores);
  const asked = new Set(
    matrix.commitments.flatMap(({ id }, row) =>
      matrix.cells[row]?.some(({ kind }) => kind !== 'not-asked') ? [id] : [],
    ),
  );
  const itemOf = (name: string, answers: readonly AlignedAnswer[]): AlignedItem => {
    const whole = answers.filter(({ indicator }) => indicator === null).map(({ commitment }) => commitment.id);
    return {
      name,
      url: answers.find(({ alignment }) => alignment.url !== undefined)?.alignment.url ?? null,
      // What is printed has its bounds as a pair that nobody changes.
      mean: whole.length > 0 ? (meanOver(matrix, new Set(whole), method) as ReleaseMean) : null,
      asked: whole.some((id) => asked.has(id)),
      answers,
    };
  };
  const all = answersOf(plan.commitments).map((place) => ({ ...place, asked: asked.has(place.commitment.id) }));
  return [...groupBy(all, ({ alignment }) => alignment.framework)]
    .map(([name, answers]) => ({
      name,
      items: [...groupBy(answers, ({ alignment }) => alignment.item)]
        .map(([item, own]) => itemOf(item, own))
        .sort((a, b) => compare(a.name, b.name)),
    }))
    .sort((a, b) => compare(a.name, b.name));
}

/** The frameworks alone, as `crosswalkOf` has them. */
export function frameworksOf({ plan }: ReleaseDocument): string[] {
  return [...new Set(answersOf(plan.commitments).map(({ alignment }) => alignment.framework))].sort(compare);
}

/** Whether the plan names items of other frameworks at all. */
export function hasAlignments(document: ReleaseDocument): boolean {
  return answersOf(document.plan.commitments).length > 0;
}

function answersOf(commitments: readonly ReleaseCommitment[]): Place[] {
  return commitments.flatMap((commitment) =>
    [null, ...commitment.indicators].flatMap((indicator) =>
      ((indicator ?? commitment).alignments ?? []).map((alignment) => ({ commitment, indicator, alignment })),
    ),
  );
}
