import type { QueryClient } from '@tanstack/react-query';
import { api } from '../api/endpoints.js';
import { queries } from '../api/queries.js';

/**
 * Before a one-time link leads to the sign-in: whoever is signed in on this browser may be somebody else, and would be led on from
 * there in the place of whom the link is for. A session that cannot be ended is replaced by the next sign-in.
 */
export async function endSession(client: QueryClient): Promise<void> {
  const { queryKey } = queries.session();
  const known = client.getQueryData(queryKey);
  // First: nobody is asked to sign in again over the page, where theirs has ended already.
  client.setQueryData(queryKey, null);
  if (known !== null) await api.signOut().catch(() => undefined);
}
