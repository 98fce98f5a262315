import { formatScore } from '@signatory/domain';
import type { ReactNode } from 'react';
import { Icon } from '../kit/icon.js';
import { PlanText } from '../kit/plan-text.js';
import { DatedActions } from '../kit/dated-actions.js';
import { ToldNarratives } from '../kit/told-narratives.js';
import { RightOfReply } from '../kit/right-of-reply.js';
import { ScoreHistory } from '../kit/score-history.js';
import { ScoreWhy } from '../kit/score-why.js';
import { VariantWords } from '../kit/variant-words.js';
import { classifyScore, ScoreChip } from '../kit/score-chip.js';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import type { ReleaseReader } from '../release/read-release.js';
import type { MatrixView } from '../route.js';
import { closeCell } from './cut-matrix.js';

/** One score with its reason, rationale and evidence: the panel beside the matrix. */
export function CellDetail(props: {
  readonly release: ReleaseReader;
  /** The published releases of the same plan. */
  readonly series: readonly PublishedRelease[];
  readonly cycle: string;
  readonly view: MatrixView;
  readonly page: PageContext;
}): ReactNode {
  const { release, series, cycle, view, page } = props;
  const member = view.cell && release.findMember(view.cell.member);
  const commitment = view.cell && release.findCommitment(view.cell.commitment);
  if (!member || !commitment) return null;
  const score = release.findScore(member.code, commitment.id);
  const shown = classifyScore(score);
  const before = release.scoreBefore(member.code, commitment.id);
  const closed = { page: 'matrix', cycle, view: closeCell(release, view), fragment: null } as const;
  return (
    <aside className="detail" id="detail" aria-labelledby="detail-heading">
      <div className="detail-head">
        <div>
          <p className="detail-commitment">
            {commitment.code} <PlanText of={commitment.title} page={page} />
          </p>
          <h2 id="detail-heading" tabIndex={-1}>
            <PlanText of={member.name} page={page} />
          </h2>
        </div>
        <a className="button button-icon" href={page.link(closed)} data-close-detail="">
          <Icon name="close" />
          <span className="visually-hidden">{page.say('detail.close')}</span>
        </a>
      </div>
      <div className="detail-body">
        <p className="detail-score">
          <ScoreChip score={shown} say={page.say} large />
          <strong>{page.say(`score.${shown}`)}</strong>
          {before !== null && (
            <span className="changed-words">{page.say('change.from', { before: formatScore(before) })}</span>
          )}
        </p>
        <ScoreHistory series={series} member={member.code} commitment={commitment.id} cycle={cycle} page={page} />
        <VariantWords commitment={commitment} member={member.code} page={page} />
        {score?.reason && (
          <section>
            <h3>{page.say('term.reason')}</h3>
            <p>
              <PlanText of={score.reason} page={page} />
            </p>
          </section>
        )}
        {score?.rationale && (
          <section>
            <h3>{page.say('detail.rationale')}</h3>
            <p>
              <PlanText of={score.rationale} page={page} />
            </p>
          </section>
        )}
        {!score?.reason && !score?.rationale && <p className="muted">{page.say('detail.noRationale')}</p>}
        <ScoreWhy release={release} score={score} commitment={commitment} page={page} />
        <DatedActions release={release} member={member.code} commitment={commitment.id} page={page} />
        <ToldNarratives release={release} member={member.code} commitment={commitment.id} page={page} />
        <RightOfReply release={release} member={member.code} commitment={commitment.id} page={page} />
      </div>
      <div className="detail-foot">
        <a className="button button-primary" href={page.link({ page: 'commitment', cycle, commitment: commitment.id })}>
          {page.say('detail.openCommitment')}
        </a>
        <a href={page.link({ page: 'member', cycle, member: member.code })}>{page.say('detail.openMember')}</a>
      </div>
    </aside>
  );
}
