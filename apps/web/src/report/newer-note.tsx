import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import type { DraftHome } from './draft-home.js';

/**
 * Another answer was saved while this one was on screen: who and when, and to see it. It stands in the bar that stays in sight, however
 * far down somebody reads, and is there before it says anything, so that it is heard.
 */
export function NewerNote(props: {
  readonly newer: boolean;
  readonly saved: DraftHome['saved'];
  readonly onShow: () => void;
}): ReactNode {
  const { say, time } = useSpeech();
  const { by, byId, at } = props.saved;
  const own = byId === useSession().person.id ? 'yes' : 'no';
  return (
    <div className="newer-note" role="status">
      {props.newer && (
        <>
          <Icon name="info" />
          <span>{say('entry.newer', { own, by, time: time(at) })}</span>
          <button type="button" className="button" onClick={props.onShow}>
            {say('entry.newer.show')}
          </button>
        </>
      )}
    </div>
  );
}
