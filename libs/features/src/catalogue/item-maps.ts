import type { ItemMapping, VersionStep } from '@signatory/domain';
import { ItemMapEntity, PlanVersionEntity } from '@signatory/persistence';
import { Between, type EntityManager } from 'typeorm';

/** What was decided to have become of each item between two versions of a plan; empty while nobody has decided. */
export async function readItemMap(
  tx: EntityManager,
  { plan, from, to }: { plan: string; from: number; to: number },
): Promise<ItemMapping[]> {
  const rows = await tx.find(ItemMapEntity, {
    where: { planId: plan, fromVersion: from, toVersion: to },
    order: { id: 'ASC' },
  });
  return rows.map(({ item, kind, fromId, toId }) => ({ item, kind, from: fromId, to: toId }));
}

/** Each version from one to another with the next, and what was decided between the two. */
export async function readSteps(
  tx: EntityManager,
  { plan, from, to }: { plan: string; from: number; to: number },
): Promise<VersionStep[]> {
  const versions = await tx.find(PlanVersionEntity, {
    where: { planId: plan, n: Between(from, to) },
    order: { n: 'ASC' },
  });
  const steps: VersionStep[] = [];
  for (const [index, newer] of versions.slice(1).entries()) {
    const older = versions[index] ?? newer;
    const map = await readItemMap(tx, { plan, from: older.n, to: newer.n });
    steps.push({ older: older.body, newer: newer.body, map });
  }
  return steps;
}
