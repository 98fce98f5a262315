import type { SignInWays } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path } from './client.js';

/** How one may sign in beside a password: the same for everybody, as long as the page stands. */
export const signInWays = () =>
  queryOptions({
    queryKey: ['sign-in-ways'],
    queryFn: () => ask<SignInWays>(path`/session/ways`),
    staleTime: Infinity,
  });
