import { QueryClient, type Query } from '@tanstack/react-query';
import { mayPass } from './problem-error.js';
import { sessionEnd } from './session-end.js';

const LOOK_MS = 5_000;
const FIRST_MS = 10_000;
const LONGEST_MS = 160_000;

/** How long is waited after a failure, in milliseconds; `FIRST_MS` where nothing is said of it. */
type Waits = WeakMap<Error, number>;

/**
 * Asks again, while the page is in view, for what no screen could be given though it may come yet: after ten seconds, and after twice
 * as long each time. Whoever asks themselves begins anew.
 */
export function askAgain(client: QueryClient): void {
  const waits: Waits = new WeakMap();
  setInterval(() => {
    if (document.hidden || !navigator.onLine || sessionEnd.isOver()) return;
    for (const query of client.getQueryCache().findAll({ type: 'active', fetchStatus: 'idle' })) {
      const { data, error, errorUpdatedAt } = query.state;
      if (data !== undefined || error === null || !mayPass(error)) continue;
      const wait = waits.get(error) ?? FIRST_MS;
      if (Date.now() >= errorUpdatedAt + wait) void askAside(query, error, waits, wait);
    }
  }, LOOK_MS);
}

/** Apart from the screen, which would show again that it loads: the error that is read, and its button that has the focus, would go. */
async function askAside(query: Query, failed: Error, waits: Waits, wait: number): Promise<void> {
  // Until this is answered it is not due.
  waits.set(failed, Infinity);
  // Meanwhile its reader may have asked, too.
  const isStill = (): boolean => query.state.error === failed;
  try {
    const found = await new QueryClient().fetchQuery({
      ...query.options,
      queryKey: query.queryKey,
      retry: false,
      gcTime: 0,
    });
    if (isStill()) query.setData(found);
  } catch (error) {
    if (!isStill() || !(error instanceof Error)) return;
    waits.set(error, Math.min(wait * 2, LONGEST_MS));
    query.setState({ error, errorUpdatedAt: Date.now() });
  }
}
