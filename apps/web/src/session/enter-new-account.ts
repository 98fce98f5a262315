import type { QueryClient } from '@tanstack/react-query';
import { api } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { endSession } from './end-session.js';
import { isSessionKept } from './is-session-kept.js';

/** Who has just chosen a password does not type it again; what keeps them out is said where they sign in. */
export async function enterNewAccount(
  client: QueryClient,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  await endSession(client);
  const session = await api.signIn({ email, password }).catch(() => null);
  if (!session || !(await isSessionKept())) return;
  // What was seen before belongs to nobody or to another person.
  client.clear();
  client.setQueryData(queries.session().queryKey, session);
}
