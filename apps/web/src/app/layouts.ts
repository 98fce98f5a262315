import type { SessionView } from '@signatory/contract';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { queries } from '../api/queries.js';
import { filtersOf, readQueueSearch } from '../review/queue-search.js';
import { reportsOf } from '../session/session.js';
import type { Layout } from '../ui/skeleton.js';

/** The layout of the screens whose address begins so; of several the first counts. */
const LAYOUTS: readonly (readonly [RegExp, Layout])[] = [
  [/^\/report\/[^/]+\/[^/]+\/entry\//, 'entry'],
  [/^\/report\/[^/]+\/[^/]+\/submit/, 'columns'],
  [/^\/report\/[^/]+\/[^/]+\/receipt/, 'document'],
  [/^\/report\/[^/]+\/[^/]+\/(?:actions|compare)/, 'table'],
  [/^\/report\/[^/]+\/[^/]+/, 'home'],
  [/^\/(?:report|matrix)$/, 'cards'],
  [/^\/review\/./, 'review'],
  [/^\/scoring\/.+\/why$/, 'document'],
  [/^\/scoring\/./, 'columns'],
  [/^\/chapters\/./, 'chapter'],
  [/^\/cycles\/(?:assignments|overview)|^\/cycles$/, 'grid'],
  [/^\/cycles\/new$/, 'design'],
  [/^\/(?:sign-in|invitation|join|password)/, 'form'],
  [/^\/plans\/.+\/text$/, 'plan'],
  [/^\/plans\/.+\/migration$/, 'table'],
  [/^\/(?:plans\/.|releases|library|account|admin\/(?:jobs|webhooks)\/.)/, 'document'],
];

/** How the screen of the open address is laid out, so that it can be drawn before it is here: a list, where nothing else is said. */
export function useLayout(session: SessionView | null): Layout {
  const { pathname, search } = useLocation();
  const client = useQueryClient();
  if (pathname === '/report' && session && isLedOn(session)) return 'home';
  const layout = LAYOUTS.find(([pattern]) => pattern.test(pathname))?.[1] ?? 'table';
  return layout === 'review' ? reviewLayout(client, pathname, search) : layout;
}

/** To the home of the only report; in how many cycles a grant for a whole plan holds is not known yet. */
function isLedOn(session: SessionView): boolean {
  const reports = reportsOf(session);
  return reports.length === 1 && reports[0]?.cycle !== null;
}

/** An entry has its queue beside it where it stands in the list that it was opened from: until that is here, nobody knows. */
function reviewLayout(client: QueryClient, pathname: string, search: Readonly<Record<string, unknown>>): Layout {
  const [, , cycle = '', member, indicator] = pathname.split('/');
  const { queryKey } = queries.queue(cycle, filtersOf(readQueueSearch(search)));
  const pages = client.getQueryData(queryKey)?.pages;
  if (!pages) return 'heading';
  const isIn = pages.some(({ rows }) => rows.some((row) => row.member === member && row.indicator === indicator));
  return isIn ? 'review' : 'columns';
}
