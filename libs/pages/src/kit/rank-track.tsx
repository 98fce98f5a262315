import type { ReactNode } from 'react';

type Range = readonly [from: number, to: number];

/** Room at both ends of the scale, percent: a dot on the first rank is whole. */
const INSET = 5;

/**
 * One member's rank as a dot on a scale that all rows share, its interval as a bar behind it and its re-scoring range as a
 * thin line: members that share a rank stand on the same line down. The figures stand beside it in text.
 */
export function RankTrack(props: {
  readonly rank: number;
  readonly interval: Range | null;
  readonly range: Range | null;
  /** The lowest rank that anybody has or can take. */
  readonly last: number;
}): ReactNode {
  const { rank, interval, range, last } = props;
  const percent = (place: number): string => percentOf(place, last);
  return (
    <svg className="rank-track" width="100%" height="18" aria-hidden="true" focusable="false">
      {ticksTo(last).map((tick) => (
        <line key={tick} className="rank-grid" x1={percent(tick)} x2={percent(tick)} y1="0" y2="18" />
      ))}
      {range && (
        <>
          <line className="rank-range" x1={percent(range[0])} x2={percent(range[1])} y1="9" y2="9" />
          {range.map((end, side) => (
            <line key={side} className="rank-range" x1={percent(end)} x2={percent(end)} y1="5" y2="13" />
          ))}
        </>
      )}
      {interval && <line className="rank-interval" x1={percent(interval[0])} x2={percent(interval[1])} y1="9" y2="9" />}
      <circle className="rank-dot" cx={percent(rank)} cy="9" r="4" />
    </svg>
  );
}

/** The scale over the rows. */
export function RankScale({ last }: { readonly last: number }): ReactNode {
  return (
    <svg className="rank-track" width="100%" height="16" aria-hidden="true" focusable="false">
      {ticksTo(last).map((tick) => (
        <text key={tick} className="rank-scale" x={percentOf(tick, last)} y="12" textAnchor="middle">
          {tick}
        </text>
      ))}
    </svg>
  );
}

function percentOf(rank: number, last: number): string {
  return `${last < 2 ? 50 : INSET + ((rank - 1) / (last - 1)) * (100 - 2 * INSET)}%`;
}

function ticksTo(last: number): number[] {
  return [...new Set([1, Math.round((last + 1) / 2), last])];
}
