import { overallTerms } from '@signatory/texts';
import type { ReactNode } from 'react';
import { ChangePanel } from '../kit/change-panel.js';
import { DistributionBar } from '../kit/distribution-bar.js';
import { CiteRelease } from '../kit/cite-release.js';
import { DataLicence } from '../kit/data-licence.js';
import { FileTable } from '../kit/file-table.js';
import { Breadcrumb, Citation, ReleaseTags, Stat } from '../kit/page-parts.js';
import { PlanText } from '../kit/plan-text.js';
import { Coverage } from '../kit/mean-line.js';
import { CellDetail } from '../matrix/cell-detail.js';
import { cutMatrix } from '../matrix/cut-matrix.js';
import { ListView } from '../matrix/list-view.js';
import { MatrixFilters } from '../matrix/matrix-filters.js';
import { PartlyAssessed, PlanVersions, ShownCount, UnknownCell } from '../matrix/matrix-states.js';
import { NextPart, PartLinks } from '../matrix/part-links.js';
import { PageActs } from '../kit/page-acts.js';
import { PunctualityTable } from '../kit/punctuality-table.js';
import { RankingView } from '../matrix/ranking-view.js';
import { Legend, ScoreMatrix } from '../matrix/score-matrix.js';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import { readRelease, type ReleaseReader } from '../release/read-release.js';
import type { MatrixView } from '../route.js';
import { AlignmentLinks } from './alignments-page.js';

interface MatrixPageProps {
  readonly published: PublishedRelease;
  /** The published releases of the same plan. */
  readonly series: readonly PublishedRelease[];
  readonly cycle: string;
  readonly view: MatrixView;
  /** Where the site is, for an address on paper. */
  readonly base: string;
  readonly page: PageContext;
}

/** The whole cycle in one look: finding, matrix, list or ranking, and the files to check it by. */
export function MatrixPage(props: MatrixPageProps): ReactNode {
  const { published, series, cycle, view, page } = props;
  const release = readRelease(published.document);
  const inner = { release, cycle, view, page };
  const part = cutMatrix(release, view);
  const detail = view.cell && view.view !== 'ranking' ? <CellDetail {...inner} series={series} /> : null;
  return (
    <>
      <Breadcrumb
        label={page.say('nav.crumbs')}
        steps={[{ href: page.link({ page: 'results' }), label: page.say('nav.results') }]}
        here={<PlanText of={published.document.plan.shortTitle} page={page} />}
      />
      <ReleaseHeading published={published} page={page} />
      <SummaryStrip release={release} page={page} />
      <MatrixFilters {...inner} />
      <div className="workspace" data-workspace="">
        <section className="panel" aria-labelledby="matrix-heading">
          <h2 id="matrix-heading">
            {page.say('matrix.heading', { commitments: release.commitments.length, members: release.members.length })}
          </h2>
          <PlanVersions published={published} series={series} page={page} />
          {view.view !== 'ranking' && <UnknownCell {...inner} />}
          {view.view !== 'ranking' && <ShownCount {...inner} />}
          {view.view !== 'ranking' && <Legend page={page} change={published.document.change} />}
          {view.view !== 'ranking' && <PartLinks {...inner} part={part} base={props.base} />}
          {(view.view === 'auto' || view.view === 'matrix') && (
            <div className={view.view === 'auto' ? 'only-wide' : ''}>
              <ScoreMatrix {...inner} groups={part.groups} />
              <p className="matrix-keys" data-matrix-keys="" hidden>
                {page.say('matrix.keys')}
              </p>
            </div>
          )}
          {(view.view === 'auto' || view.view === 'list') && (
            <div className={view.view === 'auto' ? 'only-narrow' : ''}>
              <ListView {...inner} groups={part.groups} />
            </div>
          )}
          {view.view !== 'ranking' && <NextPart {...inner} part={part} />}
          {view.view === 'ranking' && <RankingView {...inner} site={props.base} />}
          <MatrixNotes release={release} cycle={cycle} page={page} />
          <Citation release={published} page={page} />
          <p className="citation only-print">
            {page.say('term.releaseHash')}
            {page.say('join.colon')}
            <code>{published.sha256}</code>
          </p>
        </section>
        <div data-detail="" className="workspace-side">
          {detail}
        </div>
      </div>
      <ChangePanel release={release} page={page} />
      <PunctualityTable release={release} page={page} />
      <section className="panel" aria-labelledby="files-heading" id="downloads">
        <h2 id="files-heading">{page.say('files.heading')}</h2>
        <FileTable files={published.files} release={release} page={page} />
        <DataLicence page={page} />
        {!published.waiting && <CiteRelease release={published} page={page} />}
        <p className="release-hash">
          {page.say('term.releaseHash')}
          {page.say('join.colon')}
          <code className="hash">{published.sha256}</code>{' '}
          <a href={page.link({ page: 'verify', hash: '' })}>{page.say('verify.how')}</a>{' '}
          {!published.waiting && <a href={page.link({ page: 'corrections', cycle })}>{page.say('corrections.link')}</a>}
        </p>
      </section>
    </>
  );
}

function ReleaseHeading({
  published,
  page,
}: {
  readonly published: PublishedRelease;
  readonly page: PageContext;
}): ReactNode {
  const { document } = published;
  const { window } = document.cycle;
  const { overall } = document.tables;
  return (
    <div className="heading">
      <div>
        <h1>
          <PlanText of={document.cycle.title} page={page} />
        </h1>
        <p className="heading-line">
          <ReleaseTags release={published} page={page} />
          {overall.scored < overall.applicable && <span className="tag">{page.say('matrix.partlyTag')}</span>}
          <span>
            {page.say(published.waiting ? 'release.dated' : 'release.issued', {
              instant: page.instant(document.issued),
            })}
          </span>
          {window && <span>{page.say('release.window', { range: page.dateRange(window.from, window.to) })}</span>}
        </p>
      </div>
      <PageActs page={page} files />
    </div>
  );
}

function SummaryStrip({ release, page }: { readonly release: ReleaseReader; readonly page: PageContext }): ReactNode {
  const { change, tables } = release.document;
  const { overall, overallByPillars } = tables;
  const { say } = page;
  const terms = overallTerms(release.document.method.overall);
  return (
    <div className="panel summary">
      <dl className="stats">
        <Stat
          label={say(terms.own)}
          figure={overall.average ? page.decimal(overall.average) : '–'}
          note={
            overall.percent === null
              ? say('mean.nothingScored')
              : say('mean.percentFigure', { percent: overall.percent })
          }
        />
        {overallByPillars?.average && (
          <Stat
            label={say(terms.other)}
            figure={page.decimal(overallByPillars.average)}
            note={say('mean.percentFigure', { percent: overallByPillars.percent ?? '–' })}
          />
        )}
        <Stat
          label={say('term.scored')}
          figure={page.decimal(String(overall.scored))}
          note={
            overall.bounds ? (
              <Coverage mean={overall} page={page} />
            ) : (
              say('mean.ofAsked', { applicable: page.decimal(String(overall.applicable)) })
            )
          }
        />
        {change && change.comparable > 0 && (
          <Stat
            label={say('change.cells')}
            figure={page.decimal(String(change.cells.length))}
            note={say('change.ways', {
              up: change.cells.filter(({ before, now }) => now > before).length,
              down: change.cells.filter(({ before, now }) => now < before).length,
            })}
          />
        )}
        <div className="stat stat-wide">
          <dt>{say('term.distribution')}</dt>
          <dd>
            <DistributionBar distribution={overall.distribution} page={page} />
            <span className="stat-note">{say('mean.distribution', overall.distribution)}</span>
          </dd>
        </div>
      </dl>
    </div>
  );
}

function MatrixNotes(props: {
  readonly release: ReleaseReader;
  readonly cycle: string;
  readonly page: PageContext;
}): ReactNode {
  const { release, page } = props;
  const paraphrased = release.commitments.some(({ provenance }) => provenance.kind === 'paraphrase');
  return (
    <div className="notes">
      <PartlyAssessed
        mean={release.document.tables.overall}
        without={release.commitments.filter(({ id }) => {
          const mean = release.meanOfCommitment(id);
          return mean !== null && mean.applicable > 0 && mean.scored === 0;
        })}
        page={page}
      />
      <p>{page.say('mean.percentExplained')}</p>
      {paraphrased && <p>{page.say('matrix.paraphrase')}</p>}
      <AlignmentLinks {...props} />
    </div>
  );
}
