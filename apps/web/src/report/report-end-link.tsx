import type { ReportView } from '@signatory/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { settledVersion } from './entry-status.js';

/** The way to a report's checks and its submission, or to the receipt where neither is open any more. */
export function ReportEndLink(props: {
  readonly report: ReportView;
  /** As a button; none within words. */
  readonly className?: string;
  /** Whether the reader checks and submits; who has a part of the report reads what was found. */
  readonly checks: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { report, className, checks } = props;
  const { cycle, member } = report;
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
