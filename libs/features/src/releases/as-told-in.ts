import type { ReleaseDocument, ReleaseScore } from '@signatory/contract';

/**
 * The scores of a correction, with no more behind them than the release that it corrects tells: as of answers, what stands behind
 * a score and who did what is published from the first release of a cycle on, or not at all.
 */
export function asToldIn<Score extends Pick<ReleaseScore, 'why'>>(
  { scores }: Pick<ReleaseDocument, 'scores'>,
  corrected: readonly Score[],
): Score[] {
  const tells = (part: 'basis' | 'steps'): boolean => scores.some(({ why }) => why?.[part] !== undefined);
  const [basis, steps] = [tells('basis'), tells('steps')];
  return corrected.map((score) => {
    if (!score.why) return score;
    const { basis: behind, steps: done, ...why } = score.why;
    return {
      ...score,
      why: { ...why, ...(basis && behind && { basis: behind }), ...(steps && done && { steps: done }) },
    };
  });
}
