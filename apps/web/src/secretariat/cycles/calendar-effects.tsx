import type { CycleView } from '@signatory/contract';
import { foreseeLetters, timeOf, type CycleState } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.js';
import { useSpeech, type Speech } from '../../session/language.js';
import { useNow } from '../../ui/use-now.js';
import { changesOf, type Calendar, type CalendarChange } from './calendar-draft.js';
import { DATE_LABELS, DAYS_LABELS } from './calendar-fields.js';

/** What saving would do: each part that changes as it was and as it will be, and whom it gives time again. */
export function CalendarEffects(props: { readonly cycle: CycleView; readonly calendar: Calendar | null }): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  const { cycle, calendar } = props;
  const overview = useQuery(queries.overview(cycle.code));
  const now = useNow();
  if (!calendar) return <p className="muted">{say('calendar.effect.unreadable')}</p>;
  const changes = changesOf(cycle, calendar);
  const missed = (overview.data ?? []).filter(({ missedAt, submittedAt }) => missedAt !== null && submittedAt === null);
  const givesTime = calendar.deadline !== cycle.deadline && new Date(calendar.deadline).getTime() > now;
  return (
    <div className="note" aria-live="polite">
      <h3>{say('calendar.effect.heading')}</h3>
      {changes.length === 0 ? (
        <p>{say('calendar.effect.none')}</p>
      ) : (
        <ul className="faults">
          {changes.map((change) => (
            <li key={'name' in change ? change.name : change.kind}>{printChange(change, speech)}</li>
          ))}
          {givesTime && missed.length > 0 && <li>{say('calendar.effect.missed', { count: missed.length })}</li>}
        </ul>
      )}
    </div>
  );
}

/** A change in words: as it is, and as it would be. */
export function printChange(change: CalendarChange, { say, instant, date }: Speech): string {
  const none = say('calendar.effect.noDate');
  switch (change.kind) {
    case 'date': {
      const { name, before, after } = change;
      return say('calendar.effect.change', {
        name: say(DATE_LABELS[name]),
        before: before === null ? none : instant(before),
        after: after === null ? none : instant(after),
      });
    }
    case 'window': {
      const print = (window: CycleView['window']): string =>
        window ? say('date.range', { from: date(window.from), to: date(window.to) }) : none;
      const { before, after } = change;
      return say('calendar.effect.change', {
        name: say('calendar.window'),
        before: print(before),
        after: print(after),
      });
    }
    case 'days': {
      const print = (days: readonly number[]): string =>
        days.length > 0 ? days.join(say('join.comma')) : say('reminders.never');
      const { name, before, after } = change;
      return say('calendar.effect.change', {
        name: say(DAYS_LABELS[name]),
        before: print(before),
        after: print(after),
      });
    }
    case 'automatic':
      return say(change.after ? 'calendar.effect.automatic' : 'calendar.effect.byHand');
    case 'atDeadline':
      return say(change.after ? 'calendar.effect.atDeadline' : 'calendar.effect.notAtDeadline');
  }
}

/** The letters that a calendar sends by itself, each with its day. */
export function ForeseenLetters(props: { readonly calendar: Calendar | null; readonly state: CycleState }): ReactNode {
  const { say, instant } = useSpeech();
  const now = useNow();
  const { calendar, state } = props;
  if (!calendar) return null;
  const { opens, deadline, reminders } = calendar;
  const letters = foreseeLetters({ state, opensAt: new Date(opens), deadlineAt: new Date(deadline), reminders });
  const at = new Date(now);
  if (letters.length === 0) return <p className="muted">{say('reminders.none')}</p>;
  return (
    <section className="scroll" aria-label={say('reminders.table')} tabIndex={0}>
      <table className="table stacked">
        <thead>
          <tr>
            <th scope="col">{say('reminders.day')}</th>
            <th scope="col">{say('reminders.letter')}</th>
            <th scope="col">{say('reminders.to')}</th>
          </tr>
        </thead>
        <tbody>
          {letters.map(({ kind, due }) => (
            <tr key={`${kind} ${due.toISOString()}`}>
              <th scope="row">
                {instant(due.toISOString())}{' '}
                {timeOf(due, at) === 'past' && <span className="tag tag-plain">{say('reminders.past')}</span>}
                {timeOf(due, at) === 'due' && <span className="tag tag-warn">{say('reminders.due')}</span>}
              </th>
              <td data-label={say('reminders.letter')}>{say(`letters.${kind}`)}</td>
              <td data-label={say('reminders.to')}>
                {say(kind === 'opening' ? 'reminders.to.all' : 'reminders.to.unsubmitted')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
