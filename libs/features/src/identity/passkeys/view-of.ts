import type { PasskeyView } from '@signatory/contract';
import type { PasskeyEntity } from '@signatory/persistence';

export function viewOf({ id, name, createdAt, lastUsedAt }: PasskeyEntity): PasskeyView {
  return { id, name, since: createdAt.toISOString(), lastUsed: lastUsedAt?.toISOString() ?? null };
}
