import { faultsOf, SaveEntry } from '@signatory/contract';
import {
  answerOf,
  Decimal,
  faultWords,
  fieldsOf,
  isFigure,
  Refusal,
  type Entry,
  type Fault,
  type FieldFault,
  type LocalText,
  type NarrativeTier,
  type Plan,
} from '@signatory/domain';
import type { ImportDecision } from '@signatory/persistence';
import type { Place } from '@signatory/workbook';
import type { EntityManager } from 'typeorm';
import { indexPlan, type PlacedIndicator } from '../catalogue/index.js';
import { readAnswer, readHeadsAt, type EntryRow, type ReadAnswer, type ReportKey } from '../submissions/index.js';
import { fileEntryOf } from './file-entry.js';
import { twice, type StagedFault } from './staged-rows.js';
import { OP } from './written-cell.js';

/** A field of an answer, compared three ways. `null` stands for nothing there. */
export interface MergedField {
  readonly kind: 'unchanged' | 'change' | 'conflict';
  readonly field: string;
  readonly base: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly decision: ImportDecision | null;
}

/** What a file makes of one entry, its cells apart. */
export interface MergedHead {
  readonly placed: PlacedIndicator;
  readonly before: EntryRow | undefined;
  readonly fields: readonly MergedField[];
  readonly faults: readonly StagedFault[];
  /** The answer to store; null where nothing changes or it cannot be taken. */
  readonly read: ReadAnswer | null;
}

export interface HeadMerging {
  readonly plan: Plan;
  readonly key: ReportKey;
  readonly revision: number;
  /** The import whose decisions count; null for none. */
  readonly imported: string | null;
  /** Whether the report has moved on since that import was shown. */
  readonly hasMoved: boolean;
  /** Codes of the indicators that take nothing. */
  readonly closed: ReadonlySet<string>;
}

interface WrittenRow {
  readonly indicator_id: string;
  readonly field: string;
  /** Null where the file clears the field. */
  readonly text: string | null;
  readonly base: string | null;
  readonly has_base: boolean;
  readonly sheet: string | null;
  readonly row_no: number | null;
  readonly col: string | null;
  readonly cell: string | null;
  readonly pointer: string | null;
}

// A total belongs to its entry's other fields where these say something about it: a status, a currency, a reason.
const TAKE_TOTALS = `
with taken as (delete from written_cell w where w.cell_no = 0 and (
    w.indicator_id = any ($3::text[])
    or exists (select from written_field f where f.indicator_id = w.indicator_id)
    or (select v.status from entry_version v where v.cycle_id = $1 and v.member_code = $2 and v.indicator_id = w.indicator_id
      order by v.version desc limit 1) not in ('answered', 'unanswered')) returning *)
insert into written_field (indicator_id, field, text, base, has_base, sheet, row_no, col, cell, pointer)
select indicator_id, 'value', value::text, base_value::text, op & ${OP.base} > 0, sheet, row_no, col, cell, pointer from taken
  where op & ${OP.set | OP.clear} > 0
union all
select indicator_id, 'observation', status, base_status, op & ${OP.baseStatus} > 0, sheet, row_no, col, cell, pointer from taken
  where op & ${OP.setStatus | OP.clearStatus} > 0`;

/** Before figures are compared: totals that an entry's other fields speak about are compared with these. */
export async function takeTotals(tx: EntityManager, key: ReportKey, plan: Plan): Promise<void> {
  const amounts = [...indexPlan(plan).byId.values()].filter(({ indicator }) => indicator.type === 'amount');
  await tx.query(TAKE_TOTALS, [key.cycleId, key.memberCode, amounts.map(({ indicator }) => indicator.id)]);
}

/** Entries at a time: what is held of a report is theirs and no more. */
const CHUNK = 50;

/** Compares everything but the cells of figures with the report at a revision, entry by entry. */
export async function* mergeHeads(tx: EntityManager, merging: HeadMerging): AsyncGenerator<MergedHead> {
  const rows = await tx.query<{ indicator_id: string }[]>(
    'select indicator_id from written_field group by indicator_id order by min(n)',
  );
  const ids = rows.map((row) => row.indicator_id);
  await layShown(tx, merging);
  for (let from = 0; from < ids.length; from += CHUNK)
    for (const head of await mergeChunk(tx, merging, ids.slice(from, from + CHUNK))) yield head;
}

async function mergeChunk(tx: EntityManager, merging: HeadMerging, ids: readonly string[]): Promise<MergedHead[]> {
  const { key, plan, revision } = merging;
  const { byId } = indexPlan(plan);
  const written = await tx.query<WrittenRow[]>(
    'select * from written_field where indicator_id = any ($1::text[]) order by n',
    [ids],
  );
  const stored = new Map((await readHeadsAt(tx, key, revision, ids)).map((row) => [row.indicatorId, row]));
  const shown = await readShown(tx, merging, ids);
  return ids.flatMap((id) => {
    const placed = byId.get(id);
    const rows = written.filter((row) => row.indicator_id === id);
    return placed ? [mergeHead(merging, placed, stored.get(id), rows, shown)] : [];
  });
}

function mergeHead(
  { plan, closed, hasMoved }: HeadMerging,
  placed: PlacedIndicator,
  before: EntryRow | undefined,
  written: readonly WrittenRow[],
  shown: ReadonlyMap<string, Shown>,
): MergedHead {
  const fields = new Map(fieldsOf(fileEntryOf(placed, before)));
  const named = new Set<string>();
  const faults: StagedFault[] = [];
  const merged: MergedField[] = [];
  for (const row of written) {
    if (named.has(row.field)) {
      faults.push(twice(placed.indicator.code, row.field, placeOf(row)));
      continue;
    }
    named.add(row.field);
    merged.push(compare(placed, row, fields.get(row.field), { shown, hasMoved }));
  }
  const changed = merged.filter(({ kind }) => kind !== 'unchanged');
  // One fault for the whole closed entry is told elsewhere, with the place of its first change.
  if (changed.length === 0 || closed.has(placed.indicator.code))
    return { placed, before, fields: closed.has(placed.indicator.code) ? changed : merged, faults, read: null };
  for (const { kind, field, after, decision } of merged) {
    if (kind === 'unchanged' || (kind === 'conflict' && decision !== 'mine')) continue;
    if (after === null) fields.delete(field);
    else fields.set(field, after);
  }
  const read = readMerged(plan, placed, fields);
  const takes = merged.some(({ kind, decision }) => kind === 'change' || (kind === 'conflict' && decision === 'mine'));
  if ('read' in read) return { placed, before, fields: merged, faults, read: takes ? read.read : null };
  const told = read.faults.map(({ field, words }): StagedFault => {
    const place = placeOf(rowOf(field, written));
    return { code: 'answer', place, indicator: placed.indicator.code, field, words };
  });
  return {
    placed,
    before,
    fields: merged.filter(({ kind }) => kind === 'unchanged'),
    faults: [...faults, ...told],
    read: null,
  };
}

function compare(
  { indicator }: PlacedIndicator,
  { field, text, base, has_base }: WrittenRow,
  stored: string | undefined,
  { shown, hasMoved }: { readonly shown: ReadonlyMap<string, Shown>; readonly hasMoved: boolean },
): MergedField {
  const before = stored ?? null;
  const isNumber = field === 'value' && isFigure(indicator.type);
  const same = (left: string | null, right: string | null): boolean =>
    left === right || (isNumber && left !== null && right !== null && isSameFigure(left, right));
  const was = shown.get(`${indicator.code} ${field}`);
  const isAsShown = was !== undefined && was.before === before;
  // A file that does not say what stood there when it was exported is compared with what its sender was shown.
  const isExpected = has_base ? same(base, before) : isAsShown ? was.kind !== 'conflict' : !hasMoved;
  const kind = same(text, before) ? 'unchanged' : isExpected ? 'change' : 'conflict';
  const decision = isAsShown && was.after === text ? was.decision : null;
  return { kind, field, base, before, after: text, decision };
}

function isSameFigure(left: string, right: string): boolean {
  const [a, b] = [Decimal.tryParse(left), Decimal.tryParse(right)];
  return a !== null && b !== null && a.compare(b) === 0;
}

function readMerged(
  plan: Plan,
  placed: PlacedIndicator,
  fields: ReadonlyMap<string, string>,
): { read: ReadAnswer } | { faults: readonly FieldFault[] } {
  const answer = answerOf(fields, placed.indicator);
  if (!answer.ok) return { faults: answer.faults };
  // The same two checks as a save's: the shape of what is sent, and what its indicator declares.
  const sent = SaveEntry.safeParse(sentOf(answer.answer));
  if (!sent.success) return { faults: placeFaults(faultsOf(sent.error.issues), fields) };
  try {
    return { read: readAnswer(plan, placed, sent.data) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'value.invalid') throw error;
    return { faults: placeFaults((error as Refusal<'value.invalid'>).facts.faults, fields) };
  }
}

function placeFaults(faults: readonly Fault[], fields: ReadonlyMap<string, string>): FieldFault[] {
  return faults.map(({ pointer, words = faultWords('form.unreadable') }) => ({
    field: fieldAt(pointer.split('/').slice(1), fields),
    words,
  }));
}

/** A save does not send it: a piece is known by what it says. */
const KEPT_APART: ReadonlySet<string> = new Set(['id']);

/** An answer as a save sends it. */
function sentOf(entry: Entry | null): unknown {
  if (!entry) return { value: null };
  const { narrative, translation, narrativeTier, evidence, ...rest } = entry;
  return {
    ...rest,
    ...(narrative && { narrative: wordsOf(narrative, translation === 'CHECKED', narrativeTier) }),
    evidence: evidence.map((piece) =>
      Object.fromEntries(Object.entries(piece).filter(([part]) => !KEPT_APART.has(part))),
    ),
  };
}

/** The narrative, with its first other language as its translation. */
function wordsOf({ original, texts }: LocalText, checked: boolean, tier: NarrativeTier | undefined): unknown {
  const [other] = Object.keys(texts).filter((language) => language !== original);
  const translation = other !== undefined && { language: other, text: texts[other]?.text ?? '', checked };
  return {
    language: original,
    text: texts[original]?.text ?? '',
    ...(translation && { translation }),
    ...(tier && { tier }),
  };
}

/** The field that a place in an answer stands for: pieces of evidence and a list's items have a name there instead of a number. */
function fieldAt([head = '', n, ...inside]: readonly string[], fields: ReadonlyMap<string, string>): string {
  const within = head === 'value' ? 'items' : head;
  if (n === undefined || (within !== 'items' && within !== 'evidence')) return head;
  const names = [...fields.keys()].map((field) => field.split('.')).filter(([first]) => first === within);
  const named = `${within}.${[...new Set(names.map(([, name = '']) => name))][Number(n)] ?? n}`;
  const part = inside.filter((step) => step !== 'fields' && step !== 'key').join('.');
  return part === '' ? named : `${named}.${part}`;
}

/** Where the file says a field; of one that it leaves out, where it says anything else of the same piece or item. */
function rowOf(field: string, written: readonly WrittenRow[]): WrittenRow | undefined {
  const piece = field.split('.').slice(0, 2).join('.');
  const isIn = (row: WrittenRow, name: string): boolean => row.field === name || row.field.startsWith(`${name}.`);
  return written.find((row) => row.field === field) ?? written.find((row) => isIn(row, piece)) ?? written[0];
}

/** What the sender of an import was shown of a field, and decided. */
type Shown = Pick<MergedField, 'kind' | 'before' | 'after' | 'decision'>;

// The cells of a large file are shown by the million, and are compared elsewhere. Nothing is joined: of rows that came a
// moment ago the planner knows nothing, and would look each of them up in a list.
const LAY_SHOWN = `
create temp table if not exists shown_field on commit drop as
select d.indicator, d.field, d.kind, d.before, d.after, d.decision from import_field d
where d.cycle_id = $1 and d.member_code = $2 and d.import_id = $3
  and d.field = any (array(select distinct field from written_field))`;

/** Once for all entries: of what was shown of an import, the fields that are compared here. */
async function layShown(tx: EntityManager, { key, imported }: HeadMerging): Promise<void> {
  if (imported !== null) await tx.query(LAY_SHOWN, [key.cycleId, key.memberCode, imported]);
}

/** By indicator and field. */
async function readShown(
  tx: EntityManager,
  { plan, imported }: HeadMerging,
  ids: readonly string[],
): Promise<Map<string, Shown>> {
  if (imported === null) return new Map();
  const { byId } = indexPlan(plan);
  const rows = await tx.query<(Shown & { readonly name: string })[]>(
    `select indicator || ' ' || field as name, kind, before, after, decision from shown_field where indicator = any ($1::text[])`,
    [ids.flatMap((id) => byId.get(id)?.indicator.code ?? [])],
  );
  return new Map(rows.map(({ name, ...shown }) => [name, shown]));
}

function placeOf(row: WrittenRow | undefined): Place {
  return {
    ...(row?.sheet != null && { sheet: row.sheet }),
    ...(row?.row_no != null && { row: row.row_no }),
    ...(row?.col != null && { column: row.col }),
    ...(row?.cell != null && { cell: row.cell }),
    ...(row?.pointer != null && { pointer: row.pointer }),
  };
}
