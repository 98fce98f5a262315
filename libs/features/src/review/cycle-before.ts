import type { ItemTrace } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import { STANDS } from '../submissions/index.js';
import type { EntryPlace } from './review-rows.js';

/** The cycle before: the one that is followed, else the latest window of the same plan that ended earlier. */
const BEFORE = `
  select b.id from cycle now join cycle b on b.plan_id = now.plan_id and b.id <> now.id
    and (b.id = now.follows or b.window_to < now.window_to)
  where now.id = $1 order by b.id is not distinct from now.follows desc, b.window_to desc limit 1`;

// $1 cycle; $2, $3 and $4 in step: members, indicators' ids then, and now.
const TOTALS = `
  select k.member, k.now as "indicatorId", o.value::text as value
  from unnest($2::text[], $3::text[], $4::text[]) as k (member, id, now)
  join (select distinct on (member_code) member_code as member, at_revision as revision from submission
    where cycle_id = $1 and member_code = any ($2::text[]) and ${STANDS} order by member_code, version desc) at on at.member = k.member
  join observation o on o.cycle_id = $1 and o.member_code = k.member and o.indicator_id = k.id and o.cell_no = 0
    and o.since_revision <= at.revision and (o.until_revision is null or o.until_revision > at.revision)
  where o.value is not null`;

/** A cycle's id, and what the indicators of now were called in it. */
export interface Before {
  readonly cycle: string;
  readonly trace: ItemTrace;
}

export async function traceBefore(
  tx: EntityManager,
  { cycle }: OpenedCycle,
  trace: (id: string) => Promise<ItemTrace>,
): Promise<Before | null> {
  const [found] = await tx.query<{ id: string }[]>(BEFORE, [cycle.id]);
  return found ? { cycle: found.id, trace: await trace(found.id) } : null;
}

/** Totals of entries as they were certified in the cycle before, by member and the indicator's id now. */
export async function readTotalsBefore(
  tx: EntityManager,
  { cycle, trace }: Before,
  entries: readonly EntryPlace[],
): Promise<ReadonlyMap<string, string>> {
  const known = entries.flatMap(({ member, indicatorId }) => {
    const then = trace('indicator', indicatorId);
    return then.kind === 'same' ? [{ member, id: then.id, now: indicatorId }] : [];
  });
  const rows = await tx.query<{ member: string; indicatorId: string; value: string }[]>(TOTALS, [
    cycle,
    known.map(({ member }) => member),
    known.map(({ id }) => id),
    known.map(({ now }) => now),
  ]);
  return new Map(rows.map(({ member, indicatorId, value }) => [`${member} ${indicatorId}`, value]));
}
