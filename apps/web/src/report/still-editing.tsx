import type { ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { formatList } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { editing } from '../api/editing.js';
import { useSpeech } from '../session/language.js';
import type { PillarTasks } from './entry-status.js';

/** Who is still at which entry, before the report is certified: what they save has to be checked again. */
export function StillEditing(props: {
  readonly report: ReportView;
  readonly groups: readonly PillarTasks[];
}): ReactNode {
  const { say, language } = useSpeech();
  const { report, groups } = props;
  const entries = useQuery(editing.ofReport(report.cycle, report.member)).data?.entries ?? [];
  const people = [...new Set(entries.flatMap((each) => each.people))];
  const labels = groups.flatMap(({ tasks }) =>
    tasks.flatMap(({ indicator }) =>
      entries.some((each) => each.indicator === indicator.code) ? indicator.label : [],
    ),
  );
  return (
    <div className="still-editing" role="status">
      {people.length > 0 && (
        <p className="banner banner-warn">
          <Icon name="alert" />{' '}
          {say('certify.editing', {
            count: people.length,
            names: formatList(language, people),
            entries: formatList(language, labels),
          })}
        </p>
      )}
    </div>
  );
}
