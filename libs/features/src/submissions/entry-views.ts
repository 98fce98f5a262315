import type { EntryView } from '@signatory/contract';
import { isFigure, type Cell, type Entry, type Evidence, type Plan, type Report } from '@signatory/domain';
import { indexPlan, type PlacedIndicator } from '../catalogue/index.js';
import { isAnswerStatus, type EntryRow, type EvidenceRow } from './entry-rows.js';

/** The report as the rules read it: by indicator code, without what is not answered. */
export function reportOf(plan: Plan, member: string, rows: readonly EntryRow[]): Report {
  const { byId } = indexPlan(plan);
  const entries = rows.flatMap((row): [string, Entry][] => {
    const placed = byId.get(row.indicatorId);
    const entry = placed && entryOf(placed, row);
    return entry ? [[placed.indicator.code, entry]] : [];
  });
  return { member, entries: Object.fromEntries(entries) };
}

/** One answer, or null where it was emptied again. */
export function entryOf(placed: PlacedIndicator, row: EntryRow): Entry | null {
  const { status } = row;
  if (!isAnswerStatus(status)) return null;
  const { total, cells } = figuresOf(placed, row);
  return {
    status,
    value: isFigure(placed.indicator.type) ? (total?.value ?? null) : row.answer,
    evidence: row.evidence.map(evidenceOf),
    ...(row.reason !== null && { reason: row.reason }),
    ...(Object.keys(cells).length > 0 && { cells }),
    ...(total && { observation: total.status }),
    ...(row.currency !== null && { currency: row.currency }),
    ...(row.narrative !== null && { narrative: row.narrative }),
  };
}

/** One answer as a screen shows it. */
export function describeEntry(
  placed: PlacedIndicator,
  row: EntryRow | undefined,
  { open, review }: Pick<EntryView, 'open' | 'review'>,
): EntryView {
  const { code: indicator, type } = placed.indicator;
  if (!row) return { ...UNANSWERED, indicator, open, review };
  const { total, cells } = figuresOf(placed, row);
  return {
    indicator,
    version: row.version,
    status: row.status,
    reason: row.reason,
    value: isFigure(type) ? (total?.value ?? null) : row.answer,
    cells,
    observation: total?.status ?? null,
    currency: row.currency,
    narrative: row.narrative,
    evidence: row.evidence.map((evidence) => ({ id: evidence.id, ...withoutFile(evidenceOf(evidence)) })),
    updatedBy: row.by,
    updatedAt: new Date(row.at).toISOString(),
    open,
    review,
  };
}

const UNANSWERED = {
  version: 0,
  status: 'unanswered',
  reason: null,
  value: null,
  cells: {},
  observation: null,
  currency: null,
  narrative: null,
  evidence: [],
  updatedBy: null,
  updatedAt: null,
} satisfies Omit<EntryView, 'indicator' | 'open' | 'review'>;

function figuresOf(
  { cells: names }: PlacedIndicator,
  { figures }: EntryRow,
): { total: Cell | null; cells: Record<string, Cell> } {
  const named = figures.flatMap(([no, value, status]): [string, Cell][] => {
    const name = names[no];
    return name === undefined ? [] : [[name, { value, status }]];
  });
  const { total = null, ...cells } = Object.fromEntries(named) as Record<string, Cell> & { total?: Cell };
  return { total, cells };
}

function evidenceOf(row: EvidenceRow): Evidence {
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => name !== 'id' && value !== null),
  ) as unknown as Evidence;
}

function withoutFile(evidence: Evidence): Omit<Evidence, 'file'> {
  const { file, ...rest } = evidence;
  return file === undefined ? evidence : rest;
}
