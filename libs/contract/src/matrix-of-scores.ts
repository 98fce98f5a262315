import type { LocalText, MatrixMember, ScoreCell, ScoreMatrix } from '@signatory/domain';
import type { ReleaseScore } from './release-scores.js';

/** What a matrix needs of a plan, or of what a release says of one. */
interface MatrixPlan {
  readonly members: readonly (Pick<MatrixMember, 'code' | 'kind'> & { readonly name: LocalText })[];
  readonly commitments: readonly { readonly id: string; readonly title: LocalText; readonly pillar: string | null }[];
}

/** The scores of a release as a matrix: one for each commitment and member, in the plan's order. */
export function matrixOfScores({ members, commitments }: MatrixPlan, scores: readonly ReleaseScore[]): ScoreMatrix {
  const width = members.length;
  return {
    members: members.map(({ code, name, kind }) => ({
      code,
      name: name.texts[name.original]?.text ?? code,
      ...(kind && { kind }),
    })),
    commitments: commitments.map(({ id, title, pillar }) => ({
      id,
      title: title.texts[title.original]?.text ?? id,
      pillar,
    })),
    cells: commitments.map((_, row) => scores.slice(row * width, (row + 1) * width).map(cellOf)),
  };
}

function cellOf({ kind, value }: ReleaseScore): ScoreCell {
  if (kind === 'score' && value !== null) return { kind, value };
  return { kind: kind === 'not-asked' ? 'not-asked' : 'no-data' };
}
