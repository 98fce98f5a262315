import type { ReviewView } from '@signatory/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { EntryKey } from '../api/endpoints.js';
import { ProblemError } from '../api/problem-error.js';
import { useSpeech } from '../session/language.js';
import { Screen } from '../ui/screen.js';
import { Empty, Loaded } from '../ui/states.js';
import { LeftOfEntry } from './left-of-entry.js';

/** Another answer than the one in sight. */
export interface NewerAnswer {
  readonly savedAt: string;
  readonly load: () => void;
}

/**
 * An entry at the desk. The answer that was opened stays in sight until its reader asks for a newer one, also where the member
 * withdrew it for a while; where it stands and what may be done follow at once. What is withdrawn leaves the desk, also while it
 * is on the screen: what was typed about it is shown.
 */
export function InReview(props: {
  readonly query: UseQueryResult<ReviewView>;
  readonly entryKey: EntryKey;
  readonly children: (review: ReviewView, newer: NewerAnswer | null) => ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  const { error, data: latest, isFetching, isFetchedAfterMount } = props.query;
  const [opened, setOpened] = useState<ReviewView | null>(null);
  // What is remembered from an earlier visit was not opened now: it gives way to what is there.
  const isRead = latest !== undefined && (isFetchedAfterMount || !isFetching);
  if (isRead && latest !== opened && (!opened || opened.entry.version === latest.entry.version)) setOpened(latest);

  if (error instanceof ProblemError && error.code === 'not-found')
    return (
      <Screen title={say('review.entry')} section={say('section.review')}>
        <Empty>
          {say('review.gone')}
          {say('join.sentence')}
          <Link to="/review" search={{ cycle: props.entryKey.cycle }}>
            {say('section.review')}
          </Link>
        </Empty>
        <LeftOfEntry entryKey={props.entryKey} />
      </Screen>
    );
  return (
    <Loaded query={props.query}>
      {(review: ReviewView) => {
        if (!opened || opened.entry.version === review.entry.version) return props.children(review, null);
        const { entry, before, findings } = opened;
        return props.children(
          { ...review, entry, before, findings },
          { savedAt: review.entry.updatedAt ?? review.row.since, load: () => setOpened(review) },
        );
      }}
    </Loaded>
  );
}
