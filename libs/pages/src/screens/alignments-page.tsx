import type { ReactNode } from 'react';
import {
  crosswalkOf,
  frameworksOf,
  type AlignedAnswer,
  type AlignedFramework,
  type AlignedItem,
} from '../alignments/crosswalk.js';
import { DataLicence } from '../kit/data-licence.js';
import { DistributionBar } from '../kit/distribution-bar.js';
import { Coverage, printMean } from '../kit/mean-line.js';
import { PageActs } from '../kit/page-acts.js';
import { ReleaseCrumbs, Citation, ReleaseTags } from '../kit/page-parts.js';
import { PlanText } from '../kit/plan-text.js';
import { TableDownload } from '../kit/table-download.js';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import type { ReleaseMean, ReleaseReader } from '../release/read-release.js';

interface Inner {
  readonly release: ReleaseReader;
  readonly cycle: string;
  readonly page: PageContext;
}

/** The plan the other way round: what of it answers to each item of other frameworks, and how it was scored. */
export function AlignmentsPage(props: Inner & { readonly published: PublishedRelease }): ReactNode {
  const { published, release, cycle, page } = props;
  const { say } = page;
  const frameworks = crosswalkOf(release.document);
  return (
    <>
      <ReleaseCrumbs release={published} cycle={cycle} here={say('alignment.heading')} page={page} />
      <div className="heading">
        <div>
          <h1>{say('alignment.heading')}</h1>
          <p className="heading-line">
            <ReleaseTags release={published} page={page} />
            <span>
              <PlanText of={published.document.cycle.title} page={page} />
            </span>
          </p>
        </div>
        <PageActs page={page} />
      </div>
      <p className="lead-line">{say('alignments.lead')}</p>
      {frameworks.length === 0 && <p className="panel empty">{say('alignments.none')}</p>}
      {frameworks.map((framework, at) => (
        <FrameworkPanel
          key={framework.name}
          framework={framework}
          id={anchorOf(at)}
          release={release}
          cycle={cycle}
          page={page}
        />
      ))}
      {frameworks.length > 0 && (
        <div className="panel">
          <p className="muted">{say('alignments.average')}</p>
          <p className="muted">{say('mean.percentExplained')}</p>
          <Citation release={published} page={page} />
          <TableDownload
            href={published.waiting ? null : `${page.path({ page: 'alignments', cycle })}.csv`}
            of={say('alignment.heading')}
            page={page}
          />
          <DataLicence page={page} />
        </div>
      )}
    </>
  );
}

/** Where each framework stands on the page of all; nothing where the plan names none. */
export function AlignmentLinks({ release, cycle, page }: Inner): ReactNode {
  const frameworks = frameworksOf(release.document);
  if (frameworks.length === 0) return null;
  return (
    <p className="only-screen">
      {page.say('alignment.heading')}
      {page.say('join.colon')}
      {frameworks.map((name, at) => (
        <span key={name}>
          {at > 0 && page.say('join.comma')}
          <a href={`${page.link({ page: 'alignments', cycle })}#${anchorOf(at)}`}>{name}</a>
        </span>
      ))}
    </p>
  );
}

function anchorOf(at: number): string {
  return `framework-${at + 1}`;
}

function FrameworkPanel(props: Inner & { readonly framework: AlignedFramework; readonly id: string }): ReactNode {
  const { framework, id, page } = props;
  const { say } = page;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{framework.name}</h2>
      <table className="table stacked aligned">
        <caption className="visually-hidden">{framework.name}</caption>
        <thead>
          <tr>
            <th scope="col">{say('alignments.answers')}</th>
            <th scope="col">{say('alignments.relation')}</th>
            <th scope="col" className="numeric">
              {say('mean.average')}
            </th>
            <th scope="col">{say('term.coverage')}</th>
            <th scope="col">{say('term.distribution')}</th>
          </tr>
        </thead>
        {framework.items.map((item) => (
          <tbody key={item.name}>
            <ItemRow item={item} page={page} />
            {item.answers.map((answer) => (
              <AnswerRow
                key={`${answer.commitment.id} ${answer.indicator?.code ?? ''}`}
                answer={answer}
                release={props.release}
                cycle={props.cycle}
                page={page}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function ItemRow({ item, page }: { readonly item: AlignedItem; readonly page: PageContext }): ReactNode {
  const { name, url, mean, asked } = item;
  return (
    <tr className="group-row">
      <th scope="rowgroup" colSpan={2}>
        {url === null ? name : <a href={url}>{name}</a>}
      </th>
      {mean ? (
        <MeanCells mean={mean} asked={asked} page={page} />
      ) : (
        <td colSpan={3} className="muted">
          {page.say('alignments.indicatorsOnly')}
        </td>
      )}
    </tr>
  );
}

function AnswerRow(props: Inner & { readonly answer: AlignedAnswer }): ReactNode {
  const { answer, release, cycle, page } = props;
  const { say } = page;
  const { commitment, indicator, alignment } = answer;
  const mean = indicator === null ? release.meanOfCommitment(commitment.id) : null;
  const pillar = release.groups.find(({ commitments }) => commitments.includes(commitment))?.pillar;
  return (
    <tr>
      <th scope="row">
        <a href={page.link({ page: 'commitment', cycle, commitment: commitment.id })}>
          <span className="matrix-code">{indicator?.label ?? commitment.code}</span>{' '}
          <PlanText of={indicator?.question ?? commitment.title} page={page} />
        </a>
        {indicator && (
          <span className="aligned-of">{say('alignments.indicatorOf', { commitment: commitment.code })}</span>
        )}
        {pillar && (
          <span className="aligned-of">
            {say('term.pillar')} {pillar.code}
            {say('join.colon')}
            <PlanText of={pillar.name} page={page} />
          </span>
        )}
      </th>
      <td data-label={say('alignments.relation')}>{say(`alignments.relation.${alignment.relation}`)}</td>
      {mean ? (
        <MeanCells mean={mean} asked={answer.asked} page={page} />
      ) : (
        <>
          <td className="numeric muted cell-none">–</td>
          <td colSpan={2} className="muted cell-none">
            –
          </td>
        </>
      )}
    </tr>
  );
}

/** An average with how many scores it has of how many asked, and their spread. N/A and no data are told apart. */
function MeanCells(props: {
  readonly mean: ReleaseMean;
  /** Of somebody, who may be an organisation that no average counts. */
  readonly asked: boolean;
  readonly page: PageContext;
}): ReactNode {
  const { mean, asked, page } = props;
  const { say } = page;
  if (mean.applicable === 0)
    return (
      <>
        <td className="numeric" data-label={say('mean.average')}>
          {say(asked ? 'mean.nothingScored' : 'score.sign.notAsked')}
        </td>
        <td colSpan={2} className="muted cell-none">
          –
        </td>
      </>
    );
  return (
    <>
      <td className="numeric" data-label={say('mean.average')}>
        {mean.scored === 0 ? say('score.sign.noData') : printMean(mean, page)}
      </td>
      <td data-label={say('term.coverage')}>
        <Coverage mean={mean} page={page} />
      </td>
      <td>
        {mean.scored > 0 && (
          <div className="aligned-spread">
            <DistributionBar distribution={mean.distribution} page={page} />
            <span className="stat-note">{say('mean.distribution', mean.distribution)}</span>
          </div>
        )}
      </td>
    </>
  );
}
