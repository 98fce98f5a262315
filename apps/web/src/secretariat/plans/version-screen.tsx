import type { PlanVersionDetail } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { mayIn, mayOn } from '../../session/grants.js';
import { useSession } from '../../session/session.js';
import { Crumbs } from '../../ui/crumbs.js';
import { Screen } from '../../ui/screen.js';
import { Loaded } from '../../ui/states.js';
import { AdoptionRecord } from './adoption-record.js';
import { ChangesLink } from './changes-link.js';
import { useConsultationIsOver } from './consultation-end.js';
import { CommentsPanel } from './comments-panel.js';
import { DecisionsPanel } from './decisions-panel.js';
import { PlanText } from './plan-text.js';
import { RuleTrial } from './rule-trial.js';
import { TranslationsPanel } from './translations-panel.js';
import { VersionState } from './version-state.js';
import { VersionSteps } from './version-steps.js';

/** One version of a plan: its text, what is said about it, and what its adopters decided beside it. */
export function VersionScreen(): ReactNode {
  const { say } = useSpeech();
  const { plan, version } = useParams({ from: '/plans/$plan/$version' });
  const detail = useQuery(queries.planVersion({ plan, n: Number(version) }));
  return (
    <Loaded query={detail}>
      {(found) => (
        <Version
          key={`${plan} ${version}`}
          version={found}
          crumbs={
            <Crumbs here={say('plans.number', { version: found.version })}>
              <Link to="/plans">{say('section.plans')}</Link>
            </Crumbs>
          }
        />
      )}
    </Loaded>
  );
}

function Version(props: { readonly version: PlanVersionDetail; readonly crumbs: ReactNode }): ReactNode {
  const { say, choose, instant } = useSpeech();
  const { version } = props;
  const session = useSession();
  const isOver = useConsultationIsOver(version);
  const keeps = mayIn(session, 'plan:adopt', { plan: version.id, cycle: null, member: null });
  // What waits for somebody comes first.
  const comments = version.state !== 'DRAFT' && <CommentsPanel key="comments" version={version} keeps={keeps} />;
  const decisions = <DecisionsPanel key="decisions" version={version} keeps={keeps} />;
  return (
    <Screen
      title={choose(version.title)}
      section={say('section.plans')}
      crumbs={props.crumbs}
      line={
        <>
          <span>{say('plans.number', { version: version.version })}</span>
          <VersionState version={isOver ? { ...version, consultationUntil: null } : version} />
          {isOver && version.consultationUntil && (
            <span className="small-print">
              {say('plans.consultedUntil.past', { instant: instant(version.consultationUntil) })}
            </span>
          )}
        </>
      }
    >
      {keeps ? (
        <VersionSteps version={version} />
      ) : (
        <div className="acts">
          <ChangesLink version={version} />
        </div>
      )}
      {version.adoption && <AdoptionRecord version={version} adoption={version.adoption} />}
      {version.state === 'CONSULTATION' ? [comments, decisions] : [decisions, comments]}
      {mayOn(session, 'rule:try', version.id) && <RuleTrial version={version} />}
      {keeps && <TranslationsPanel version={version} />}
      <PlanText version={version} />
    </Screen>
  );
}
