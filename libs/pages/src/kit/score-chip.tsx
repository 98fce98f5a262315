import type { ReleaseScore } from '@signatory/contract';
import { SCORE_SIGNS, type Say } from '@signatory/texts';
import type { ReactNode } from 'react';
import type { ScoreFilter } from '../route.js';

/** The class of a score: sign, shape, hue and lightness all follow from it. */
export type ScoreClass = 'full' | 'partial' | 'none' | 'notAsked' | 'noData';

const VALUES = { full: '1', partial: '0', none: '-1' } as const;

const SHAPES = {
  full: 'M5 1.5L9.5 8.5H0.5Z',
  partial: 'M0.5 3.75H9.5V6.25H0.5Z',
  none: 'M0.5 1.5H9.5L5 8.5Z',
} as const;

/** The class of a cell; a cell that is not there has no data. */
export function classifyScore(score: Pick<ReleaseScore, 'kind' | 'value'> | null): ScoreClass {
  if (score?.kind === 'not-asked') return 'notAsked';
  if (score?.kind !== 'score' || score.value === null) return 'noData';
  return score.value === 1 ? 'full' : score.value === 0 ? 'partial' : 'none';
}

/** Which filter shows a class: N/A and no data are both gaps. */
export function filterOf(score: ScoreClass): ScoreFilter {
  return score === 'notAsked' || score === 'noData' ? 'gap' : score;
}

/** The printed sign: `+1`, `0`, `−1`, `N/A` or `no data`. */
export function printScore(score: ScoreClass, say: Say): string {
  if (score === 'notAsked') return say('score.sign.notAsked');
  if (score === 'noData') return say('score.sign.noData');
  return SCORE_SIGNS[VALUES[score]];
}

/** The triangle, bar or inverted triangle of a score; nothing for a gap. */
export function ScoreShape({ score }: { readonly score: ScoreClass }): ReactNode {
  if (score === 'notAsked' || score === 'noData') return null;
  return (
    <svg className="shape" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false">
      <path d={SHAPES[score]} />
    </svg>
  );
}

/** A score with its four cues. `muted` draws it without its hue, when a filter passes it over. */
export function ScoreChip(props: {
  readonly score: ScoreClass;
  readonly say: Say;
  readonly muted?: boolean;
  readonly large?: boolean;
}): ReactNode {
  const { score, say, muted = false, large = false } = props;
  return (
    <span className={`chip chip-${score}${muted ? ' chip-muted' : ''}${large ? ' chip-large' : ''}`}>
      <ScoreShape score={score} />
      {printScore(score, say)}
    </span>
  );
}
