import type { SessionView } from '@signatory/contract';
import { QueryClient } from '@tanstack/react-query';
import { LiveChanges } from '../api/live.js';
import { ProblemError } from '../api/problem-error.js';
import { queries } from '../api/queries.js';

const MOST_RETRIES = 2;

/** What the server said, for all screens. */
export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal does not change by asking again; a lost connection may.
      retry: (failures, error) => !(error instanceof ProblemError) && failures < MOST_RETRIES,
    },
  },
});

export const live = new LiveChanges(client);

/**
 * Asks for what a screen will show while its code is still on the way. Nothing is asked for nobody, and whatever fails is
 * asked again, and told, by the screen itself.
 */
export async function askAhead(
  ask: (client: QueryClient, session: SessionView) => readonly Promise<void>[],
): Promise<void> {
  const session = await client.ensureQueryData(queries.session()).catch(() => null);
  if (session === null) return;
  live.follow();
  await Promise.all(ask(client, session));
}
