import type { Role } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import type { ReportKey } from '../submissions/index.js';
import { OP } from './written-cell.js';

/** How a field of the file stands to the report: 0 nothing to write, 1 a change, 2 a conflict. */
const MERGED = `
create temp table merged_cell on commit drop as
select w.indicator_id, w.cell_no, w.op, w.value, w.status, w.base_value, w.base_status, w.sheet, w.row_no, w.col, w.cell, w.pointer,
  o.since_revision is not null as is_stored, o.value as stored_value, o.obs_status as stored_status,
  (case when w.op & ${OP.set | OP.clear} = 0 or w.value is not distinct from o.value then 0
    when w.op & ${OP.base} = 0 or w.base_value is not distinct from o.value then 1 else 2 end)::int as value_kind,
  (case when w.op & ${OP.setStatus | OP.clearStatus} = 0 or coalesce(w.status, 'normal') = coalesce(o.obs_status, 'normal') then 0
    when w.op & ${OP.baseStatus} = 0 or coalesce(w.base_status, 'normal') = coalesce(o.obs_status, 'normal') then 1
    else 2 end)::int as status_kind,
  null::text as value_decision, null::text as status_decision
from written_cell w
left join observation o on o.cycle_id = $1 and o.member_code = $2 and o.indicator_id = w.indicator_id and o.cell_no = w.cell_no
  and o.since_revision <= $3 and (o.until_revision is null or o.until_revision > $3)`;

/** As `merged_cell` of figures that meet none in the report: what was staged is all there is, and is not copied. */
const NOTHING_STORED = `
create temp view merged_cell as
select w.*, false as is_stored, null::numeric as stored_value, null::text as stored_status, 1 as value_kind, 0 as status_kind,
  null::text as value_decision, null::text as status_decision
from written_cell w`;

/** What a person is shown of the figures, one row for a value and one for a status. */
const SHOWN = `
create temp view shown_cell as
select m.indicator_id, m.cell_no, f.* from merged_cell m cross join lateral (values
  (m.value_kind, false, m.base_value::text, m.stored_value::text, m.value::text, m.value_decision),
  (m.status_kind, true, m.base_status, m.stored_status, m.status, m.status_decision)) as f (kind, is_status, base, before, after, decision)
where (m.value_kind > 0 or m.status_kind > 0) and f.kind > 0`;

/** Where nothing is stored every figure is one row: to take each of a million apart costs as much as to keep it. */
const ALL_SHOWN = `
create temp view shown_cell as
select w.indicator_id, w.cell_no, 1 as kind, false as is_status, null::text as base, null::text as before, w.value::text as after,
  null::text as decision from written_cell w`;

// A decision holds for the two values it was made between, and lapses when the stored one changes again.
const DECIDE = `
update merged_cell m set
  value_decision = (select d.decision from import_field d where ${'$CONFLICT'} and d.field = c.name
    and d.before is not distinct from m.stored_value::text and d.after is not distinct from m.value::text limit 1),
  status_decision = (select d.decision from import_field d where ${'$CONFLICT'}
    and d.field = case when m.cell_no = 0 then 'observation' else c.name || '.status' end
    and d.before is not distinct from m.stored_status and d.after is not distinct from m.status limit 1)
from import_indicator i, import_cell c
where i.indicator_id = m.indicator_id and c.shape = i.shape and c.cell_no = m.cell_no and (m.value_kind = 2 or m.status_kind = 2)`.replaceAll(
  '$CONFLICT',
  `d.cycle_id = $1 and d.member_code = $2 and d.import_id = $3 and d.kind = 'conflict' and d.indicator = i.code`,
);

// A file that does not say what stood there when it was exported is compared with what its sender was shown.
const surprised = (
  kind: 'value_kind' | 'status_kind',
  { base, field, stored }: { base: number; field: string; stored: string },
): string => `
update merged_cell m set ${kind} = 2 from import_indicator i join import_cell c on c.shape = i.shape
  left join import_field d on d.cycle_id = $1 and d.member_code = $2 and d.import_id = $3 and d.indicator = i.code and d.field = ${field}
where i.indicator_id = m.indicator_id and c.cell_no = m.cell_no and m.${kind} = 1 and m.op & ${base} = 0
  and ((d.kind = 'conflict' and d.before is not distinct from ${stored})
    or ($4 and (d.kind is null or d.before is distinct from ${stored})))`;
const SURPRISED = [
  surprised('value_kind', { base: OP.base, field: 'c.name', stored: 'm.stored_value::text' }),
  surprised('status_kind', {
    base: OP.baseStatus,
    field: `case when c.cell_no = 0 then 'observation' else c.name || '.status' end`,
    stored: 'm.stored_status',
  }),
];

const TAKES_VALUE = `(m.value_kind = 1 or (m.value_kind = 2 and m.value_decision = 'mine'))`;
const TAKES_STATUS = `(m.status_kind = 1 or (m.status_kind = 2 and m.status_decision = 'mine'))`;
const NEXT_VALUE = `(case when ${TAKES_VALUE} then m.value else m.stored_value end)`;
// A figure written where there was none says itself that it is not missing any more, unless its status was said beside it.
const NEXT_STATUS = `(case when ${TAKES_STATUS} then coalesce(m.status, 'normal')
  when ${TAKES_VALUE} and m.value is not null and m.stored_status in ('missing', 'not-applicable') and m.op & ${OP.sawStatus} = 0 then 'normal'
  else coalesce(m.stored_status, 'normal') end)`;
const IS_CONTRADICTION = `(${NEXT_VALUE} is not null and ${NEXT_STATUS} in ('missing', 'not-applicable'))`;
const IS_TAKEN = `((${TAKES_VALUE} or ${TAKES_STATUS}) and not i.closed and not ${IS_CONTRADICTION})`;

/** What a comparison of the file's figures with the report came to. */
export interface CellCounts {
  readonly unchanged: number;
  readonly changes: number;
  readonly conflicts: number;
  readonly undecided: number;
  /** Figures that would be written. */
  readonly taken: number;
  readonly contradictions: number;
  /** Figures that stand there already and would end. */
  readonly replaced: number;
  /** Figures that the plan has no cell for; there are none, or nothing is written. */
  readonly strays: number;
  /** Codes of closed indicators that the file would change. */
  readonly closed: readonly string[];
}

/** A comparison of staged figures: with which revision, what the file says of them, and the import whose decisions count. */
export interface CellMerging {
  readonly revision: number;
  readonly isPlain: boolean;
  readonly imported: string | null;
  /** Whether the report has moved on since that import was shown. */
  readonly hasMoved: boolean;
}

/** Compares the staged figures with those of a revision. */
export async function mergeCells(
  tx: EntityManager,
  key: ReportKey,
  { revision, isPlain, imported, hasMoved }: CellMerging,
): Promise<CellCounts> {
  const isFirst = isPlain && !(await hasFigures(tx, key));
  if (isFirst) await tx.query(`${NOTHING_STORED}; ${ALL_SHOWN}`);
  else {
    await tx.query(MERGED, [key.cycleId, key.memberCode, revision]);
    if (imported !== null && (hasMoved || (await hasConflicts(tx, key, imported))))
      for (const query of SURPRISED) await tx.query(query, [key.cycleId, key.memberCode, imported, hasMoved]);
    const [conflicts] = await tx.query<unknown[]>(
      'select from merged_cell where value_kind = 2 or status_kind = 2 limit 1',
    );
    await tx.query(SHOWN);
    if (conflicts !== undefined && imported !== null) await tx.query(DECIDE, [key.cycleId, key.memberCode, imported]);
  }
  const [counts] = await tx.query<CellCounts[]>(isFirst ? FIRST_COUNTS : COUNTS);
  if (!counts) throw new Error('Counting answers one row.');
  // Observations have no foreign key for each row, which would halve the speed: this is what checks them.
  if (counts.strays > 0) throw new Error(`${counts.strays} figures are in no cell of the plan.`);
  return counts;
}

/** Whether conflicts were shown of an import. */
async function hasConflicts(tx: EntityManager, { cycleId, memberCode }: ReportKey, imported: string): Promise<boolean> {
  const [row] = await tx.query<{ has: boolean }[]>(
    `select exists (select from import_field where cycle_id = $1 and member_code = $2 and import_id = $3 and kind = 'conflict') as has`,
    [cycleId, memberCode, imported],
  );
  return row?.has ?? false;
}

/** Whether a report holds any figure, or ever did. */
export async function hasFigures(tx: EntityManager, { cycleId, memberCode }: ReportKey): Promise<boolean> {
  const [row] = await tx.query<{ has: boolean }[]>(
    'select exists (select from observation where cycle_id = $1 and member_code = $2) as has',
    [cycleId, memberCode],
  );
  return row?.has ?? true;
}

const COUNTS = `
select (count(*) filter (where m.op & ${OP.set | OP.clear} > 0 and m.value_kind = 0)
    + count(*) filter (where m.op & ${OP.setStatus | OP.clearStatus} > 0 and m.status_kind = 0))::int as unchanged,
  (count(*) filter (where m.value_kind = 1 and not i.closed) + count(*) filter (where m.status_kind = 1 and not i.closed))::int as changes,
  (count(*) filter (where m.value_kind = 2 and not i.closed) + count(*) filter (where m.status_kind = 2 and not i.closed))::int as conflicts,
  (count(*) filter (where m.value_kind = 2 and m.value_decision is null and not i.closed)
    + count(*) filter (where m.status_kind = 2 and m.status_decision is null and not i.closed))::int as undecided,
  count(*) filter (where ${IS_TAKEN})::int as taken,
  count(*) filter (where not i.closed and (${TAKES_VALUE} or ${TAKES_STATUS}) and ${IS_CONTRADICTION})::int as contradictions,
  count(*) filter (where m.is_stored)::int as replaced,
  count(*) filter (where i.indicator_id is null or m.cell_no not between 0 and i.cells)::int as strays,
  coalesce(json_agg(distinct i.code) filter (where i.closed and m.value_kind + m.status_kind > 0), '[]') as closed
from merged_cell m left join import_indicator i using (indicator_id)`;

/** As `COUNTS`, where nothing is stored: every figure is a change and its status none, and no row need be looked at alone. */
const FIRST_COUNTS = `
select coalesce(sum(w.said), 0)::int as unchanged, coalesce(sum(w.n) filter (where not i.closed), 0)::int as changes, 0 as conflicts, 0 as undecided,
  coalesce(sum(w.n) filter (where not i.closed), 0)::int as taken, 0 as contradictions, 0 as replaced,
  coalesce(sum(w.n) filter (where i.indicator_id is null or w.lowest < 0 or w.highest > i.cells), 0)::int as strays,
  coalesce(json_agg(i.code) filter (where i.closed), '[]') as closed
from (select indicator_id, count(*) as n, count(*) filter (where op & ${OP.setStatus} > 0) as said, min(cell_no) as lowest, max(cell_no) as highest from written_cell group by indicator_id) w
left join import_indicator i using (indicator_id)`;

/** A figure that is written although it is said to be missing. */
export interface Contradiction {
  readonly code: string;
  readonly name: string;
  readonly status: string;
  readonly sheet: string | null;
  readonly row_no: number | null;
  readonly col: string | null;
  readonly cell: string | null;
  readonly pointer: string | null;
}

export function readContradictions(tx: EntityManager): Promise<Contradiction[]> {
  return tx.query(
    `select i.code, c.name, ${NEXT_STATUS} as status, m.sheet, m.row_no, m.col, m.cell, m.pointer
     from merged_cell m join import_indicator i using (indicator_id) join import_cell c using (shape, cell_no)
     where not i.closed and (${TAKES_VALUE} or ${TAKES_STATUS}) and ${IS_CONTRADICTION} limit 10000`,
  );
}

/** Keeps what the comparison found, in the plan's order, for a person to read: at the places that `keepFound` left for them. */
export async function keepCells(tx: EntityManager, key: ReportKey, imported: string): Promise<void> {
  await tx.query(
    `insert into import_field (cycle_id, member_code, import_id, n, kind, indicator, field, base, before, after, decision)
     select $1, $2, $3, i.cells_from + 2 * f.cell_no + f.is_status::int + 1,
       case f.kind when 1 then 'change' else 'conflict' end, i.code,
       case when not f.is_status then c.name when f.cell_no = 0 then 'observation' else c.name || '.status' end,
       f.base, f.before, f.after, f.decision
     from shown_cell f join import_indicator i using (indicator_id) join import_cell c using (shape, cell_no)
     where not i.closed`,
    [key.cycleId, key.memberCode, imported],
  );
}

/** Who writes at which revision. */
export interface CellWriting {
  readonly key: ReportKey;
  readonly revision: number;
  readonly actor: string;
  readonly role: Role;
  readonly at: Date;
}

/** A figure added to others is known since the day that was declared for them. */
export async function knowVintages(tx: EntityManager, { cycleId, memberCode }: ReportKey): Promise<void> {
  await tx.query(
    `update import_indicator i set vintage = (select v.vintage from entry_version v where v.cycle_id = $1 and v.member_code = $2
       and v.indicator_id = i.indicator_id order by v.version desc limit 1)`,
    [cycleId, memberCode],
  );
}

/** Writes the figures that were taken, member and revision by the writer: they are never read from a file. */
export async function writeCells(
  tx: EntityManager,
  { key, revision }: CellWriting,
  { replaced }: CellCounts,
): Promise<void> {
  const values = [key.cycleId, key.memberCode, revision];
  if (replaced > 0)
    await tx.query(
      `update observation o set until_revision = $3 from merged_cell m join import_indicator i using (indicator_id)
       where o.cycle_id = $1 and o.member_code = $2 and o.indicator_id = m.indicator_id and o.cell_no = m.cell_no
         and o.until_revision is null and m.is_stored and ${IS_TAKEN}`,
      values,
    );
  await tx.query(
    `insert into observation (cycle_id, member_code, indicator_id, cell_no, since_revision, value, obs_status, reference, vintage)
     select $1, $2, m.indicator_id, m.cell_no, $3, ${NEXT_VALUE}, ${NEXT_STATUS}, i.reference, i.vintage
     from merged_cell m join import_indicator i using (indicator_id)
     where ${IS_TAKEN} and (${NEXT_VALUE} is not null or ${NEXT_STATUS} in ('missing', 'not-applicable', 'confidential'))`,
    values,
  );
}

/**
 * Places of indicators of which more than plain cells is known: other cells, or the day that the figures were known, which is
 * read with them.
 */
export async function mixedPlaces(tx: EntityManager, { cycleId, memberCode }: ReportKey): Promise<number[]> {
  const rows = await tx.query<{ place: number }[]>(
    `select i.place from import_indicator i where exists (select from entry_version v where v.cycle_id = $1 and v.member_code = $2
       and v.indicator_id = i.indicator_id and v.vintage is not null)
     union select i.place from merged_cell m join import_indicator i using (indicator_id) where m.cell_no > 0 and ${IS_TAKEN}`,
    [cycleId, memberCode],
  );
  return rows.map(({ place }) => place);
}

/**
 * Raises the versions of the entries whose figures were written and that no answer in words was stored for already, as
 * saving them would: those that were compared, and those of `places`, written before. An entry without any figure left is
 * unanswered again.
 */
export async function raiseEntries(
  tx: EntityManager,
  { key, revision, actor, role, at }: CellWriting,
  { places, done }: { readonly places: Iterable<number>; readonly done: readonly string[] },
): Promise<number> {
  const rows = await tx.query<unknown[]>(
    `with touched as (select indicator_id from (
         select m.indicator_id from merged_cell m join import_indicator i using (indicator_id) where ${IS_TAKEN}
         union select indicator_id from import_indicator where place = any ($8::int[])) all_of_them
       where not indicator_id = any ($6::text[])),
     head as (insert into entry (cycle_id, member_code, indicator_id, version, updated_by, updated_at)
       select $1, $2, indicator_id, 1, $4, $5 from touched
       on conflict (cycle_id, member_code, indicator_id)
       do update set version = entry.version + 1, updated_by = excluded.updated_by, updated_at = excluded.updated_at
       returning indicator_id, version)
     insert into entry_version (cycle_id, member_code, indicator_id, version, since_revision, status, reason, answer, narrative,
       currency, actor, at, role, vintage, translation, narrative_tier)
     select $1, $2, h.indicator_id, h.version, $3,
       case when coalesce(v.status, 'unanswered') not in ('answered', 'unanswered') then v.status
         when exists (select from observation o where o.cycle_id = $1 and o.member_code = $2 and o.indicator_id = h.indicator_id
           and o.until_revision is null and (o.value is not null or o.obs_status = 'confidential')) then 'answered' else 'unanswered' end,
       v.reason, v.answer, v.narrative, v.currency, $4, $5, $7, v.vintage, v.translation, v.narrative_tier
     from head h left join entry_version v on v.cycle_id = $1 and v.member_code = $2 and v.indicator_id = h.indicator_id
       and v.version = h.version - 1
     returning indicator_id`,
    [key.cycleId, key.memberCode, revision, actor, at, done, role, [...places]],
  );
  return rows.length;
}
