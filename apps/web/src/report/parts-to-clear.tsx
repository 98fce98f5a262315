import type { ContributionView, ReportView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import type { Task } from './entry-status.js';
import { TasksPanel } from './tasks-panel.js';

/** Entries whose parts wait for the focal point: an agency gave its own, or nobody is left who could. */
export function PartsToClear(props: { readonly report: ReportView; readonly tasks: readonly Task[] }): ReactNode {
  const { say } = useSpeech();
  const { report, tasks } = props;
  const parts = useQuery(queries.contributions(report.cycle, report.member)).data ?? [];
  const tasksOf = (waits: (part: ContributionView) => boolean): Task[] => {
    const waiting = new Set(parts.filter(waits).map(({ indicator }) => indicator));
    return tasks.filter(({ indicator }) => waiting.has(indicator.code));
  };
  return (
    <>
      <TasksPanel
        name="given"
        heading={say('parts.toClear')}
        tasks={tasksOf(({ commands }) => commands.includes('clear'))}
        report={report}
      />
      <TasksPanel
        name="ungiven"
        heading={say('parts.toWithdraw')}
        tasks={tasksOf(({ commands, gone }) => gone && commands.includes('withdraw'))}
        report={report}
      />
    </>
  );
}
