import type { ReportView } from '@signatory/contract';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Lack } from '../ui/lack.js';
import { Failure } from '../ui/states.js';
import { useLacks } from '../ui/use-lacks.js';
import type { Task } from './entry-status.js';
import { usePrintedAnswer } from './print-answer.js';

/** Answers carried over from the cycle before, to be confirmed together or one by one. */
export function CarriedPanel(props: { readonly tasks: readonly Task[]; readonly report: ReportView }): ReactNode {
  const { say } = useSpeech();
  const { tasks, report } = props;
  const { cycle, member } = report;
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  // An answer to other words is looked at before it is said to hold.
  const isChosen = (task: Task): boolean => turned.has(task.indicator.code) === wasReworded(task);
  const chosen = tasks.filter(isChosen).map(({ indicator }) => indicator.code);
  const confirm = useCommand(() => api.confirm(cycle, member, chosen), [['report', cycle, member]]);
  const lacks = useLacks({ chosen: chosen.length === 0 && say('lack.some') });
  if (tasks.length === 0) return null;
  const toggle = (code: string): void => {
    const next = new Set(turned);
    if (!next.delete(code)) next.add(code);
    setTurned(next);
  };
  return (
    <details className="panel pillar-tasks">
      <summary>
        <h2>{say('carried.list')}</h2>
        <span className="muted">{say('carried.count', { count: tasks.length })}</span>
      </summary>
      <p className="hint">{say('carried.hint')}</p>
      {tasks.some(wasReworded) && <p className="hint">{say('carried.reworded')}</p>}
      <ul className="carried">
        {tasks.map((task) => (
          <CarriedTask
            key={task.indicator.code}
            task={task}
            report={report}
            checked={isChosen(task)}
            onToggle={() => toggle(task.indicator.code)}
          />
        ))}
      </ul>
      <Lack>{lacks.at('chosen')}</Lack>
      {confirm.error && <Failure error={confirm.error} />}
      <button
        type="button"
        className="button button-primary"
        aria-disabled={confirm.isPending}
        onClick={(event) => lacks.ask(event, () => confirm.mutate(undefined))}
      >
        {say('carried.confirmMany', { count: chosen.length })}
      </button>
    </details>
  );
}

function wasReworded({ entry }: Task): boolean {
  return entry.before[0]?.asked != null;
}

function CarriedTask(props: {
  readonly task: Task;
  readonly report: ReportView;
  readonly checked: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { indicator, entry } = props.task;
  const print = usePrintedAnswer(indicator);
  const [earlier] = entry.before;
  return (
    <li>
      <label className="tick">
        <input type="checkbox" checked={props.checked} onChange={props.onToggle} />
        <span>
          {choose(indicator.question)} <strong>{earlier && print(earlier)}</strong>
          {earlier?.asked && <span className="hint">{say('earlier.asked', { question: choose(earlier.asked) })}</span>}
        </span>
      </label>
      <Link
        to="/report/$cycle/$member/entry/$indicator"
        params={{ cycle: props.report.cycle, member: props.report.member, indicator: indicator.code }}
      >
        {indicator.label}
      </Link>
    </li>
  );
}
