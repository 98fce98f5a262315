import { cellField, type Plan } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { indexPlan, type OpenedCycle, type PlacedIndicator } from '../catalogue/index.js';
import { referenceOf } from '../submissions/index.js';

/** Why an indicator takes nothing from a file; absent where it is open. */
export type ClosedReason = 'assessors' | 'calculated' | 'notAsked' | 'notDelegated' | 'closed';
export type Closed = ReadonlyMap<string, ClosedReason>;

/** An indicator as a file is held against it. */
export interface FileIndicator {
  readonly placed: PlacedIndicator;
  /** From 0, in the plan's order. */
  readonly place: number;
  /** Cell numbers by field, `cells.sex.female`, the total apart; shared by all indicators of the same disaggregations. */
  readonly cellNos: ReadonlyMap<string, number>;
  readonly shape: number;
}

const known = new WeakMap<Plan, ReadonlyMap<string, FileIndicator>>();

/** The indicators of a plan by code, each with its cells by name. Made once for each plan. */
export function fileIndicators(plan: Plan): ReadonlyMap<string, FileIndicator> {
  const found = known.get(plan) ?? build(plan);
  known.set(plan, found);
  return found;
}

function build(plan: Plan): Map<string, FileIndicator> {
  const shapes = new Map<string, { shape: number; cellNos: Map<string, number> }>();
  return new Map(
    [...indexPlan(plan).byCode].map(([code, placed], place): [string, FileIndicator] => {
      const by = placed.indicator.by.join(' ');
      const same = shapes.get(by) ?? {
        shape: shapes.size,
        cellNos: new Map(placed.cells.slice(1).map((name, n) => [cellField(name), n + 1])),
      };
      shapes.set(by, same);
      return [code, { placed, place, ...same }];
    }),
  );
}

const TABLES = `
create temp table import_indicator (indicator_id text primary key, place int not null unique, code text not null, cells int not null, shape int not null,
  reference text, vintage date, closed boolean not null, shown_from int not null default 0, cells_from int not null default 0) on commit drop;
create temp table import_cell (shape int, cell_no int, name text not null, primary key (shape, cell_no)) on commit drop`;

/** The plan as two temporary tables, so that a million rows are named and checked without leaving the database. */
export async function layPlanTables(tx: EntityManager, { plan, cycle }: OpenedCycle, closed: Closed): Promise<void> {
  await tx.query(TABLES);
  const all = [...fileIndicators(plan).values()];
  await tx.query(
    `insert into import_indicator (indicator_id, code, cells, shape, reference, closed, place)
     select * from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::text[], $6::boolean[], $7::int[])`,
    [
      all.map(({ placed }) => placed.indicator.id),
      all.map(({ placed }) => placed.indicator.code),
      all.map(({ placed }) => placed.cells.length - 1),
      all.map(({ shape }) => shape),
      all.map(({ placed }) => referenceOf(placed.indicator, cycle)),
      all.map(({ placed }) => closed.has(placed.indicator.code)),
      all.map(({ place }) => place),
    ],
  );
  const shapes = new Map(all.map(({ shape, cellNos }) => [shape, cellNos]));
  for (const [shape, cellNos] of shapes)
    await tx.query('insert into import_cell select $1, * from unnest($2::int[], $3::text[])', [
      shape,
      [0, ...cellNos.values()],
      ['value', ...cellNos.keys()],
    ]);
}
