import type { FindingView, ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Failure, StatusLine } from '../ui/states.js';
import type { Completing } from './completing.js';
import type { SaveState } from './entry-saver.js';
import { isOpen, type Task } from './entry-status.js';

/** Where saving stands, and the way to the next indicator; it stays in sight. */
export function SaveBar(props: {
  readonly state: SaveState;
  readonly unread: number;
  /** Whether this device keeps what is not saved; null where nothing is entered. */
  readonly isKept: boolean | null;
  readonly before: Task | undefined;
  readonly after: Task | undefined;
  readonly report: ReportView;
  readonly findings: readonly FindingView[];
  /** Marks the entry as complete; none where it is only read. */
  readonly completing: Completing | null;
  /** What is said while the checks of what was marked complete have not ended. */
  readonly waiting: ReactNode;
  /** Above it, in sight as it is. */
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  const { state, before, after, report, completing } = props;
  const open = props.findings.filter(isOpen).length;
  useStepKeys(report, before, after);
  const step = (task: Task | undefined, back: boolean): ReactNode =>
    task && (
      <Link
        className="button save-bar-step"
        to="/report/$cycle/$member/entry/$indicator"
        params={{ cycle: report.cycle, member: report.member, indicator: task.indicator.code }}
        aria-keyshortcuts={back ? 'Alt+ArrowUp' : 'Alt+ArrowDown'}
        title={say(back ? 'entry.before.keys' : 'entry.after.keys')}
      >
        {back && <Icon name="back" />}
        <span className="visually-hidden">{say(back ? 'entry.before' : 'entry.after')} </span>
        <span className="save-bar-label">{task.indicator.label}</span>
        {!back && <Icon name="chevron" />}
      </Link>
    );
  return (
    <div className="save-bar">
      {props.children}
      {state.kind === 'failed' && <Failure error={state.error} />}
      <div className="save-bar-row">
        <div className="acts">
          {completing && (
            <button type="button" className="button button-primary" onClick={completing.complete}>
              <Icon name="check" />
              {say('entry.complete')}
            </button>
          )}
          {step(before, true)}
          {step(after, false)}
          <button
            type="button"
            className="button save-bar-checks"
            onClick={() => document.getElementById('checks-heading')?.focus()}
          >
            <Icon name={open > 0 ? 'stop' : 'check'} />
            <span className="save-bar-count" aria-hidden="true">
              {open > 0 && open}
            </span>
            <span className="save-bar-words">{say('checks.count', { count: open })}</span>
          </button>
        </div>
        {completing?.waits ? (
          props.waiting
        ) : completing?.obstacle ? (
          <StatusLine tone="err">
            {say(completing.obstacle === 'errors' ? 'run.FAILED' : `entry.complete.${completing.obstacle}`)}
          </StatusLine>
        ) : (
          <SaveLine state={state} unread={props.unread} isKept={props.isKept} />
        )}
      </div>
    </div>
  );
}

/** Alt with an arrow up or down steps through the indicators; a list of choices opens by the same keys, and keeps them. */
function useStepKeys(report: ReportView, before: Task | undefined, after: Task | undefined): void {
  const navigate = useNavigate();
  useEffect(() => {
    const step = (event: KeyboardEvent): void => {
      const task = event.key === 'ArrowUp' ? before : event.key === 'ArrowDown' ? after : undefined;
      if (!task || !event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLSelectElement) return;
      event.preventDefault();
      void navigate({
        to: '/report/$cycle/$member/entry/$indicator',
        params: { cycle: report.cycle, member: report.member, indicator: task.indicator.code },
      });
    };
    addEventListener('keydown', step);
    return () => removeEventListener('keydown', step);
  }, [navigate, report.cycle, report.member, before, after]);
}

function SaveLine(props: Pick<Parameters<typeof SaveBar>[0], 'state' | 'unread' | 'isKept'>): ReactNode {
  const { say, time } = useSpeech();
  const { state, unread, isKept } = props;
  const kept = isKept === false ? 'no' : 'yes';
  // Whatever else is saved.
  if (unread > 0 && (state.kind === 'saved' || state.kind === 'idle'))
    return <StatusLine tone="err">{say('save.unread', { count: unread })}</StatusLine>;
  switch (state.kind) {
    case 'idle':
      return isKept === false ? <StatusLine tone="err">{say('save.unkept')}</StatusLine> : <StatusLine />;
    case 'saving':
      return <StatusLine tone="busy">{say('save.saving')}</StatusLine>;
    case 'saved':
      return <StatusLine>{say('save.saved', { time: time(state.at) })}</StatusLine>;
    case 'offline':
      return <StatusLine tone="err">{say('save.offline', { kept })}</StatusLine>;
    case 'failed':
      return <StatusLine tone="err">{say('save.failed', { kept })}</StatusLine>;
    case 'lacks':
      return <StatusLine tone="busy">{say('save.lacks', { field: say(`entry.${state.part}`) })}</StatusLine>;
    case 'conflict':
      return <StatusLine tone="err">{say('save.conflict')}</StatusLine>;
  }
}
