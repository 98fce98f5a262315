import type { Actor, Role } from './role.js';

/** What a program may do by an access token: read, or also bring what a person then answers for. */
export const TOKEN_ACCESS = ['read', 'write'] as const;
export type TokenAccess = (typeof TOKEN_ACCESS)[number];

/**
 * Who acts through an access token: the person, with those roles alone that the token carries, as far as they are held now.
 * In another's place nobody sends a program.
 */
export function throughToken(actor: Actor, roles: readonly Role[]): Actor {
  return { ...actor, grants: actor.grants.filter((grant) => roles.includes(grant.role) && !grant.standsInFor) };
}
