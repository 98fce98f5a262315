import type { CycleView } from '@signatory/contract';
import { formatList } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { assigning } from '../../api/assigning.js';
import { queries } from '../../api/queries.js';
import { waitingScores } from '../../api/waiting.js';
import { nameMember } from '../../app/cycle-picker.js';
import { mayIn } from '../../session/grants.js';
import { useSession } from '../../session/session.js';
import { useSpeech } from '../../session/language.js';
import { MANY } from '../../ui/long-table.js';

/** What stands still in a cycle until somebody acts, beside what its table of members shows: nothing where nothing does. */
export function WaitingList({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const session = useSession();
  const scope = { plan: cycle.plan.id, cycle: cycle.code, member: null };
  const may = mayIn(session, 'score:share', scope) && mayIn(session, 'release:request', scope);
  return may && <Waiting cycle={cycle} />;
}

function Waiting({ cycle: { code: cycle, ...its } }: { readonly cycle: CycleView }): ReactNode {
  const { say, choose, language } = useSpeech();
  const waiting = useQuery(waitingScores(cycle)).data ?? [];
  // One without a reason keeps all of its member back.
  const toShare = waiting.filter((of) => of.toShare > 0 && of.unexplained === 0).length;
  const unexplained = waiting.reduce((sum, of) => sum + of.unexplained, 0);
  const disputed = waiting.reduce((sum, of) => sum + of.disputed, 0);
  // Whoever would settle them may have stepped back since the cycle opened.
  const assigned = useQuery({ ...assigning.assignments(cycle), enabled: disputed > 0 }).data;
  const stuck = waiting.filter((of) => of.disputed > 0 && assigned?.unadjudicated.includes(of.member));
  const releases = useQuery(queries.releases(cycle)).data ?? [];
  const requested = releases.filter(({ state }) => state === 'REQUESTED');
  if (toShare + unexplained + disputed + requested.length === 0) return null;
  return (
    <section className="note" aria-labelledby="waiting-heading">
      <h2 id="waiting-heading" className="visually-hidden">
        {say('overview.waits')}
      </h2>
      <ul>
        {toShare > 0 && <li>{say('overview.waits.share', { count: toShare })}</li>}
        {unexplained > 0 && <li>{say('overview.waits.unexplained', { count: unexplained })}</li>}
        {disputed > 0 && <li>{say('overview.waits.disputed', { count: disputed })}</li>}
        {stuck.length > 0 && (
          <li>
            <Link to="/cycles/assignments" search={{ cycle }}>
              {stuck.length > MANY
                ? say('assignments.unadjudicatedMany', { count: stuck.length, members: its.members.length })
                : say('assignments.unadjudicated', {
                    members: formatList(
                      language,
                      stuck.map(({ member }) => nameMember(its, member, choose)),
                    ),
                  })}
            </Link>
          </li>
        )}
        {requested.map(({ id, number }) => (
          <li key={id}>
            <Link to="/releases" search={{ cycle }}>
              {say('overview.waits.release', { number })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
