import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseMean } from '../release/read-release.js';
import { printScore, ScoreShape, type ScoreClass } from './score-chip.js';

/**
 * Below this share a label never fits its segment; below the second, only in a wide bar, and each digit beyond two takes
 * more. The words beside the bar say it all.
 */
const LABELLED_FROM = 0.1;
const SLIM_BELOW = 0.2;
const SLIM_PER_DIGIT = 0.05;
/** Below this share it does not fit a bar as wide as a phone. */
const NARROW_BELOW = 0.3;

/** Counts of +1, 0 and −1 as one bar whose lengths are exact; the sentence beside it says the same. */
export function DistributionBar(props: {
  readonly distribution: ReleaseMean['distribution'];
  readonly page: PageContext;
}): ReactNode {
  const { distribution, page } = props;
  const total = distribution.full + distribution.partial + distribution.none;
  if (total === 0) return null;
  let from = 0;
  return (
    <svg
      className="distribution"
      width="100%"
      height="28"
      role="img"
      aria-label={page.say('mean.distribution', distribution)}
    >
      {(['full', 'partial', 'none'] as const).map((score) => {
        const share = distribution[score] / total;
        const x = from;
        from += share;
        return share === 0 ? null : (
          <Segment key={score} score={score} x={x} share={share} count={distribution[score]} page={page} />
        );
      })}
    </svg>
  );
}

function Segment(props: {
  readonly score: Exclude<ScoreClass, 'notAsked' | 'noData'>;
  readonly x: number;
  readonly share: number;
  readonly count: number;
  readonly page: PageContext;
}): ReactNode {
  const { score, x, share, count, page } = props;
  const left = `${percent(x)}%`;
  const slimBelow = SLIM_BELOW + SLIM_PER_DIGIT * Math.max(0, String(count).length - 2);
  return (
    <g
      className={`segment segment-${score}${share < slimBelow ? ' segment-slim' : ''}${share < NARROW_BELOW ? ' segment-narrow' : ''}`}
    >
      <rect x={left} y="0.5" width={`${percent(share)}%`} height="27" />
      {share >= LABELLED_FROM && (
        <>
          <svg x={left} y="0" width="24" height="28" viewBox="-9 -9 24 28" overflow="visible">
            <ScoreShape score={score} />
          </svg>
          <text x={left} y="18.5" dx="25">
            <tspan className="segment-sign">{printScore(score, page.say)}</tspan>
            <tspan dx="5">{page.decimal(String(count))}</tspan>
          </text>
        </>
      )}
    </g>
  );
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
