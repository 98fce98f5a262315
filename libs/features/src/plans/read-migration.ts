import type { MigrationView } from '@signatory/contract';
import { breaksBetween, checkItemMap, itemsOf, proposeItemMap, Refusal } from '@signatory/domain';
import { Database, PlanVersionEntity } from '@signatory/persistence';
import { comparePlans } from '@signatory/plan';
import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { readItemMap } from '../catalogue/index.js';
import { enterVersion, seesVersion, type PlanRequest } from './plan-scope.js';

/** The version that a version takes over from, of those that are seen. Refuses `not-found` for the first. */
export async function previousVersion(
  tx: EntityManager,
  { planId, n }: Pick<PlanVersionEntity, 'planId' | 'n'>,
  isSeen: (version: Pick<PlanVersionEntity, 'planId' | 'state'>) => boolean = () => true,
): Promise<PlanVersionEntity> {
  const earlier = await tx.find(PlanVersionEntity, {
    select: { planId: true, n: true, state: true },
    where: { planId, n: LessThan(n) },
    order: { n: 'DESC' },
  });
  const seen = earlier.find(isSeen);
  if (!seen) throw new Refusal('not-found', { subject: 'earlier plan version' });
  return tx.findOneByOrFail(PlanVersionEntity, { planId, n: seen.n });
}

/** The difference to the version before, item by item: as it was decided, or as code proposes it; for whoever sees the version. */
@Injectable()
export class ReadMigration {
  constructor(private readonly database: Database) {}

  /** @throws Refusal `not-found`, also for a plan's first version */
  async execute(request: PlanRequest): Promise<MigrationView> {
    const { manager } = this.database.dataSource;
    const newer = await enterVersion(manager, request, 'read');
    const older = await previousVersion(manager, newer, (each) => seesVersion(request.actor, each, request.at));
    const decided = await readItemMap(manager, { plan: newer.planId, from: older.n, to: newer.n });
    const proposed = proposeItemMap(older.body, newer.body);
    const isDecided = decided.length > 0 && checkItemMap(older.body, newer.body, decided).length === 0;
    const map = isDecided ? decided : proposed;
    return {
      plan: newer.planId,
      from: older.n,
      to: newer.n,
      revision: newer.version,
      decided: isDecided,
      mappings: isDecided ? decided.map((row) => ({ ...row, likeness: null })) : proposed,
      breaks: breaksBetween(older.body, newer.body, map).map(({ from, to, ...rest }) => ({
        ...rest,
        from: [...from],
        to: [...to],
      })),
      changes: comparePlans(older.body, newer.body, map),
      older: itemsOf(older.body),
      newer: itemsOf(newer.body),
    };
  }
}
