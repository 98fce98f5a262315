import type { ReportView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { mayIn } from '../session/grants.js';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { settledVersion } from './report-version.js';

/** The way to a report's checks and its submission, or to the receipt where neither is open any more. */
export function ReportEndLink(props: {
  readonly report: ReportView;
  /** As a button; none within words. */
  readonly className?: string;
}): ReactNode {
  const { say } = useSpeech();
  const session = useSession();
  const { report, className } = props;
  const { cycle, member } = report;
  const plan = useQuery(queries.cycles()).data?.find(({ code }) => code === cycle)?.plan.id;
  // Who has a part of the report reads what was found.
  const checks = plan !== undefined && mayIn(session, 'report:check', { plan, cycle, member });
  const settled = checks ? settledVersion(report) : null;
  if (settled !== null)
    return (
      <Link
        className={className}
        to="/report/$cycle/$member/receipt/$version"
        params={{ cycle, member, version: String(settled) }}
      >
        {say('receipt.open', { version: settled })}
      </Link>
    );
  return (
    <Link className={className} to="/report/$cycle/$member/submit" params={{ cycle, member }}>
      {say(checks ? 'report.checkAndSubmit' : 'checks.heading')}
    </Link>
  );
}
