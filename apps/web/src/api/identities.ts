import type { IdentitiesView, UnlinkIdentity } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path, tell } from './client.js';

/** The addresses of the own linked identities, apart from the others: only the account carries them. */
export const identities = {
  own: () => queryOptions({ queryKey: ['identities'], queryFn: () => ask<IdentitiesView>(path`/me/identities`) }),
  unlink: (body: UnlinkIdentity) => tell(path`/me/identities/unlink`, { method: 'POST', body }),
};
