import type { ReportView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import type { Task } from './entry-status.js';
import { TasksPanel } from './tasks-panel.js';

/** Entries of which an agency gave its part, and which wait for the focal point to clear it. */
export function PartsToClear(props: { readonly report: ReportView; readonly tasks: readonly Task[] }): ReactNode {
  const { say } = useSpeech();
  const { report, tasks } = props;
  const parts = useQuery(queries.contributions(report.cycle, report.member)).data ?? [];
  const given = new Set(parts.flatMap(({ commands, indicator }) => (commands.includes('clear') ? indicator : [])));
  return (
    <TasksPanel
      name="given"
      heading={say('parts.toClear')}
      tasks={tasks.filter(({ indicator }) => given.has(indicator.code))}
      report={report}
    />
  );
}
