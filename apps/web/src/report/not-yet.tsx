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
    // What was found as it was saved comes first: to run them once more finds the same.
    const { blockers, notRun, errors } = report.open;
    const isClear = blockers + notRun + errors === 0;
    const isToCheck = report.state === 'DRAFT' && report.commands.includes('check') && isClear;
    return say(isToCheck ? 'submit.toCheck' : 'submit.notReady');
  };
  return <p className="note">{words()}</p>;
}
