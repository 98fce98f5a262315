import type { CycleState } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { TextField } from '../../ui/text-field.js';
import {
  DATES,
  DAYS,
  earlyDates,
  readDays,
  type CalendarDraft,
  type DateName,
  type DaysName,
} from './calendar-draft.js';

export const DATE_LABELS = {
  opens: 'milestone.opens',
  deadline: 'milestone.deadline',
  cutOff: 'milestone.cutOff',
  reviewDeadline: 'milestone.review',
} as const satisfies Record<DateName, string>;

/** A review need not end on a day that is set. */
const isOptional = (name: DateName): boolean => name === 'reviewDeadline';

/** Those of the window, too. */
export const DAY_LABELS = { ...DATE_LABELS, from: 'calendar.window.from', to: 'calendar.window.to' } as const;

export const DAYS_LABELS = {
  beforeOpening: 'reminders.beforeOpening',
  beforeDeadline: 'reminders.beforeDeadline',
  beforeCorrection: 'reminders.beforeCorrection',
} as const satisfies Record<DaysName, string>;

/** The fields of a cycle's calendar. What its state has fixed can be read and not typed over. */
export function CalendarFields(props: {
  readonly draft: CalendarDraft;
  readonly state: CycleState;
  /** What is wrong with a field, by the server's pointer to it. */
  readonly wrong: (pointer: string) => string | null;
  readonly onChange: (draft: CalendarDraft) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { draft, state, onChange } = props;
  const early = earlyDates(draft);
  const wrong = (pointer: string): string | null => {
    const found = early.find((each) => each.pointer === pointer);
    return found ? say('calendar.early', { name: say(DAY_LABELS[found.after]) }) : props.wrong(pointer);
  };
  const designed = state === 'DESIGN';
  const promised = designed || state === 'OPEN';
  const isFixed = (name: DateName): boolean =>
    name === 'reviewDeadline' ? false : name === 'opens' ? !designed : !promised;
  return (
    <>
      <fieldset className="item">
        <legend>{say('calendar.window')}</legend>
        <p className="hint">{say(designed ? 'calendar.window.hint' : 'calendar.fixed')}</p>
        <div className="field-row">
          {(['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              label={say(`calendar.window.${end}`)}
              type="date"
              value={draft.window[end]}
              disabled={!designed}
              required
              error={wrong(`/window/${end}`)}
              onChange={(value) => onChange({ ...draft, window: { ...draft.window, [end]: value } })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="item">
        <legend>{say('calendar.dates')}</legend>
        <p className="hint">
          {say(designed ? 'calendar.dates.hint' : promised ? 'calendar.dates.later' : 'calendar.dates.over')}
        </p>
        <div className="field-row">
          {DATES.map((name) => (
            <TextField
              key={name}
              label={
                say(DATE_LABELS[name]) +
                (isOptional(name) ? say('join.aside', { words: say('calendar.optional') }) : '')
              }
              type="datetime-local"
              value={draft.dates[name]}
              disabled={isFixed(name)}
              required={!isOptional(name)}
              error={wrong(`/${name}`)}
              onChange={(value) => onChange({ ...draft, dates: { ...draft.dates, [name]: value } })}
            />
          ))}
        </div>
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.automatic}
            onChange={({ target }) => onChange({ ...draft, automatic: target.checked })}
          />
          {say('calendar.automatic')}
        </label>
      </fieldset>
      <fieldset className="item">
        <legend>{say('reminders.heading')}</legend>
        <p className="hint">{say('reminders.hint')}</p>
        <div className="field-row">
          {DAYS.map((name) => (
            <TextField
              key={name}
              label={say(DAYS_LABELS[name])}
              value={draft.days[name]}
              error={
                readDays(draft.days[name]) === null ? say('reminders.days.fault') : props.wrong(`/reminders/${name}`)
              }
              onChange={(value) => onChange({ ...draft, days: { ...draft.days, [name]: value } })}
            />
          ))}
        </div>
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.atDeadline}
            onChange={({ target }) => onChange({ ...draft, atDeadline: target.checked })}
          />
          {say('reminders.atDeadline')}
        </label>
      </fieldset>
    </>
  );
}
