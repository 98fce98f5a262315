import type { ReactNode } from 'react';
import type { CommitmentTable } from '../tables/page-table.js';
import { PlanText } from '../kit/plan-text.js';
import { classifyScore, ScoreChip } from '../kit/score-chip.js';
import { TableDownload } from '../kit/table-download.js';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import type { PublishedRelease } from '../release/published-release.js';
import { sharesGuideline, wordedIn, type Worded } from '../release/series.js';
import { TrendChart } from './trend-chart.js';
import { commitmentPoints, shortTitle } from './trend-model.js';
import { TrendTable } from './trend-table.js';

/** From so many members on the table of their scores is folded. */
const FOLDED_FROM = 40;

/** How a commitment was scored release by release: its average as a drawing and a table, and each member's scores; nothing while one release has it. */
export function CommitmentTrend(props: {
  readonly series: readonly PublishedRelease[];
  readonly release: ReleaseReader;
  readonly commitment: string;
  readonly page: PageContext;
  readonly tableAt: (table: CommitmentTable) => string | null;
}): ReactNode {
  const { series, release, commitment, page, tableAt } = props;
  const { say } = page;
  const worded = wordedIn(series, commitment);
  if (worded.length < 2) return null;
  const points = commitmentPoints(
    worded.map((each) => each.release),
    commitment,
  );
  const [first, last] = [worded[0], worded.at(-1)].map((each) => (each ? shortTitle(each.release.document, page) : ''));
  const label = say('trends.chart', {
    name: say('trends.everyone'),
    count: points.length,
    first: first ?? '',
    last: last ?? '',
  });
  const table = <ScoresByCycle worded={worded} release={release} page={page} />;
  return (
    <section className="panel trends" aria-labelledby="over-cycles-heading">
      <h2 id="over-cycles-heading">{say('commitment.overCycles')}</h2>
      <div className="over-cycles">
        <div>
          <TrendChart label={label} points={points} page={page} />
          <details className="trend-figures">
            <summary>{say('trends.table')}</summary>
            <TrendTable caption={label} points={points} page={page} />
          </details>
          <TableDownload href={tableAt('averages')} of={say('commitment.overCycles')} page={page} />
        </div>
        <div>
          <h3>{say('commitment.byCycle')}</h3>
          {release.members.length < FOLDED_FROM ? (
            table
          ) : (
            <details className="trend-figures">
              <summary>{say('trends.table')}</summary>
              {table}
            </details>
          )}
          <TableDownload href={tableAt('scores')} of={say('commitment.byCycle')} page={page} />
        </div>
      </div>
      <p className="muted">{say('trends.break')}</p>
    </section>
  );
}

function ScoresByCycle(props: {
  readonly worded: readonly Worded[];
  readonly release: ReleaseReader;
  readonly page: PageContext;
}): ReactNode {
  const { worded, release, page } = props;
  const { say } = page;
  const scores = worded.map(
    ({ release: { document }, commitment: { id } }) =>
      new Map(document.scores.filter(({ commitment }) => commitment === id).map((score) => [score.member, score])),
  );
  return (
    <section className="scroll" aria-label={say('commitment.byCycle')} tabIndex={0}>
      <table className="table by-cycle">
        <caption className="visually-hidden">{say('commitment.byCycle')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('term.member')}</th>
            {worded.map(({ release: { document, sha256 }, commitment }, at) => {
              const before = worded[at - 1];
              return (
                <th
                  key={sha256}
                  scope="col"
                  className={before && broken(before.commitment, commitment) ? 'broken' : ''}
                >
                  {shortTitle(document, page)}
                  {before && broken(before.commitment, commitment) && (
                    <span className="evidence-note">{say('history.redefined')}</span>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {release.members.map(({ code, name }) => (
            <tr key={code}>
              <th scope="row">
                <PlanText of={name} page={page} />
              </th>
              {worded.map(({ release: { document, sha256 }, commitment }, at) => {
                const before = worded[at - 1];
                const was = document.plan.members.some((member) => member.code === code);
                return (
                  <td key={sha256} className={before && broken(before.commitment, commitment) ? 'broken' : ''}>
                    {was ? <ScoreChip score={classifyScore(scores[at]?.get(code) ?? null)} say={say} /> : '–'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Scores of both cannot be compared: the clauses that decide them are others. */
function broken(before: Worded['commitment'], now: Worded['commitment']): boolean {
  return !sharesGuideline(before, now);
}
