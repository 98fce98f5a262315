import type { PasskeyRequest, PasskeyView } from '@signatory/contract';
import type { PasskeyEntity } from '@signatory/persistence';

export function viewOf({ id, name, createdAt, lastUsedAt }: PasskeyEntity): PasskeyView {
  return { id, name, since: createdAt.toISOString(), lastUsed: lastUsedAt?.toISOString() ?? null };
}

/** The passkeys as a browser is told of them, to ask one or to make none twice. */
export function credentialsOf(passkeys: readonly PasskeyEntity[]): PasskeyRequest['allowCredentials'] {
  return passkeys.map(({ credentialId, transports }) => ({ type: 'public-key', id: credentialId, transports }));
}
