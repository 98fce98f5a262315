import { clip, faultWords, type Plan } from '@signatory/domain';
import type { ImportCounts } from '@signatory/persistence';
import { readReportFile, type FileLimits, type ReportFile, type SaidOfFile } from '@signatory/workbook';
import type { EntityManager } from 'typeorm';
import { memberValue, type OpenedCycle } from '../catalogue/index.js';
import type { ReportKey, ReportScope } from '../submissions/index.js';
import { windowOf } from '../validation/index.js';
import { copyIn, copyRow } from './copy-in.js';
import { mergeCells, readContradictions, type CellCounts } from './merge-cells.js';
import { mergeHeads, takeTotals, type HeadMerging, type MergedField } from './merge-heads.js';
import type { FigureWriter } from './figure-writer.js';
import type { Closed, ClosedReason } from './plan-tables.js';
import { Staging } from './stage-file.js';
import type { StagedFault } from './staged-rows.js';

/** What a file is held against, and where its plain figures go, if not into a table with the others. */
export interface StagedSource {
  readonly opened: OpenedCycle;
  readonly member: string;
  readonly limits: FileLimits;
  readonly writer?: FigureWriter | null;
  readonly onProgress?: (fields: number) => Promise<void>;
}

/** A file read into the transaction's temporary tables, and not yet compared with anything. */
export async function stageFile(
  tx: EntityManager,
  file: ReportFile,
  { opened: { plan, cycle }, member, limits, writer = null, onProgress }: StagedSource,
): Promise<Staging> {
  const reading = { figuresApart: true, days: windowOf(cycle) };
  const staging = await Staging.open(tx, plan, writer);
  for await (const batch of readReportFile(file, plan, limits, reading)) {
    const foreign = foreignTo({ plan, cycle, member }, batch);
    if (foreign.length > 0) {
      await staging.end();
      await staging.forget();
      await staging.addFaults(foreign);
      return staging;
    }
    await staging.add(batch);
    await onProgress?.(staging.fields);
  }
  await staging.end();
  return staging;
}

/** How a file stands to a report. */
export interface MergedFile {
  readonly counts: ImportCounts;
  /** Whether anything would be written, or is. */
  readonly taken: boolean;
  readonly cells: CellCounts;
  readonly heads: HeadMerging;
}

export interface Merging {
  readonly scope: ReportScope;
  readonly revision: number;
  /** The import whose decisions count; null where none can have been made. */
  readonly imported: string | null;
  /** Whether the report has moved on since that import was shown. */
  readonly hasMoved: boolean;
  readonly closed: Closed;
  /** Who has written plain figures already, while the file was read. */
  readonly writer?: FigureWriter | null;
}

const KEPT = `create temp table kept_head (kind text, indicator text, field text, base text, before text, after text, decision text,
  n int generated always as identity) on commit drop`;

/** Compares what was staged, beside the plan's tables, three ways with the report at a revision: as exported, in the file, as stored. */
export async function mergeFile(tx: EntityManager, staging: Staging, merging: Merging): Promise<MergedFile> {
  const { scope, revision, imported, hasMoved, closed, writer } = merging;
  const { opened, key } = scope;
  await tx.query(KEPT);
  await takeTotals(tx, key, opened.plan);
  const cells = await mergeCells(tx, key, { revision, imported, hasMoved, isPlain: staging.isPlain });
  const heads = { plan: opened.plan, key, revision, imported, hasMoved, closed: new Set(closed.keys()) };
  const found = await compareHeads(tx, staging, heads);
  const shut = new Set([...(writer?.closed ?? []), ...cells.closed, ...found.closed]);
  const written = writer?.count ?? 0;
  await staging.addFaults([
    ...[...shut].map((indicator) => closedFault(indicator, closed.get(indicator) ?? 'closed', staging)),
    ...(cells.contradictions > 0 ? await contradictionFaults(tx) : []),
  ]);
  const counts = {
    fields: staging.fields,
    unchanged: staging.unchanged + cells.unchanged + found.unchanged,
    changes: written + cells.changes + found.changes,
    conflicts: cells.conflicts + found.conflicts,
    undecided: cells.undecided + found.undecided,
    faults: staging.faults,
  };
  return { counts, taken: written + cells.taken + found.taken > 0, cells, heads };
}

interface HeadCounts {
  unchanged: number;
  changes: number;
  conflicts: number;
  undecided: number;
  taken: number;
  readonly closed: string[];
}

async function compareHeads(tx: EntityManager, staging: Staging, heads: HeadMerging): Promise<HeadCounts> {
  const counts: HeadCounts = { unchanged: 0, changes: 0, conflicts: 0, undecided: 0, taken: 0, closed: [] };
  let rows = '';
  for await (const { placed, fields, faults, read } of mergeHeads(tx, heads)) {
    const { code } = placed.indicator;
    if (faults.length > 0) await staging.addFaults(faults);
    if (heads.closed.has(code)) {
      if (fields.length > 0) counts.closed.push(code);
      continue;
    }
    if (read) counts.taken += 1;
    for (const field of fields) {
      count(counts, field);
      if (field.kind !== 'unchanged') rows += keptRow(code, field);
    }
    if (rows.length > 1_000_000) rows = await keep(tx, rows);
  }
  await keep(tx, rows);
  return counts;
}

function count(counts: HeadCounts, { kind, decision }: MergedField): void {
  if (kind === 'unchanged') counts.unchanged += 1;
  else if (kind === 'change') counts.changes += 1;
  else {
    counts.conflicts += 1;
    if (decision === null) counts.undecided += 1;
  }
}

function keptRow(code: string, { kind, field, base, before, after, decision }: MergedField): string {
  return copyRow([kind, code, field, base, before, after, decision]);
}

async function keep(tx: EntityManager, rows: string): Promise<string> {
  if (rows !== '') await copyIn(tx, 'kept_head (kind, indicator, field, base, before, after, decision)', rows);
  return '';
}

/** Of whom, and for which cycle, a file says that it is, where that is not this report. */
function foreignTo(
  { plan, cycle, member }: { readonly plan: Plan; readonly cycle: { readonly code: string }; readonly member: string },
  said: SaidOfFile,
): StagedFault[] {
  return [
    ...(said.member !== undefined && said.member !== member ? [otherMember(plan, { said: said.member, member })] : []),
    ...(said.cycle !== undefined && said.cycle !== cycle.code
      ? [otherCycle({ said: said.cycle, cycle: cycle.code })]
      : []),
  ];
}

// What was answered in another cycle was of another window, maybe to other questions: read as this one's it would be certified as that.
function otherCycle({ said, cycle }: { said: string; cycle: string }): StagedFault {
  return { code: 'file.other-cycle', place: {}, words: faultWords('file.other-cycle', { said: clip(said), cycle }) };
}

function otherMember(plan: Plan, { said, member }: { said: string; member: string }): StagedFault {
  const values = { said: memberValue(plan, said), member: memberValue(plan, member) };
  return { code: 'file.other-member', place: {}, words: faultWords('file.other-member', values) };
}

function closedFault(indicator: string, why: ClosedReason, staging: Staging): StagedFault {
  return {
    code: 'entry.closed',
    place: staging.placeOf(indicator),
    indicator,
    words: faultWords('entry.closed', { indicator, why }),
  };
}

async function contradictionFaults(tx: EntityManager): Promise<StagedFault[]> {
  return (await readContradictions(tx)).map(({ code, name, status, sheet, row_no, col, cell, pointer }) => ({
    code: 'cell.contradiction',
    place: {
      ...(sheet !== null && { sheet }),
      ...(row_no !== null && { row: row_no }),
      ...(col !== null && { column: col }),
      ...(cell !== null && { cell }),
      ...(pointer !== null && { pointer }),
    },
    indicator: code,
    field: name,
    words: faultWords('answer.figure-valueless', { status }),
  }));
}

// The fields are numbered in the plan's order: of each indicator what is no cell, then its cells, each with a value and a status.
// The numbers are counted from the plan's own table, so that a million figures need not be sorted.
const PLACE_FIELDS = `
update import_indicator i set shown_from = p.ends - p.room, cells_from = p.ends - p.room + p.heads
from (select r.*, (sum(r.room) over (order by r.place))::int as ends
  from (select a.indicator_id, a.place, coalesce(h.heads, 0) as heads, coalesce(h.heads, 0) + 2 * (a.cells + 1) as room
    from import_indicator a
    left join (select indicator, count(*)::int as heads from kept_head group by indicator) h on h.indicator = a.code) r) p
where p.indicator_id = i.indicator_id`;

/** Puts what the comparison found where a person can read it, in the place of what an earlier one found: before the cells are kept. */
export async function keepFound(tx: EntityManager, key: ReportKey, imported: string): Promise<void> {
  const values = [key.cycleId, key.memberCode, imported];
  for (const table of ['import_field', 'import_fault'])
    await tx.query(`delete from ${table} where cycle_id = $1 and member_code = $2 and import_id = $3`, values);
  await tx.query(PLACE_FIELDS);
  await tx.query(
    `insert into import_field (cycle_id, member_code, import_id, n, kind, indicator, field, base, before, after, decision)
     select $1, $2, $3, i.shown_from + row_number() over (partition by h.indicator order by h.n), h.kind, h.indicator, h.field, h.base,
       h.before, h.after, h.decision
     from kept_head h join import_indicator i on i.code = h.indicator`,
    values,
  );
  await tx.query(
    `insert into import_fault (cycle_id, member_code, import_id, n, code, severity, sheet, row_no, column_name, cell, pointer,
       indicator, field, words)
     select $1, $2, $3, row_number() over (order by sheet_n, row_no nulls first, n), code, severity, sheet, row_no, col, cell, pointer,
       indicator, field, words
     from (select *, min(n) over (partition by sheet) as sheet_n from found_fault) found`,
    values,
  );
}
