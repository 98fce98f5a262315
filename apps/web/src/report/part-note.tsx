import type { ContributionView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useNow } from '../ui/use-now.js';
import { Words } from '../ui/words.js';

/** What a contributor was asked for, until when, and why it came back: before the form, since they work by it. */
export function PartNote({ part, closed }: { readonly part: ContributionView; readonly closed: boolean }): ReactNode {
  const { say, instant } = useSpeech();
  const now = useNow();
  // The first save answers the return: its words stay in sight while somebody corrects by them.
  const [reason, setReason] = useState(part.reason);
  if (part.reason !== null && part.reason !== reason) setReason(part.reason);
  const words = { agency: part.agency, instant: instant(part.until) };
  return (
    <>
      <div className="note">
        <p>{say(closed ? whyClosed(part, now) : 'parts.own', words)}</p>
        <AskedWords part={part} />
      </div>
      {!closed && reason !== null && <PartReturned reason={reason} />}
    </>
  );
}

/**
 * The same to whom the whole entry is delegated as well: the form before them is the entry, and the part is given beside it. Once
 * it is given nothing is asked here any more.
 */
export function AskedNote({ part }: { readonly part: ContributionView }): ReactNode {
  const { say, instant } = useSpeech();
  if (!isAwaited(part)) return null;
  return (
    <>
      <div className="note">
        <p>{say('parts.asked', { agency: part.agency, instant: instant(part.until), panel: say('parts.heading') })}</p>
        <AskedWords part={part} />
      </div>
      {part.reason !== null && <PartReturned reason={part.reason} />}
    </>
  );
}

/** Whether its contributor has something to give, for the first time or again. */
export function isAwaited({ state, commands }: ContributionView): boolean {
  return (state === 'ASKED' || state === 'RETURNED') && commands.includes('edit');
}

function AskedWords({ part }: { readonly part: ContributionView }): ReactNode {
  const { say } = useSpeech();
  if (!part.note) return null;
  return (
    <>
      <p>
        <strong>{say('parts.note')}</strong>
      </p>
      <Words text={part.note} language={null} />
    </>
  );
}

function PartReturned({ reason }: { readonly reason: string }): ReactNode {
  const { say } = useSpeech();
  return (
    <div className="banner banner-warn">
      <p className="banner-head">
        <Icon name="return" />
        {say('contribution.RETURNED')}
      </p>
      <Words text={reason} language={null} />
    </div>
  );
}

/** Cleared it is done; over its time the focal point can give more. */
function whyClosed({ state, until }: ContributionView, now: number) {
  if (state === 'CLEARED') return 'parts.cleared';
  if (state === 'WITHDRAWN') return 'parts.withdrawn';
  return Date.parse(until) <= now ? 'parts.ended' : 'parts.closed';
}
