import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Failure, StatusLine } from './states.js';

/** As much of a list's pages as its end asks for. */
export interface Paged {
  readonly data: unknown;
  readonly error: Error | null;
  readonly fetchStatus: 'fetching' | 'paused' | 'idle';
  readonly hasNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
  refetch(): Promise<unknown>;
}

/**
 * Fetches the next page of a list; not there where the list has come to its end. A list keeps what it has when it is asked
 * for more or looked at again, so that a failure of this is said here. Whoever pressed it without a connection is told that
 * it waits, and goes on by itself; a fresh look that waits was asked for by nobody. Before its first page `Loaded` says it.
 */
export function MoreButton({ of: pages, children }: { readonly of: Paged; readonly children: string }): ReactNode {
  const { say } = useSpeech();
  const { error, fetchStatus, hasNextPage, isFetchNextPageError, isFetchingNextPage } = pages;
  const [isPressed, setPressed] = useState(false);
  const isWaiting = isPressed && fetchStatus === 'paused' && pages.data !== undefined;
  const press = async (): Promise<void> => {
    setPressed(true);
    await pages.fetchNextPage();
    setPressed(false);
  };
  return (
    <>
      {error && pages.data !== undefined && !isFetchingNextPage && !isWaiting && (
        // The button below, which keeps the focus, asks for a page again.
        <Failure error={error} reading {...(isFetchNextPageError ? {} : { onRetry: () => void pages.refetch() })} />
      )}
      {hasNextPage && (
        <>
          <button
            type="button"
            className="button"
            aria-disabled={isFetchingNextPage || isWaiting}
            onClick={() => void press()}
          >
            {children}
          </button>
          <StatusLine tone="busy">{isWaiting && say('state.offline.more')}</StatusLine>
        </>
      )}
    </>
  );
}
