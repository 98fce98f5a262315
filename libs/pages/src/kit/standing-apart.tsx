import type { ReleaseCommitment } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { barValue, type ReleaseMember, type ReleaseReader } from '../release/read-release.js';
import { PlanText } from './plan-text.js';
import { classifyScore, ScoreChip, type ScoreClass } from './score-chip.js';

const MOST = 5;

interface Apart {
  readonly commitment: ReleaseCommitment;
  /** Of all members, as printed. */
  readonly average: string;
}

/** Where a member stands farthest from all members together: what it keeps and few do, and what it does not keep and many do. */
export function StandingApart(props: {
  readonly release: ReleaseReader;
  readonly member: ReleaseMember;
  readonly cycle: string;
  readonly page: PageContext;
}): ReactNode {
  const { release, member, page } = props;
  const strengths = farthest(release, member, 'full');
  const gaps = farthest(release, member, 'none');
  if (strengths.length + gaps.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="apart-heading">
      <h2 id="apart-heading">{page.say('member.apart')}</h2>
      <div className="apart">
        <ApartList heading={page.say('member.strengths')} score="full" found={strengths} {...props} />
        <ApartList heading={page.say('member.gaps')} score="none" found={gaps} {...props} />
      </div>
      <p className="muted">{page.say('member.apart.explained', { most: MOST })}</p>
    </section>
  );
}

function ApartList(props: {
  readonly heading: string;
  readonly score: ScoreClass;
  readonly found: readonly Apart[];
  readonly cycle: string;
  readonly page: PageContext;
}): ReactNode {
  const { heading, score, found, cycle, page } = props;
  return (
    <section aria-label={heading}>
      <h3>{heading}</h3>
      {found.length === 0 && <p className="muted">{page.say('member.apart.none')}</p>}
      <ul className="apart-list">
        {found.map(({ commitment, average }) => (
          <li key={commitment.id}>
            <ScoreChip score={score} say={page.say} />
            <a href={page.link({ page: 'commitment', cycle, commitment: commitment.id })}>
              <span className="matrix-code">{commitment.code}</span> <PlanText of={commitment.title} page={page} />
            </a>
            <span className="muted">{page.say('member.allMembers', { average: page.decimal(average) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function farthest(release: ReleaseReader, member: ReleaseMember, score: 'full' | 'none'): Apart[] {
  const found = release.commitments.flatMap((commitment) => {
    const average = release.meanOfCommitment(commitment.id)?.average ?? null;
    const own = classifyScore(release.findScore(member.code, commitment.id));
    return own === score && average !== null ? [{ commitment, average }] : [];
  });
  // Sorting keeps the plan's order among equals.
  const direction = score === 'full' ? 1 : -1;
  const valueOf = ({ average }: Apart): number => barValue(average) ?? 0;
  return found.sort((a, b) => (valueOf(a) - valueOf(b)) * direction).slice(0, MOST);
}
