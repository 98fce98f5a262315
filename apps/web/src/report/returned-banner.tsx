import type { EntryView } from '@signatory/contract';
import { ENTRY_REVIEW, RETURN_REASONS } from '@signatory/domain';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Words } from '../ui/words.js';

/** The reviewer's words where an entry came back, and the answer where one is asked. */
export function ReturnedBanner({
  entry,
  writes,
  children,
}: {
  readonly entry: EntryView;
  /** The reader may write to the reviewer, beside the entry. */
  readonly writes: boolean;
  /** The form of the answer. */
  readonly children: ReactNode;
}): ReactNode {
  const { say, instant } = useSpeech();
  const { review } = entry;
  if (!review || (review.state !== 'RETURNED' && review.state !== 'CLARIFICATION_REQUESTED')) return null;
  const reason = RETURN_REASONS.find((each) => each === review.reason);
  const asked = ENTRY_REVIEW.transitions.answer.from.some((state) => state === review.state);
  return (
    <div className="banner banner-warn">
      <p id="returned-heading" className="banner-head" tabIndex={-1}>
        <Icon name="return" />
        {say(asked ? 'entry.asked' : 'entry.returned')}
      </p>
      {review.text && <Words text={review.text} language={review.language} />}
      <p className="small-print">
        {[
          reason && say(`return.${reason}`),
          review.at && say(asked ? 'entry.askedAt' : 'entry.returnedAt', { instant: instant(review.at) }),
          review.due && say(asked ? 'entry.due' : 'entry.correctBy', { instant: instant(review.due) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {!asked && writes && <a href="#threads">{say('entry.writeBack')}</a>}
      {asked && children}
    </div>
  );
}
