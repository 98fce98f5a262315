import type { CycleView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { StaleBanner } from '../../ui/stale-banner.js';
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
    <StaleBanner heading={say('calendar.conflict')} onKeep={props.onKeep} onTake={props.onTake}>
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
    </StaleBanner>
  );
}
