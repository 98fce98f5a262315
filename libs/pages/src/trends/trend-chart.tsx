import { SCORE_SIGNS } from '@signatory/texts';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { shortTitle, type TrendPoint } from './trend-model.js';

const WIDTH = 320;
const HEIGHT = 156;
const SIDE = 30;
const TOP = 18;
const FOOT = 22;

/** One line of averages over releases, from −1 to +1: lines only between points that can be compared, gaps as vertical lines. */
export function TrendChart(props: {
  readonly label: string;
  readonly points: readonly TrendPoint[];
  /** All members, dashed behind the own line. */
  readonly behind?: readonly TrendPoint[];
  readonly page: PageContext;
}): ReactNode {
  const { label, points, behind = [], page } = props;
  const place = placeOf(points.length);
  return (
    <svg className="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {([1, 0, -1] as const).map((value) => (
        <g key={value}>
          <line
            className={value === 0 ? 'zero-line' : 'trend-grid'}
            x1={SIDE}
            x2={WIDTH - 8}
            y1={yOf(value)}
            y2={yOf(value)}
          />
          <text className="trend-scale" x={SIDE - 6} y={yOf(value) + 4} textAnchor="end">
            {SCORE_SIGNS[value]}
          </text>
        </g>
      ))}
      <Lines points={behind} place={place} dashed />
      <Lines points={points} place={place} />
      <Breaks points={points} place={place} />
      {behind.map(
        ({ release, value }, at) =>
          value !== null && (
            <rect
              key={release.sha256}
              className="trend-square"
              x={place(at) - 3}
              y={yOf(value) - 3}
              width="6"
              height="6"
            />
          ),
      )}
      {points.map(
        ({ release, value, average, bounds }, at) =>
          value !== null &&
          average !== null && (
            <g key={release.sha256}>
              {bounds && (
                <line className="trend-gap" x1={place(at)} x2={place(at)} y1={yOf(bounds[0])} y2={yOf(bounds[1])} />
              )}
              <circle className="trend-point" cx={place(at)} cy={yOf(value)} r="4" />
              <text
                className="trend-figure"
                x={place(at)}
                y={yOf(value) > TOP + 20 ? yOf(value) - 8 : yOf(value) + 18}
                textAnchor={anchorOf(at, points.length)}
              >
                {page.decimal(average)}
              </text>
            </g>
          ),
      )}
      {points.map(
        ({ release }, at) =>
          (at === 0 || at === points.length - 1) && (
            <text
              key={release.sha256}
              className="trend-scale"
              x={place(at)}
              y={HEIGHT - 6}
              textAnchor={anchorOf(at, points.length)}
            >
              {shortTitle(release.document, page)}
            </text>
          ),
      )}
    </svg>
  );
}

function Lines(props: {
  readonly points: readonly TrendPoint[];
  readonly place: (at: number) => number;
  readonly dashed?: boolean;
}): ReactNode {
  const { points, place, dashed = false } = props;
  return points.map(({ release, value, step }, at) => {
    const before = points[at - 1]?.value ?? null;
    if (value === null || before === null || !step?.line) return null;
    return (
      <line
        key={release.sha256}
        className={dashed ? 'trend-line trend-behind' : 'trend-line'}
        {...(dashed ? { strokeDasharray: '5 4' } : {})}
        x1={place(at - 1)}
        x2={place(at)}
        y1={yOf(before)}
        y2={yOf(value)}
      />
    );
  });
}

/** Two strokes on the scale, as an axis is broken, where no line joins two points. */
function Breaks(props: { readonly points: readonly TrendPoint[]; readonly place: (at: number) => number }): ReactNode {
  const { points, place } = props;
  return points.map(({ release, value, step }, at) => {
    if (value === null || step?.line || (points[at - 1]?.value ?? null) === null) return null;
    const x = (place(at - 1) + place(at)) / 2;
    return (
      <g key={release.sha256} className="trend-break">
        <line strokeDasharray="1 4" x1={x} x2={x} y1={yOf(1)} y2={yOf(-1)} />
        <line x1={x - 5} x2={x - 1} y1={yOf(-1) + 4} y2={yOf(-1) - 4} />
        <line x1={x + 1} x2={x + 5} y1={yOf(-1) + 4} y2={yOf(-1) - 4} />
      </g>
    );
  });
}

function placeOf(count: number): (at: number) => number {
  const [from, to] = [SIDE + 16, WIDTH - 24];
  return (at) => (count < 2 ? (from + to) / 2 : from + ((to - from) * at) / (count - 1));
}

function yOf(value: number): number {
  return TOP + ((1 - value) / 2) * (HEIGHT - TOP - FOOT - 8);
}

/** Texts at the ends stay inside the drawing. */
function anchorOf(at: number, count: number): 'start' | 'middle' | 'end' {
  if (count < 2) return 'middle';
  return at === 0 ? 'start' : at === count - 1 ? 'end' : 'middle';
}
