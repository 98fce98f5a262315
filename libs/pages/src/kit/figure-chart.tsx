import type { ReleaseCommitment, ReleaseDocument } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import type { PublishedRelease } from '../release/published-release.js';
import { FigureTrends } from './figure-trends.js';
import type { CommitmentTable } from '../tables/page-table.js';
import { PlanText } from './plan-text.js';
import { TableDownload } from './table-download.js';

type Figure = ReleaseDocument['figures'][number];
type Indicator = ReleaseCommitment['indicators'][number];

/** More rows than these are no drawing any more: they stand in the table alone. */
const MOST_DRAWN = 40;
const WIDTH = 400;
const ROW = 26;
const NAMES = 52;
const VALUES = 96;

/** The approved totals of a commitment's indicators, member by member: a drawing, and the same as a table. Nothing is summed. */
export function FigureCharts(props: {
  readonly release: ReleaseReader;
  /** The published releases of the same plan. */
  readonly series: readonly PublishedRelease[];
  readonly commitment: ReleaseCommitment;
  readonly page: PageContext;
  readonly tableAt: (table: CommitmentTable) => string | null;
}): ReactNode {
  const { release, commitment, page, tableAt } = props;
  const shown = commitment.indicators.flatMap((indicator) => {
    const figures = release.totalsOf(indicator.code);
    return figures.length > 0 ? [{ indicator, figures }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <section className="panel figures" aria-labelledby="figures-heading">
      <h2 id="figures-heading">{page.say('figures.heading')}</h2>
      <p className="muted">{page.say('figures.lead')}</p>
      {shown.map(({ indicator, figures }) => (
        <section key={indicator.code} aria-labelledby={`figure-${indicator.code}`}>
          <h3 id={`figure-${indicator.code}`}>
            <span className="matrix-code">{indicator.label}</span> <PlanText of={indicator.question} page={page} />
          </h3>
          <FigureChart {...props} indicator={indicator} figures={figures} />
          <FigureTrends {...props} indicator={indicator} />
        </section>
      ))}
      <TableDownload href={tableAt('figures')} of={page.say('figures.heading')} page={page} />
    </section>
  );
}

interface ChartProps {
  readonly release: ReleaseReader;
  readonly indicator: Indicator;
  readonly figures: readonly Figure[];
  readonly page: PageContext;
}

function FigureChart(props: ChartProps): ReactNode {
  const { release, indicator, figures, page } = props;
  const drawn = figures.flatMap((figure) => {
    const member = release.findMember(figure.member);
    return member && figure.value !== null ? [{ member, printed: figure.value, value: Number(figure.value) }] : [];
  });
  const [first, ...rest] = drawn;
  const question = page.choose(indicator.question).text;
  if (!first || drawn.length > MOST_DRAWN) return <FigureTable {...props} caption={question} />;
  const lowest = rest.reduce((least, each) => (each.value < least.value ? each : least), first);
  const highest = rest.reduce((most, each) => (each.value > most.value ? each : most), first);
  const label = page.say('figures.chart', {
    question,
    count: drawn.length,
    low: page.decimal(lowest.printed),
    lowest: page.choose(lowest.member.name).text,
    high: page.decimal(highest.printed),
    highest: page.choose(highest.member.name).text,
  });
  const [from, to] = [Math.min(0, lowest.value), Math.max(0, highest.value)];
  const room = WIDTH - NAMES - VALUES;
  const xOf = (value: number): number => NAMES + (to === from ? 0 : ((value - from) / (to - from)) * room);
  return (
    <>
      <svg className="figure-chart" viewBox={`0 0 ${WIDTH} ${drawn.length * ROW}`} role="img" aria-label={label}>
        {drawn.map(({ member, printed, value }, at) => {
          const y = at * ROW;
          return (
            <g key={member.code}>
              <text className="figure-name" x="0" y={y + 17}>
                {member.abbreviation}
              </text>
              <rect
                className="figure-bar"
                x={Math.min(xOf(0), xOf(value))}
                y={y + 5}
                width={Math.abs(xOf(value) - xOf(0))}
                height={ROW - 10}
              />
              <text className="figure-value" x={Math.max(xOf(0), xOf(value)) + 8} y={y + 17}>
                {page.decimal(printed)}
              </text>
            </g>
          );
        })}
        <line className="zero-line" x1={xOf(0)} x2={xOf(0)} y1="0" y2={drawn.length * ROW} />
      </svg>
      <FigureTable {...props} caption={label} />
    </>
  );
}

function FigureTable({
  release,
  indicator,
  figures,
  page,
  caption,
}: ChartProps & { readonly caption: string }): ReactNode {
  const { say } = page;
  return (
    <details className="trend-figures">
      <summary>
        {say('trends.table')}
        <span className="visually-hidden">
          {say('join.colon')}
          {indicator.label}
        </span>
      </summary>
      <section className="scroll" aria-label={caption} tabIndex={0}>
        <table className="table">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{say('term.member')}</th>
              <th scope="col" className="numeric">
                {indicator.unit ? <PlanText of={indicator.unit} page={page} /> : say('pdf.value')}
              </th>
              <th scope="col">{say('entry.status')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ member: code, value, status }) => {
              const member = release.findMember(code);
              return (
                <tr key={code}>
                  <th scope="row">{member ? <PlanText of={member.name} page={page} /> : code}</th>
                  <td className="numeric">{value === null ? '–' : page.decimal(value)}</td>
                  <td>{say(`observation.${status === 'withheld' ? 'confidential' : status}`)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </details>
  );
}
