import type { ChangeCalendar, CycleView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useState, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { ProblemError } from '../api/problem-error.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure, StatusLine } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { fromLocal, toLocal } from './local-instant.js';

const DATES = ['opens', 'deadline', 'cutOff', 'reviewDeadline'] as const;
type DateName = (typeof DATES)[number];

const LABELS = {
  opens: 'milestone.opens',
  deadline: 'milestone.deadline',
  cutOff: 'milestone.cutOff',
  reviewDeadline: 'milestone.review',
} as const satisfies Record<DateName, string>;

/** What is typed, and the cycle it was made from: a change is sent on that version. */
interface Draft {
  readonly base: CycleView;
  readonly dates: Readonly<Record<DateName, string>>;
  readonly automatic: boolean;
}

const draftOf = (cycle: CycleView): Draft => ({
  base: cycle,
  dates: {
    opens: toLocal(cycle.opens),
    deadline: toLocal(cycle.deadline),
    cutOff: toLocal(cycle.cutOff),
    reviewDeadline: toLocal(cycle.reviewDeadline),
  },
  automatic: cycle.automatic,
});

/** Changes a cycle's dates, with a reason. Where somebody changed them meanwhile, both stand beside each other first. */
export function CalendarForm({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const [draft, setDraft] = useState(() => draftOf(cycle));
  const [reason, setReason] = useState('');
  const save = useCommand(
    (body: ChangeCalendar) => api.changeCalendar(cycle.code, draft.base.version, body),
    [['cycles'], ['overview', cycle.code], ['statistics', cycle.code]],
  );
  const isStale = cycle.version !== draft.base.version;
  const body = readDraft(draft, reason);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!body) return;
        const onSuccess = (next: CycleView): void => {
          setDraft(draftOf(next));
          setReason('');
        };
        save.mutate(body, { onSuccess });
      }}
    >
      {DATES.map((name) => (
        <TextField
          key={name}
          label={say(LABELS[name])}
          type="datetime-local"
          value={draft.dates[name]}
          disabled={name === 'opens' && cycle.state !== 'DESIGN'}
          required={name !== 'reviewDeadline'}
          onChange={(value) => setDraft({ ...draft, dates: { ...draft.dates, [name]: value } })}
        />
      ))}
      <label className="tick">
        <input
          type="checkbox"
          checked={draft.automatic}
          onChange={({ target }) => setDraft({ ...draft, automatic: target.checked })}
        />
        {say('calendar.automatic')}
      </label>
      <TextField
        label={say('calendar.reason')}
        hint={say('calendar.reason.hint')}
        value={reason}
        maxLength={2_000}
        required
        onChange={setReason}
      />
      {isStale && !save.isPending && (
        <Conflict
          draft={draft}
          now={cycle}
          onKeep={() => {
            save.reset();
            setDraft({ ...draft, base: cycle });
          }}
          onTake={() => {
            save.reset();
            setDraft(draftOf(cycle));
          }}
        />
      )}
      {save.error && !isConflict(save.error) && <Failure error={save.error} />}
      <button
        type="submit"
        className="button button-primary"
        disabled={save.isPending || isStale || !body || reason.trim().length < 3}
      >
        {say('calendar.save')}
      </button>
      <StatusLine>{save.isSuccess && !isStale && say('calendar.saved')}</StatusLine>
    </form>
  );
}

function isConflict(error: Error): boolean {
  return error instanceof ProblemError && error.code === 'version.stale';
}

/** Null while a date that every cycle has is missing. */
function readDraft({ base, dates, automatic }: Draft, reason: string): ChangeCalendar | null {
  const [opens, deadline, cutOff] = [
    fromLocal(dates.opens, base.opens),
    fromLocal(dates.deadline, base.deadline),
    fromLocal(dates.cutOff, base.cutOff),
  ];
  if (opens === null || deadline === null || cutOff === null || base.window === null) return null;
  const reviewDeadline = fromLocal(dates.reviewDeadline, base.reviewDeadline);
  return { window: base.window, opens, deadline, cutOff, reviewDeadline, automatic, reminders: base.reminders, reason };
}

/** The dates as they are now beside those typed; nothing is sent until one of them is chosen. */
function Conflict(props: {
  readonly draft: Draft;
  readonly now: CycleView;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}): ReactNode {
  const { say, instant } = useSpeech();
  const { draft, now } = props;
  const print = (at: string | null): string => (at === null ? '–' : instant(at));
  return (
    <div className="banner banner-warn" role="alert">
      <p className="banner-head">
        <Icon name="alert" />
        {say('calendar.conflict')}
      </p>
      <ul>
        {DATES.filter((name) => draft.dates[name] !== toLocal(now[name])).map((name) => (
          <li key={name}>
            {say('calendar.conflict.date', {
              name: say(LABELS[name]),
              now: print(now[name]),
              typed: print(fromLocal(draft.dates[name], draft.base[name])),
            })}
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={props.onKeep}>
        {say('calendar.conflict.keep')}
      </button>{' '}
      <button type="button" className="button" onClick={props.onTake}>
        {say('calendar.conflict.take')}
      </button>
    </div>
  );
}
