import type { CycleView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { changesOf, draftOf, readCalendar, type Calendar } from './calendar-draft.js';
import { printChange } from './calendar-effects.js';

/** What somebody else changed, and what one typed against it; nothing is sent until one of them is chosen. */
export function CalendarConflict(props: {
  readonly base: CycleView;
  readonly now: CycleView;
  readonly calendar: Calendar | null;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  const { base, now, calendar } = props;
  const theirs = readCalendar(draftOf(now), now);
  const lists = [
    ['calendar.conflict.theirs', theirs ? changesOf(base, theirs) : []],
    ['calendar.conflict.mine', calendar ? changesOf(now, calendar) : []],
  ] as const;
  return (
    <div className="banner banner-warn" role="alert">
      <p className="banner-head">
        <Icon name="alert" />
        {say('calendar.conflict')}
      </p>
      {lists.map(
        ([label, changes]) =>
          changes.length > 0 && (
            <div key={label}>
              <p>{say(label)}</p>
              <ul className="faults">
                {changes.map((change) => (
                  <li key={'name' in change ? change.name : change.kind}>{printChange(change, speech)}</li>
                ))}
              </ul>
            </div>
          ),
      )}
      <div className="acts">
        <button type="button" className="button" onClick={props.onKeep}>
          {say('calendar.conflict.keep')}
        </button>
        <button type="button" className="button" onClick={props.onTake}>
          {say('calendar.conflict.take')}
        </button>
      </div>
    </div>
  );
}
