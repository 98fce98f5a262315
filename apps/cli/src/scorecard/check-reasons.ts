import type { ReleaseDocument } from '@signatory/contract';
import { faultWords, findOtherScores, formatScore } from '@signatory/domain';
import type { ParsedScorecard, ScorecardFile } from '@signatory/plan';
import { printWords } from '../files/print-problem.js';
import type { MatrixSource } from '../matrix/read-matrix-file.js';

/** Reasons and rationales that say another score than the matrix has: published reports contain such contradictions. */
export function checkReasons(
  document: ReleaseDocument,
  from: { readonly scorecard: ScorecardFile; readonly matrix: MatrixSource; readonly parsed: ParsedScorecard },
  language: string,
): string[] {
  const columns = from.matrix.matrix.matrix.members.map(({ name }) => name);
  const { members } = document.plan;
  return document.scores.flatMap(({ member, commitment, value }, at) => {
    const column = columns[at % members.length] ?? member;
    const written = from.scorecard.commitments[commitment]?.scores[column];
    if (value === null || !written) return [];
    return (['reason', 'rationale'] as const).flatMap((part) =>
      Object.values(written[part]?.texts ?? {}).flatMap(({ text }) =>
        findOtherScores(text, value).map(({ text: figure }) =>
          printWords(
            { ...from.parsed.locate(['commitments', commitment, 'scores', column, part]), severity: 'WARNING' },
            faultWords('scorecard.other-score', { text: figure, score: formatScore(value) }),
            language,
          ),
        ),
      ),
    );
  });
}
