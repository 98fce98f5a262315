import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ImportKey } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import { MoreButton } from '../ui/more-button.js';
import { Loaded } from '../ui/states.js';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: number | null;
}

/** What a dry run found, a hundred at a time. */
export function ImportPages<Item>(props: {
  readonly view: ImportKey & { readonly revision: number | null };
  readonly part: string;
  readonly read: (key: ImportKey, after: number) => Promise<Page<Item>>;
  readonly children: (items: readonly Item[]) => ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  const { cycle, member, id, revision } = props.view;
  const pages = useInfiniteQuery({
    queryKey: ['imports', cycle, member, id, props.part, revision],
    queryFn: ({ pageParam }) => props.read({ cycle, member, id }, pageParam),
    initialPageParam: 0,
    getNextPageParam: ({ next }: Page<Item>) => next,
  });
  return (
    <Loaded query={pages} lines={3}>
      {(found) => (
        <>
          {props.children(found.pages.flatMap(({ items }) => items))}
          <MoreButton of={pages}>{say('reportFile.more')}</MoreButton>
        </>
      )}
    </Loaded>
  );
}
