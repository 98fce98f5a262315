import type { ItemMapping } from '@signatory/domain';
import { ItemMapEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';

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
