import type { AccessTokenView } from '@signatory/contract';
import type { AccessTokenEntity } from '@signatory/persistence';

export function viewOfToken(token: AccessTokenEntity): AccessTokenView {
  const { id, name, roles, access, createdAt, expiresAt, lastUsedAt } = token;
  return {
    id,
    name,
    roles,
    access,
    since: createdAt.toISOString(),
    expires: expiresAt.toISOString(),
    lastUsed: lastUsedAt?.toISOString() ?? null,
  };
}
