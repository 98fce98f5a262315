import type { ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import type { Task } from './entry-status.js';
import { keptDrafts } from './kept-drafts.js';

/** What was entered on this device and has not reached the server: it is sent again by itself, but for what its person has to look at. */
export function KeptNote({
  report,
  tasks,
}: {
  readonly report: ReportView;
  readonly tasks: readonly Task[];
}): ReactNode {
  const { say } = useSpeech();
  const { person } = useSession();
  const { cycle, member } = report;
  const { data: kept = [] } = useQuery(keptDrafts.of({ person: person.id, cycle, member }));
  const left = tasks.filter(({ indicator }) => kept.includes(indicator.code));
  if (left.length === 0) return null;
  return (
    <section className="banner banner-warn" aria-labelledby="kept-heading">
      <h2 id="kept-heading" className="banner-head">
        <Icon name="alert" />
        {say('report.kept', { count: left.length })}
      </h2>
      <p>{say('report.kept.text')}</p>
      <p className="acts">
        {left.map(({ indicator }) => (
          <Link
            key={indicator.code}
            to="/report/$cycle/$member/entry/$indicator"
            params={{ cycle, member, indicator: indicator.code }}
          >
            {indicator.label}
          </Link>
        ))}
      </p>
    </section>
  );
}
