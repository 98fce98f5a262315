import type { ReportView } from '@signatory/contract';
import { formatList } from '@signatory/texts';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { type PillarTasks } from './entry-status.js';
import { isBeingWritten } from './report-version.js';
import { labelsOfReturned } from './returned-labels.js';

/** What comes first, where a report cannot be certified yet: its checks above may have passed, and it is something else that is awaited. */
export function NotYet(props: { readonly report: ReportView; readonly groups: readonly PillarTasks[] }): ReactNode {
  const { say, language } = useSpeech();
  const { report, groups } = props;
  const words = (): string => {
    if (!isBeingWritten(report)) {
      if (!report.commands.includes('edit')) return say('submit.done');
      const labels = labelsOfReturned(groups);
      return say('submit.toChange', { count: labels.length, entries: formatList(language, labels) });
    }
    const isToCheck = report.state === 'DRAFT' && report.commands.includes('check');
    return say(isToCheck ? 'submit.toCheck' : 'submit.notReady');
  };
  return <p className="note">{words()}</p>;
}
