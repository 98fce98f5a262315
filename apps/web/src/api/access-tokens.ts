import type { AccessTokensView, MadeAccessToken, MakeAccessToken } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path, tell } from './client.js';

/** The addresses of the own access tokens, apart from the others: only the account carries them. */
export const accessTokens = {
  own: () =>
    queryOptions({ queryKey: ['access-tokens'], queryFn: () => ask<AccessTokensView>(path`/me/access-tokens`) }),
  make: (body: MakeAccessToken) => ask<MadeAccessToken>(path`/me/access-tokens`, { method: 'POST', body }),
  end: (id: string) => tell(path`/me/access-tokens/${id}/end`),
};
