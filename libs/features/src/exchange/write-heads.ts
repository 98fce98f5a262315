import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import { storeAnswer, type ReportKey } from '../submissions/index.js';
import type { CellWriting } from './merge-cells.js';
import { mergeHeads, type HeadMerging } from './merge-heads.js';

/** Stores the answers that the file changed, as saving them would. Answers the ids of their indicators. */
export async function writeHeads(
  tx: EntityManager,
  { key, revision, actor, role, at }: CellWriting,
  { cycle }: OpenedCycle,
  heads: HeadMerging,
): Promise<string[]> {
  const done: string[] = [];
  for await (const { placed, before, read } of mergeHeads(tx, heads)) {
    if (!read) continue;
    const { indicator } = placed;
    // An answer without a total still stands while it has cells.
    const stands = read.status === 'unanswered' && (await hasCells(tx, key, indicator.id));
    const stored = await storeAnswer(tx, {
      key,
      cycle,
      indicator,
      read: stands ? { ...read, status: 'answered' } : read,
      before,
      version: (before?.version ?? 0) + 1,
      revision,
      actor,
      role,
      at,
    });
    if (!stored)
      throw new Error(`The entry ${indicator.code} of ${key.memberCode} was saved outside of its report's lock.`);
    if (read.vintage !== (before?.vintage ?? null))
      await restate(tx, key, indicator.id, { revision, vintage: read.vintage });
    done.push(indicator.id);
  }
  return done;
}

async function hasCells(tx: EntityManager, { cycleId, memberCode }: ReportKey, indicatorId: string): Promise<boolean> {
  const [row] = await tx.query<{ has: boolean }[]>(
    `select exists (select from observation where cycle_id = $1 and member_code = $2 and indicator_id = $3 and cell_no > 0
       and until_revision is null) as has`,
    [cycleId, memberCode, indicatorId],
  );
  return row?.has ?? false;
}

/** Figures are known since one day, which was declared anew: the cells are stated again with it, as saving them would. */
async function restate(
  tx: EntityManager,
  { cycleId, memberCode }: ReportKey,
  indicatorId: string,
  { revision, vintage }: { readonly revision: number; readonly vintage: string | null },
): Promise<void> {
  const values = [cycleId, memberCode, indicatorId, revision, vintage];
  const CELLS = 'cycle_id = $1 and member_code = $2 and indicator_id = $3 and cell_no > 0';
  await tx.query(`update observation set vintage = $5 where ${CELLS} and since_revision = $4`, values);
  await tx.query(
    `with ended as (update observation set until_revision = $4 where ${CELLS} and until_revision is null and since_revision < $4
       returning *)
     insert into observation (cycle_id, member_code, indicator_id, cell_no, since_revision, value, obs_status, reference, vintage)
     select cycle_id, member_code, indicator_id, cell_no, $4, value, obs_status, reference, $5 from ended`,
    values,
  );
}
