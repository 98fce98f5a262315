import { ENTRY_REVIEW_STATES } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import type { Task } from './entry-status.js';

/** Under the name of an entry: for which commitment it is, and how it stands. */
export function EntryLine({ task }: { readonly task: Task }): ReactNode {
  const { say, choose } = useSpeech();
  const { commitment, entry, status } = task;
  const reviewed = ENTRY_REVIEW_STATES.find((each) => each === entry.review?.state);
  return (
    <>
      <span>
        {say('term.commitment')}{' '}
        <strong>
          {commitment.code} {choose(commitment.title)}
        </strong>
      </span>
      <span>
        {say('entry.status')} <strong>{say(`entryStatus.${status}`)}</strong>
      </span>
      {/* What it is returned or asked for, its status says. */}
      {reviewed && status !== 'returned' && status !== 'asked' && (
        <span>
          {say('overview.review')} <strong>{say(`entryReview.${reviewed}`)}</strong>
        </span>
      )}
    </>
  );
}
