import { standingApart, type Apart } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseMember, ReleaseReader } from '../release/read-release.js';
import { PlanText } from './plan-text.js';
import { ScoreChip, type ScoreClass } from './score-chip.js';

const MOST = 5;

/** Where a member stands farthest from all members together: what it keeps and few do, and what it does not keep and many do. */
export function StandingApart(props: {
  readonly release: ReleaseReader;
  readonly member: ReleaseMember;
  readonly cycle: string;
  readonly page: PageContext;
}): ReactNode {
  const { release, member, page } = props;
  const { strengths, gaps } = standingApart(release.document, member.code, MOST);
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
