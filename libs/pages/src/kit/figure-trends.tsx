import { withCurrency, type ReleaseCommitment, type ReleaseDocument } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import type { ReleaseMember, ReleaseReader } from '../release/read-release.js';
import { shortTitle } from '../trends/trend-model.js';
import { PlanText } from './plan-text.js';

type Figure = ReleaseDocument['figures'][number];
type Indicator = ReleaseCommitment['indicators'][number];

/** More drawings than these are no overview any more: the figures stand in the table alone. */
const MOST_DRAWN = 40;
const WIDTH = 240;
const HEIGHT = 84;
const SIDE = 8;
const [TOP, FOOT] = [22, 18];

/** The figures of one indicator in one release, and whether the question or its unit is another one than before. */
interface Asked {
  readonly document: ReleaseDocument;
  readonly sha256: string;
  readonly changed: boolean;
  readonly figures: ReadonlyMap<string, Figure>;
}

/** How an indicator's totals went over the releases of its plan, a drawing for each member and one table; nothing while one release has them. */
export function FigureTrends(props: {
  readonly series: readonly PublishedRelease[];
  readonly release: ReleaseReader;
  readonly indicator: Indicator;
  readonly page: PageContext;
}): ReactNode {
  const { series, release, indicator, page } = props;
  const { say } = page;
  const asked = askedIn(series, indicator.code);
  if (asked.length < 2) return null;
  const drawn = release.members.filter(
    ({ code }) => asked.filter(({ figures }) => valueOf(figures.get(code)) !== null).length > 1,
  );
  return (
    <section aria-label={`${say('figures.overCycles')}${say('join.colon')}${indicator.label}`}>
      <h4>{say('figures.overCycles')}</h4>
      {drawn.length > 0 && drawn.length <= MOST_DRAWN && (
        <>
          <p className="muted">{say('figures.overCycles.lead')}</p>
          <ul className="trend-grid-list">
            {drawn.map((member) => (
              <li key={member.code}>
                <h5>
                  <PlanText of={member.name} page={page} />
                </h5>
                <FigureLine member={member} asked={asked} page={page} />
              </li>
            ))}
          </ul>
        </>
      )}
      <FigureTable {...props} asked={asked} />
    </section>
  );
}

function FigureLine(props: {
  readonly member: ReleaseMember;
  readonly asked: readonly Asked[];
  readonly page: PageContext;
}): ReactNode {
  const { member, asked, page } = props;
  const points = asked.map(({ document, sha256, changed: askedAnew, figures }, at) => {
    const figure = figures.get(member.code);
    // Amounts in two currencies are no line.
    const before = asked[at - 1]?.figures.get(member.code);
    const changed = askedAnew || (before !== undefined && before.currency !== figure?.currency);
    const printed = figure?.value == null ? '' : withCurrency(page.decimal(figure.value), figure);
    return { at, document, sha256, changed, printed, value: valueOf(figure) };
  });
  const known = points.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return null;
  const values = known.map(({ value }) => value ?? 0);
  const [from, to] = [Math.min(0, ...values), Math.max(0, ...values)];
  const xOf = (at: number): number => SIDE + ((WIDTH - 2 * SIDE) * at) / (points.length - 1);
  const yOf = (value: number): number =>
    TOP + (to === from ? HEIGHT - TOP - FOOT : ((to - value) / (to - from)) * (HEIGHT - TOP - FOOT));
  const label = page.say('figures.trend', {
    member: page.choose(member.name).text,
    count: known.length,
    first: first.printed,
    from: shortTitle(first.document, page),
    last: last.printed,
    to: shortTitle(last.document, page),
  });
  return (
    <svg className="trend figure-trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line className="zero-line" x1={SIDE} x2={WIDTH - SIDE} y1={yOf(0)} y2={yOf(0)} />
      {points.map(({ at, sha256, changed, value }) => {
        const before = points[at - 1]?.value ?? null;
        if (changed)
          return (
            <g key={sha256} className="trend-break">
              <line
                strokeDasharray="1 4"
                x1={(xOf(at - 1) + xOf(at)) / 2}
                x2={(xOf(at - 1) + xOf(at)) / 2}
                y1={TOP}
                y2={HEIGHT - FOOT}
              />
            </g>
          );
        return value === null || before === null ? null : (
          <line key={sha256} className="trend-line" x1={xOf(at - 1)} x2={xOf(at)} y1={yOf(before)} y2={yOf(value)} />
        );
      })}
      {known.map(({ at, sha256, value }) => (
        <circle key={sha256} className="trend-point" cx={xOf(at)} cy={yOf(value ?? 0)} r="4" />
      ))}
      {[first, ...(last === first ? [] : [last])].map(({ at, sha256, printed, value, document }) => {
        const anchor = at === 0 ? 'start' : at === points.length - 1 ? 'end' : 'middle';
        const x = at === 0 ? 0 : at === points.length - 1 ? WIDTH : xOf(at);
        return (
          <g key={sha256}>
            <text className="trend-figure" x={x} y={yOf(value ?? 0) - 8} textAnchor={anchor}>
              {printed}
            </text>
            <text className="trend-scale" x={x} y={HEIGHT - 3} textAnchor={anchor}>
              {shortTitle(document, page)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function FigureTable(props: {
  readonly release: ReleaseReader;
  readonly indicator: Indicator;
  readonly asked: readonly Asked[];
  readonly page: PageContext;
}): ReactNode {
  const { release, indicator, asked, page } = props;
  const { say } = page;
  const caption = `${say('figures.overCycles')}${say('join.colon')}${page.choose(indicator.question).text}`;
  return (
    <details className="trend-figures">
      <summary>
        {say('trends.table')}
        <span className="visually-hidden">
          {say('join.colon')}
          {caption}
        </span>
      </summary>
      <section className="scroll" aria-label={caption} tabIndex={0}>
        <table className="table by-cycle">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{say('term.member')}</th>
              {asked.map(({ document, sha256, changed }) => (
                <th key={sha256} scope="col" className={`numeric${changed ? ' broken' : ''}`}>
                  {shortTitle(document, page)}
                  {changed && <span className="evidence-note">{say('figures.asked.changed')}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {release.members.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">
                  <PlanText of={name} page={page} />
                </th>
                {asked.map(({ sha256, changed, figures }) => (
                  <td key={sha256} className={`numeric${changed ? ' broken' : ''}`}>
                    {printFigure(figures.get(code), page)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** The figure, or which of the four things it is that stands in its place. */
function printFigure(figure: Figure | undefined, page: PageContext): string {
  if (!figure) return '–';
  const { value, status } = figure;
  const words = page.say(`observation.${status === 'withheld' ? 'confidential' : status}`);
  if (value === null) return words;
  const printed = withCurrency(page.decimal(value), figure);
  return status === 'normal' ? printed : printed + page.say('join.aside', { words });
}

/** The releases that have totals of an indicator, by its code, in their order. */
function askedIn(series: readonly PublishedRelease[], code: string): Asked[] {
  let before: string | null = null;
  return series.flatMap(({ document, sha256 }) => {
    const indicator = document.plan.commitments
      .flatMap(({ indicators }) => indicators)
      .find((each) => each.code === code);
    const totals = document.figures.filter((figure) => figure.indicator === code && figure.cell === 'total');
    if (!indicator || totals.length === 0) return [];
    const words = JSON.stringify([indicator.question, indicator.unit]);
    const changed = before !== null && before !== words;
    before = words;
    return [{ document, sha256, changed, figures: new Map(totals.map((figure) => [figure.member, figure])) }];
  });
}

/** For the place of a point; figures are printed from their text. */
function valueOf(figure: Figure | undefined): number | null {
  return figure?.value == null ? null : Number(figure.value);
}
