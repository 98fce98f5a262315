import type { PlanView, ReportView } from '@signatory/contract';
import { classifyScore, ScoreChip } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { scoresOf } from '../api/score-desk.js';
import { useSpeech } from '../session/language.js';
import { mayIn } from '../session/grants.js';
import { useSession } from '../session/session.js';
import { nameState } from '../scoring/name-state.js';
import { lastCertified } from './entry-status.js';

/** The member's scores once they are shared with it, each with the way to its right of reply. */
export function ScoresPanel({ plan, report }: { readonly plan: PlanView; readonly report: ReportView }): ReactNode {
  const { say, choose, instant } = useSpeech();
  const { cycle, member } = report;
  const replies = mayIn(useSession(), 'reply:give', { plan: plan.id, cycle, member });
  const scores = useQuery({ ...scoresOf(cycle, member), enabled: replies }).data ?? [];
  const again = scores.filter((row) => row.again);
  const shared = scores.flatMap((row) => {
    const commitment = plan.commitments.find(({ id }) => id === row.commitment);
    const shows = row.again || (row.kind && row.kind !== 'not-asked');
    return shows && commitment ? [{ ...row, commitment }] : [];
  });
  if (shared.length === 0) return null;
  const open = shared.filter(({ replyDue }) => replyDue !== null).length;
  return (
    <section className="panel" aria-labelledby="scores-heading">
      <h2 id="scores-heading">{say('overview.scores')}</h2>
      <p className="muted">{say('report.scores', { open })}</p>
      {again.length > 0 && <p>{say('report.scores.again', { count: again.length })}</p>}
      {lastCertified(report) !== null && report.commands.includes('edit') && again.length < shared.length && (
        <p>{say('report.scores.mayChange')}</p>
      )}
      <ul className="tasks">
        {shared.map(({ commitment, kind, value, state, replyDue, again: isAgain }) => (
          <li key={commitment.id}>
            <Link to="/scoring/$cycle/$member/$commitment" params={{ cycle, member, commitment: commitment.id }}>
              {kind ? (
                <ScoreChip score={classifyScore({ kind, value })} say={say} />
              ) : (
                <span aria-hidden="true">–</span>
              )}
              <span className="task-words">
                {commitment.code} {choose(commitment.title)}
                {replyDue && (
                  <span className="small-print"> {say('report.scores.until', { instant: instant(replyDue) })}</span>
                )}
              </span>
              <span className={isAgain ? 'tag tag-warn' : 'tag'}>
                {isAgain ? say('scoring.again') : nameState(state, false, say)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
