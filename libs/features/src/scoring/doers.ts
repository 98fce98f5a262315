import { grantsWithin, type Actor, type Role } from '@signatory/domain';
import type { DoerView } from '@signatory/contract';
import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';

/** Names whoever did something to those who may read the trail, where they stand anyway; to others they are roles. */
export class Doers {
  private constructor(private readonly names: ReadonlyMap<string, string> | null) {}

  static async read(
    tx: EntityManager,
    { plan, cycle }: OpenedCycle,
    { actor, at, of }: { actor: Actor; at: Date; of: readonly string[] },
  ): Promise<Doers> {
    const trails = grantsWithin(actor, 'audit:read', { plan: plan.id, cycle: cycle.code }, at.toISOString());
    if (trails.length === 0) return new Doers(null);
    const people = await tx.query<{ id: string; name: string }[]>(
      'select id::text as id, name from person where id::text = any ($1::text[])',
      [of],
    );
    return new Doers(new Map(people.map(({ id, name }) => [id, name])));
  }

  /** @param n which of two reviewers, where both gave a score */
  describe(role: Role | 'system', person: string | null, n: number | null = null): DoerView {
    return { role, n, name: (person === null ? undefined : this.names?.get(person)) ?? null };
  }

  /** Whoever was read with the name. */
  describeNamed(role: Role | 'system', name: string | null): DoerView {
    return { role, n: null, name: this.names && name };
  }
}
