import type { EntityManager } from 'typeorm';

/** Makes the partition that holds a cycle's observations; part of opening a cycle. Repeating it changes nothing. */
export async function openObservationPartition(tx: EntityManager, cycleId: string): Promise<void> {
  await tx.query('select open_observation_partition($1)', [cycleId]);
}
