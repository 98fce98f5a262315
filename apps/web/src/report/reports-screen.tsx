import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { reportsOf, useSession } from '../session/session.js';
import { Screen } from '../ui/screen.js';
import { Empty, Loaded } from '../ui/states.js';
import { findReports, onlyReport } from './own-reports.js';
import { ReportCard } from './report-card.js';

/** Goes on to a report, unless its reader went elsewhere while it was looked up. */
function OpenReport({ cycle, member }: { readonly cycle: string; readonly member: string }): ReactNode {
  const router = useRouter();
  useEffect(() => {
    if (router.history.location.pathname === '/report')
      void router.navigate({ to: '/report/$cycle/$member', params: { cycle, member }, replace: true });
  }, [router, cycle, member]);
  return null;
}

/** Without a role, or with one before there is a cycle: then a version of the plan may wait for comments. */
function NoReport({ hasRole }: { readonly hasRole: boolean }): ReactNode {
  const { say } = useSpeech();
  if (!hasRole) return <Empty>{say('reports.none')}</Empty>;
  return (
    <Empty>
      {say('reports.none.yet')} <Link to="/plans">{say('section.plans')}</Link>
    </Empty>
  );
}

/** The reports a person works on; with only one, that report itself. */
export function ReportsScreen(): ReactNode {
  const { say } = useSpeech();
  const session = useSession();
  const cycles = useQuery(queries.cycles());
  return (
    <Loaded query={cycles}>
      {(all) => {
        const reports = findReports(all, session);
        const only = onlyReport(reports);
        if (only) return <OpenReport cycle={only.cycle.code} member={only.member} />;
        return (
          <Screen title={say('reports.heading')}>
            {reports.length === 0 && <NoReport hasRole={reportsOf(session).length > 0} />}
            <ul className="cards">
              {reports.map((report) => (
                <ReportCard key={`${report.cycle.code} ${report.member}`} {...report} />
              ))}
            </ul>
          </Screen>
        );
      }}
    </Loaded>
  );
}
