import { randomUUID } from 'node:crypto';
import { Database, openObservationPartition, systemReach } from '@signatory/persistence';
import { createDatabase, type TestDatabase } from '../../support/database.js';

/** A database of its own with one open cycle, reports of CA and FR with an entry and a figure each. */
export interface Ground {
  readonly test: TestDatabase;
  readonly db: Database;
  readonly cycleId: string;
  close(): Promise<void>;
}

export const MEMBERS = ['CA', 'FR'] as const;

export async function layGround(): Promise<Ground> {
  const test = await createDatabase();
  const db = await Database.open({ url: test.appUrl, max: 4 });
  const cycleId = randomUUID();
  await db.as(systemReach(MEMBERS), async (tx) => {
    await tx.query(`insert into plan (id) values ('p')`);
    await tx.query(`insert into plan_version (plan_id, n, body, sha256, state) values ('p', 1, '{}', 'x', 'IN_USE')`);
    await tx.query(
      `insert into cycle (id, code, plan_id, plan_version, series, phase, state, title)
       values ($1, 'c', 'p', 1, 's', 'interim', 'OPEN', '{}')`,
      [cycleId],
    );
    await openObservationPartition(tx, cycleId);
    for (const member of MEMBERS) await fill(tx, cycleId, member);
  });
  return {
    test,
    db,
    cycleId,
    close: async () => {
      await db.close();
      await test.drop();
    },
  };
}

async function fill(tx: { query(sql: string, params: unknown[]): Promise<unknown> }, cycleId: string, member: string) {
  const key = [cycleId, member];
  await tx.query('insert into report (cycle_id, member_code, revision) values ($1, $2, 1)', key);
  await tx.query(`insert into submission (cycle_id, member_code, version, state) values ($1, $2, 1, 'DRAFT')`, key);
  await tx.query(
    `insert into entry (cycle_id, member_code, indicator_id, version, updated_by) values ($1, $2, 'i1', 1, 'x')`,
    key,
  );
  await tx.query(
    `insert into observation (cycle_id, member_code, indicator_id, cell_no, since_revision, value, obs_status)
     values ($1, $2, 'i1', 0, 1, 12.50, 'normal')`,
    key,
  );
  await tx.query(`insert into score (cycle_id, member_code, commitment_id) values ($1, $2, 'I.1')`, key);
}
