import type { ReactNode } from 'react';

/** Fetches the next page of a list; not there where the list has come to its end. */
export function MoreButton(props: {
  readonly of: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    fetchNextPage(): Promise<unknown>;
  };
  readonly children: string;
}): ReactNode {
  const { of: pages } = props;
  if (!pages.hasNextPage) return null;
  return (
    <button
      type="button"
      className="button"
      aria-disabled={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
    >
      {props.children}
    </button>
  );
}
