import type { ContributionView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Words } from '../ui/words.js';

/** What a contributor was asked for, until when, and why it came back: before the form, since they work by it. */
export function PartNote({ part, closed }: { readonly part: ContributionView; readonly closed: boolean }): ReactNode {
  const { say, instant } = useSpeech();
  // The first save answers the return: its words stay in sight while somebody corrects by them.
  const [reason, setReason] = useState(part.reason);
  if (part.reason !== null && part.reason !== reason) setReason(part.reason);
  return (
    <>
      <div className="note">
        <p>{say(closed ? 'parts.closed' : 'parts.own', { agency: part.agency, instant: instant(part.until) })}</p>
        {part.note && (
          <>
            <p>
              <strong>{say('parts.note')}</strong>
            </p>
            <Words text={part.note} language={null} />
          </>
        )}
      </div>
      {!closed && reason !== null && (
        <div className="banner banner-warn">
          <p className="banner-head">
            <Icon name="return" />
            {say('contribution.RETURNED')}
          </p>
          <Words text={reason} language={null} />
        </div>
      )}
    </>
  );
}
