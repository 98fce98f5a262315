import type { ReportView } from '@signatory/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import type { Task } from './entry-status.js';
import { EntryStatusTag } from './entry-status-tag.js';

/** Entries that wait for somebody under one heading; where none does, nothing. */
export function TasksPanel(props: {
  readonly name: string;
  readonly heading: string;
  readonly tasks: readonly Task[];
  readonly report: ReportView;
}): ReactNode {
  const { name, heading, tasks, report } = props;
  if (tasks.length === 0) return null;
  return (
    <section className="panel" aria-labelledby={`${name}-heading`}>
      <h2 id={`${name}-heading`}>{heading}</h2>
      <TaskList tasks={tasks} report={report} />
    </section>
  );
}

/** Entries, each with the way to it and where it stands. */
export function TaskList({
  tasks,
  report,
}: {
  readonly tasks: readonly Task[];
  readonly report: ReportView;
}): ReactNode {
  const { choose } = useSpeech();
  return (
    <ul className="tasks">
      {tasks.map((task) => (
        <li key={task.indicator.code}>
          <Link
            to="/report/$cycle/$member/entry/$indicator"
            params={{ cycle: report.cycle, member: report.member, indicator: task.indicator.code }}
          >
            <span className="matrix-code">{task.indicator.label}</span>
            <span className="task-words">{choose(task.indicator.question)}</span>
            <EntryStatusTag status={task.status} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
