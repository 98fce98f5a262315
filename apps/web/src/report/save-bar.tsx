import type { ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Failure, StatusLine } from '../ui/states.js';
import type { SaveState } from './entry-saver.js';
import type { Task } from './entry-status.js';

/** Where saving stands, and the way to the next indicator; it stays in sight. */
export function SaveBar(props: {
  readonly state: SaveState;
  readonly before: Task | undefined;
  readonly after: Task | undefined;
  readonly report: ReportView;
}): ReactNode {
  const { say } = useSpeech();
  const { state, before, after, report } = props;
  const step = (task: Task | undefined, back: boolean): ReactNode =>
    task && (
      <Link
        className="button"
        to="/report/$cycle/$member/entry/$indicator"
        params={{ cycle: report.cycle, member: report.member, indicator: task.indicator.code }}
      >
        {back && <Icon name="back" />}
        <span className="visually-hidden">{say(back ? 'entry.before' : 'entry.after')} </span>
        {task.indicator.label}
        {!back && <Icon name="chevron" />}
      </Link>
    );
  return (
    <div className="save-bar">
      {state.kind === 'failed' && <Failure error={state.error} />}
      <div className="save-bar-row">
        <div className="acts">
          {step(before, true)}
          {step(after, false)}
        </div>
        <SaveLine state={state} />
      </div>
    </div>
  );
}

function SaveLine({ state }: { readonly state: SaveState }): ReactNode {
  const { say, time } = useSpeech();
  switch (state.kind) {
    case 'idle':
      return <StatusLine />;
    case 'saving':
      return <StatusLine tone="busy">{say('save.saving')}</StatusLine>;
    case 'saved':
      return <StatusLine>{say('save.saved', { time: time(state.at) })}</StatusLine>;
    case 'offline':
      return <StatusLine tone="err">{say('save.offline')}</StatusLine>;
    case 'failed':
      return <StatusLine tone="err">{say('save.failed')}</StatusLine>;
    case 'conflict':
      return <StatusLine tone="err">{say('save.conflict')}</StatusLine>;
  }
}
