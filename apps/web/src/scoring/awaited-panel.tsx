import type { PlanView, ScoreView } from '@signatory/contract';
import { isScorable } from '@signatory/domain';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ScoreKey } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import { Reviewed } from './linked-entries.js';

/** What has to be done before a score can be given, each with the way to it: nobody writes a reason that is then refused. */
export function AwaitedPanel(props: {
  readonly scoreKey: ScoreKey;
  readonly score: Pick<ScoreView, 'awaited' | 'submitted'>;
  readonly commitment: PlanView['commitments'][number];
}): ReactNode {
  const { say, choose } = useSpeech();
  const {
    scoreKey,
    commitment,
    score: { awaited, submitted },
  } = props;
  if (awaited === null || isScorable(awaited)) return null;
  const { report, entries, actions } = awaited;
  // What was submitted comes under review with the first decision about it; what was not has no entries to lead to.
  const isThere = report === null || submitted === true;
  const open = isThere ? commitment.indicators.filter(({ code }) => entries.includes(code)) : [];
  return (
    <section className="panel only-screen" aria-labelledby="awaited-heading">
      <h2 id="awaited-heading">{say('scoring.awaited')}</h2>
      {report && open.length === 0 && <p>{say(`scoring.awaited.report.${report}`)}</p>}
      {open.length > 0 && (
        <>
          <p>{say('scoring.awaited.entries', { count: open.length })}</p>
          <ul className="indicators">
            {open.map((indicator) => (
              <li key={indicator.code}>
                <span className="matrix-code">{indicator.label}</span>
                <div>
                  <Link
                    to="/review/$cycle/$member/$indicator"
                    params={{ cycle: scoreKey.cycle, member: scoreKey.member, indicator: indicator.code }}
                  >
                    {choose(indicator.question)}
                  </Link>
                  <Reviewed scoreKey={scoreKey} indicator={indicator} />
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {actions > 0 && (
        <p>
          <a href="#actions-heading">{say('scoring.awaited.actions', { count: actions })}</a>
        </p>
      )}
    </section>
  );
}
