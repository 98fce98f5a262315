import type { ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/**
 * How many findings stand open, by what they ask for, and how many were answered: those the checks passed with. Of what was not
 * checked that alone is said.
 */
export function OpenFindings({ report }: { readonly report: ReportView }): ReactNode {
  const { say } = useSpeech();
  const { answered } = report;
  if (!report.checked) return <p>{say('statistics.unchecked')}</p>;
  const { blockers, errors, warnings, notRun } = report.open;
  return (
    <ul className="counts">
      {blockers > 0 && (
        <li className="count-err">
          <Icon name="stop" />
          {say('findings.blockers', { count: blockers })}
        </li>
      )}
      {(errors > 0 || blockers === 0) && (
        <li className={errors > 0 ? 'count-err' : ''}>
          <Icon name={errors > 0 ? 'stop' : 'check'} />
          {say('findings.errors', { count: errors })}
        </li>
      )}
      <li className={warnings > 0 ? 'count-warn' : ''}>
        <Icon name={warnings > 0 ? 'alert' : 'check'} />
        {say('findings.warnings', { count: warnings })}
      </li>
      {notRun > 0 && (
        <li className="count-err">
          <Icon name="stop" />
          {say('findings.notRun', { count: notRun })}
        </li>
      )}
      {answered > 0 && (
        <li>
          <Icon name="check" />
          {say('findings.settled', { count: answered })}
        </li>
      )}
    </ul>
  );
}
