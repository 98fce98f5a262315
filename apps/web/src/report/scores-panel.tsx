import type { PlanView, ReportView, ScoreRow } from '@signatory/contract';
import { classifyScore, ScoreChip } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { scoresOf } from '../api/score-desk.js';
import { useSpeech } from '../session/language.js';
import { mayIn } from '../session/grants.js';
import { useSession } from '../session/session.js';
import { nameState } from '../scoring/name-state.js';
import { useWithdrawn } from '../scoring/use-withdrawn.js';
import { sentences } from '../ui/faults.js';
import { useNow } from '../ui/use-now.js';
import { lastCertified } from './report-version.js';

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
  const awaited = shared.filter(awaitsReply);
  // As a rule a member's scores are shared together.
  const [first = null] = awaited.map(({ replyDue }) => replyDue).sort();
  const now = useNow(first);
  const withdrawn = useWithdrawn(
    cycle,
    shared.map(({ state }) => state),
  );
  if (shared.length === 0) return null;
  const open = awaited.filter(({ replyDue }) => Date.parse(replyDue) > now).length;
  return (
    <section className="panel" aria-labelledby="scores-heading">
      <h2 id="scores-heading">{say('overview.scores')}</h2>
      <p className="muted">{sentences(say('report.scores', { open }), open > 0 && say('reply.silence'))}</p>
      {again.length > 0 && <p>{say('report.scores.again', { count: again.length })}</p>}
      {lastCertified(report) !== null && report.commands.includes('edit') && again.length < shared.length && (
        <p>{say('report.scores.mayChange')}</p>
      )}
      <ul className="tasks">
        {shared.map(({ commitment, ...row }) => (
          <li key={commitment.id}>
            <Link to="/scoring/$cycle/$member/$commitment" params={{ cycle, member, commitment: commitment.id }}>
              {row.kind ? (
                <ScoreChip score={classifyScore({ kind: row.kind, value: row.value })} say={say} />
              ) : (
                <span aria-hidden="true">–</span>
              )}
              <span className="task-words">
                {commitment.code} {choose(commitment.title)}
                {awaitsReply(row) && (
                  <span className="small-print">
                    {' '}
                    {Date.parse(row.replyDue) > now
                      ? say('report.scores.until', { instant: instant(row.replyDue) })
                      : say('scoring.stands.over')}
                  </span>
                )}
              </span>
              <StateTag row={row} withdrawn={withdrawn} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function StateTag(props: {
  readonly row: Pick<ScoreRow, 'state' | 'again' | 'contested'>;
  readonly withdrawn: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { row, withdrawn } = props;
  if (row.again) return <span className="tag tag-warn">{say('scoring.again')}</span>;
  if (row.contested) return <span className="tag tag-open">{say('scoring.contested')}</span>;
  return <span className="tag">{nameState(row.state, { assesses: false, withdrawn }, say)}</span>;
}

/** Shared and not replied to: what it contests may still be changed, but waits for its answer. */
function awaitsReply<Row extends Pick<ScoreRow, 'replyDue' | 'contested'>>(
  row: Row,
): row is Row & { replyDue: string } {
  return row.replyDue !== null && !row.contested;
}
