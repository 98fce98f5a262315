import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** Somebody else changed what is being edited: both are shown, and nothing is sent until one of them is chosen. */
export function StaleBanner(props: {
  readonly heading: string;
  readonly onKeep: () => void;
  readonly onTake: () => void;
  /** What the two are called, where they are not one's own words and what stands now. */
  readonly keep?: string;
  readonly take?: string;
  /** What stands now, and what was typed against it. */
  readonly children?: ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  return (
    <div className="banner banner-warn" role="alert">
      <p className="banner-head">
        <Icon name="alert" />
        {props.heading}
      </p>
      {props.children}
      <div className="acts">
        <button type="button" className="button" onClick={props.onKeep}>
          {props.keep ?? say('calendar.conflict.keep')}
        </button>
        <button type="button" className="button" onClick={props.onTake}>
          {props.take ?? say('calendar.conflict.take')}
        </button>
      </div>
    </div>
  );
}
