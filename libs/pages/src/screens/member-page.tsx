import type { SourceNumbers } from '@signatory/contract';
import type { ReactNode } from 'react';
import { DistributionBar } from '../kit/distribution-bar.js';
import { printBounds } from '../kit/mean-line.js';
import { DataLicence } from '../kit/data-licence.js';
import { PageFiles } from '../kit/page-files.js';
import { ReleaseCrumbs, Citation, ReleaseTags, Stat } from '../kit/page-parts.js';
import { PageActs } from '../kit/page-acts.js';
import { PartlyAssessed } from '../matrix/matrix-states.js';
import { PlanText } from '../kit/plan-text.js';
import { References } from '../kit/references.js';
import { placeLabel, printPlace, printRange, whyNotRanked } from '../kit/standing.js';
import { DatedActions } from '../kit/dated-actions.js';
import { TableDownload } from '../kit/table-download.js';
import { MemberAnswers } from '../kit/member-answers.js';
import { ToldNarratives } from '../kit/told-narratives.js';
import { RightOfReply } from '../kit/right-of-reply.js';
import { VariantWords } from '../kit/variant-words.js';
import { classifyScore, ScoreChip } from '../kit/score-chip.js';
import { FoldedWhy, ScoreWords } from '../kit/score-why.js';
import { MemberChange } from '../kit/change-panel.js';
import { StandingApart } from '../kit/standing-apart.js';
import { SubmissionRecord } from '../kit/submission-record.js';
import type { PageContext } from '../page-context.js';
import { MemberAverages } from '../trends/member-averages.js';
import type { PublishedRelease } from '../release/published-release.js';
import type { MemberMean, ReleaseMember, ReleaseReader } from '../release/read-release.js';

/** One member: its average, what it is made of, and every score with its reason. */
export function MemberPage(props: {
  readonly published: PublishedRelease;
  readonly release: ReleaseReader;
  readonly member: ReleaseMember;
  /** The published releases of the same plan, the earliest first. */
  readonly series: readonly PublishedRelease[];
  readonly cycle: string;
  readonly page: PageContext;
}): ReactNode {
  const { published, release, member, series, cycle, page } = props;
  const { say } = page;
  const mean = release.meanOfMember(member.code);
  const numbers = release.numberSources(
    release.groups.flatMap(({ commitments }) => commitments.map(({ id }) => [member.code, id] as const)),
  );
  const files = published.files.filter((file) => file.member === member.code);
  return (
    <>
      <ReleaseCrumbs release={published} cycle={cycle} here={<PlanText of={member.name} page={page} />} page={page} />
      <div className="heading">
        <div>
          <h1>
            <PlanText of={member.name} page={page} />
          </h1>
          <p className="heading-line">
            <ReleaseTags release={published} page={page} />
            {mean && mean.scored < mean.applicable && <span className="tag">{say('matrix.partlyTag')}</span>}
            <span>
              <PlanText of={published.document.cycle.title} page={page} />
            </span>
          </p>
        </div>
        <PageActs page={page} files={files.length > 0} />
      </div>
      {mean && <MemberSummary mean={mean} release={release} page={page} />}
      <StandingApart release={release} member={member} cycle={cycle} page={page} />
      <MemberChange release={release} member={member.code} cycle={cycle} page={page} />
      <MemberAverages
        series={series}
        plan={published.document.plan.id}
        title={published.document.plan.shortTitle}
        member={member}
        page={page}
      />
      <section className="panel" data-heads="page" aria-labelledby="scores-heading">
        <h2 id="scores-heading">{say('member.scores')}</h2>
        <MemberScores release={release} member={member} cycle={cycle} numbers={numbers} page={page} />
        <References numbers={numbers} release={release} page={page} />
        <div className="notes">
          {mean && (
            <PartlyAssessed
              mean={mean}
              without={release.commitments.filter(
                ({ id }) => classifyScore(release.findScore(member.code, id)) === 'noData',
              )}
              page={page}
            />
          )}
          <p>{say('mean.percentExplained')}</p>
        </div>
        <Citation release={published} page={page} />
        <TableDownload
          href={published.waiting ? null : `${page.path({ page: 'member', cycle, member: member.code })}/scores.csv`}
          of={say('member.scores')}
          page={page}
        />
        <DataLicence page={page} />
      </section>
      <SubmissionRecord release={release} member={member.code} page={page} />
      <PageFiles files={files} release={release} page={page} />
    </>
  );
}

function MemberSummary(props: {
  readonly mean: MemberMean;
  readonly release: ReleaseReader;
  readonly page: PageContext;
}): ReactNode {
  const { mean, release, page } = props;
  const { say } = page;
  const { overall } = release.document.tables;
  const label = placeLabel(release, page);
  const standing = standingWords(release, mean, page);
  return (
    <div className="panel summary">
      <dl className="stats">
        <Stat
          label={say('mean.average')}
          figure={mean.average ? page.decimal(mean.average) : '–'}
          note={
            <>
              {mean.percent === null ? say('mean.nothingScored') : say('mean.percentFigure', { percent: mean.percent })}
              {overall.average && ` · ${say('member.allMembers', { average: page.decimal(overall.average) })}`}
            </>
          }
        />
        <Stat
          label={say('term.scored')}
          figure={page.decimal(String(mean.scored))}
          note={
            <>
              {say('mean.ofAsked', { applicable: page.decimal(String(mean.applicable)) })}
              {mean.bounds && `${say('join.comma')}${printBounds(mean.bounds, page)}`}
            </>
          }
        />
        {label && <Stat label={label} figure={printPlace(release, mean)} note={standing.beside} />}
        <div className="stat stat-wide">
          <dt>{say('term.distribution')}</dt>
          <dd>
            <DistributionBar distribution={mean.distribution} page={page} />
            <span className="stat-note">{say('mean.distribution', mean.distribution)}</span>
          </dd>
        </div>
      </dl>
      {label && standing.below && <p className="summary-note">{standing.below}</p>}
    </div>
  );
}

/** Beside a rank the range that it goes with; below the figures what it claims, or why there is none. */
function standingWords(
  release: ReleaseReader,
  mean: MemberMean,
  page: PageContext,
): { readonly beside: string; readonly below: string } {
  const { say } = page;
  if (!mean.ranked || mean.rank === null)
    return { beside: '', below: whyNotRanked(release, release.findMember(mean.member), mean, page) };
  if (release.document.method.ranking === 'bands') return { beside: '', below: say('rank.bandsExplained') };
  const interval = `${say('rank.interval.label')} ${printRange(mean.rankInterval, page)}`;
  const range = mean.rankRange ? ` · ${say('rank.range.label')} ${printRange(mean.rankRange, page)}` : '';
  return { beside: interval + range, below: say('rank.noDifference') };
}

function MemberScores(props: {
  readonly release: ReleaseReader;
  readonly member: ReleaseMember;
  readonly cycle: string;
  readonly numbers: SourceNumbers;
  readonly page: PageContext;
}): ReactNode {
  const { release, member, cycle, numbers, page } = props;
  const { say } = page;
  return (
    <table className="table scores">
      <thead>
        <tr>
          <th scope="col">{say('term.score')}</th>
          <th scope="col">{say('term.commitment')}</th>
          <th scope="col">{say('term.reason')}</th>
          <th scope="col" className="numeric">
            {say('member.allMembersAverage')}
          </th>
        </tr>
      </thead>
      {release.groups.map((group) => (
        <tbody key={group.pillar?.code ?? ''}>
          {group.pillar && (
            <tr className="group-row">
              <th scope="rowgroup" colSpan={4}>
                {group.pillar.code}. <PlanText of={group.pillar.name} page={page} />
              </th>
            </tr>
          )}
          {group.commitments.map((commitment) => {
            const score = release.findScore(member.code, commitment.id);
            const average = release.meanOfCommitment(commitment.id)?.average;
            const isWorded = Boolean(score?.reason ?? score?.rationale);
            return (
              <tr key={commitment.id} id={`commitment-${commitment.id}`}>
                <td>
                  <ScoreChip score={classifyScore(score)} say={say} />
                </td>
                <th scope="row">
                  <a href={page.link({ page: 'commitment', cycle, commitment: commitment.id })}>
                    <span className="matrix-code">{commitment.code}</span>{' '}
                    <PlanText of={commitment.title} page={page} />
                  </a>
                  <VariantWords commitment={commitment} member={member.code} page={page} />
                </th>
                <td>
                  {isWorded ? <ScoreWords score={score} page={page} /> : say(`score.${classifyScore(score)}`)}
                  <FoldedWhy
                    release={release}
                    score={score}
                    commitment={commitment}
                    among={release.commitments.length}
                    of={commitment.code}
                    page={page}
                  />
                  <DatedActions
                    release={release}
                    member={member.code}
                    commitment={commitment.id}
                    numbers={numbers}
                    page={page}
                  />
                  <MemberAnswers release={release} member={member.code} commitment={commitment} page={page} />
                  <ToldNarratives release={release} member={member.code} commitment={commitment.id} page={page} />
                  <RightOfReply release={release} member={member.code} commitment={commitment.id} page={page} />
                </td>
                <td className="numeric">{average ? page.decimal(average) : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}
