import type { ReactNode } from 'react';
import { Failure } from './states.js';

/** As much of a list's pages as its end asks for. */
export interface Paged {
  readonly data: unknown;
  readonly error: Error | null;
  readonly hasNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
  refetch(): Promise<unknown>;
}

/**
 * Fetches the next page of a list; not there where the list has come to its end. A list keeps what it has when it is asked
 * for more or looked at again, so that a failure of this is said here. Before its first page `Loaded` says it.
 */
export function MoreButton({ of: pages, children }: { readonly of: Paged; readonly children: string }): ReactNode {
  const { error, isFetchNextPageError, isFetchingNextPage } = pages;
  return (
    <>
      {error && pages.data !== undefined && !isFetchingNextPage && (
        // The button below, which keeps the focus, asks for a page again.
        <Failure error={error} reading {...(isFetchNextPageError ? {} : { onRetry: () => void pages.refetch() })} />
      )}
      {pages.hasNextPage && (
        <button
          type="button"
          className="button"
          aria-disabled={isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {children}
        </button>
      )}
    </>
  );
}
