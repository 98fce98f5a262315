import { Refusal } from '../refusal.js';
import { coversAll } from './covers-all.js';
import { PERMISSIONS, type Permission } from './permission-table.js';
import { grantsAnywhere } from './permissions.js';
import type { Actor } from './role.js';

/** Who asks for what they keep, for an act. */
export interface KeeperQuestion {
  readonly actor: Actor;
  readonly at: Date;
  readonly permission: Permission;
}

/** The plans that an actor keeps, and the single cycles, by their codes: each with all its members. @throws Refusal `permission.missing` */
export function keptBy({ actor, at, permission }: KeeperQuestion): [plans: string[], cycles: string[]] {
  const grants = grantsAnywhere(actor, permission, at.toISOString()).filter(coversAll);
  if (grants.length === 0)
    throw new Refusal('permission.missing', { permission, needs: PERMISSIONS[permission].join(', ') });
  return [
    grants.filter(({ cycle }) => cycle === null).map(({ plan }) => plan),
    grants.flatMap(({ cycle }) => cycle ?? []),
  ];
}
