import {
  CELLS_IN_SIGHT,
  type AnswerView,
  type CalculationView,
  type CombinationView,
  type EntryView,
  type EvidenceView,
  type LinkView,
} from '@signatory/contract';
import {
  fieldsOf,
  isFigure,
  withCells,
  type Calculation,
  type Cell,
  type CellsApart,
  type Combination,
  type Entry,
  type Evidence,
  type KnownLink,
  type Plan,
  type Report,
} from '@signatory/domain';
import { indexPlan, type PlacedIndicator } from '../catalogue/index.js';
import { isAnswerStatus, type EntryRow, type EvidenceRow } from './entry-rows.js';

/**
 * The report as the rules read it: by indicator code, without what is not answered, with what is known of its links. `cells` that
 * were read apart, by the indicator's id, are not among the rows.
 */
export function reportOf(
  plan: Plan,
  member: string,
  rows: readonly EntryRow[],
  cells: ReadonlyMap<string, CellsApart> = new Map(),
): Report {
  const { byId } = indexPlan(plan);
  const entries = rows.flatMap((row): [string, Entry][] => {
    const placed = byId.get(row.indicatorId);
    const entry = placed && entryOf(placed, row);
    if (!entry) return [];
    const evidence = entry.evidence.map((piece, n) => withLink(piece, row.evidence[n]?.link));
    const whole = { ...entry, evidence };
    const apart = cells.get(row.indicatorId);
    return [[placed.indicator.code, apart ? withCells(whole, apart) : whole]];
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
    ...(row.translation !== null && { translation: row.translation }),
    // To be told by everybody is said; the other is what nobody says.
    ...(row.narrativeTier === 'public' && { narrativeTier: row.narrativeTier }),
    ...(row.vintage !== null && { vintage: row.vintage }),
  };
}

/** An answer field by field, with each piece of evidence under its own id, as versions are compared. */
export function fieldsOfRow(placed: PlacedIndicator, row: EntryRow | undefined): ReadonlyMap<string, string> {
  const entry = row ? entryOf(placed, row) : null;
  const evidence = (row?.evidence ?? []).map((piece): Evidence => ({ id: piece.id, ...evidenceOf(piece) }));
  return fieldsOf(entry && { ...entry, evidence });
}

/** What is known of an entry beside its own row. */
export interface EntryContext extends Pick<EntryView, 'open' | 'review'> {
  /** Answers of earlier cycles, the latest first. */
  readonly before?: EntryView['before'];
  readonly breaks?: EntryView['breaks'];
  /** The cycle that this one follows, where it was certified there. */
  readonly follows?: string | null;
  readonly partOnly?: boolean;
}

/** One entry as a screen shows it. */
export function describeEntry(
  placed: PlacedIndicator,
  row: EntryRow | undefined,
  { open, review, before = [], breaks = [], follows = null, partOnly = false }: EntryContext,
): EntryView {
  return {
    indicator: placed.indicator.code,
    version: row?.version ?? 0,
    ...(row ? describeAnswer(placed, row) : UNANSWERED),
    before: [...before],
    breaks: [...breaks],
    // Whoever touched the entry, and were it to empty it, has decided: nothing is carried over any more.
    carried:
      !row && !placed.indicator.calculated && follows !== null && before.some(({ cycle }) => cycle === follows)
        ? follows
        : null,
    combined: row?.combined ? describeCombination(row.combined) : null,
    calculation: row?.calculation ? describeCalculation(row.calculation) : null,
    updatedBy: row?.by ?? null,
    updatedById: row?.actor ?? null,
    updatedAt: row ? new Date(row.at).toISOString() : null,
    open: open && !placed.indicator.calculated,
    partOnly,
    review,
  };
}

/** One answer as a screen shows it, of this report or of an earlier one: with those of its cells that are in sight at once. */
export function describeAnswer(placed: PlacedIndicator, row: EntryRow, most: number = CELLS_IN_SIGHT): AnswerView {
  const inSight = row.figures.filter(([no]) => no <= most);
  const { total, cells } = figuresOf(placed, { figures: inSight });
  return {
    status: row.status,
    reason: row.reason,
    value: isFigure(placed.indicator.type) ? (total?.value ?? null) : row.answer,
    cells,
    cellCount: row.cells,
    observation: total?.status ?? null,
    currency: row.currency,
    narrative: row.narrative,
    translation: row.narrative && (row.translation ?? 'MISSING'),
    narrativeTier: row.narrative && (row.narrativeTier ?? 'reviewers'),
    evidence: row.evidence.map(describeEvidence),
    reference: row.reference,
    vintage: row.vintage ?? (row.known === null ? null : new Date(row.known).toISOString().slice(0, 10)),
    vintageDeclared: row.vintage !== null,
  };
}

export function describeCombination({ how, note, parts }: Combination): CombinationView {
  return {
    how,
    note,
    parts: parts.map(({ agency, answer, clearedAt }) => ({
      agency,
      status: answer.status,
      value: copyOf(answer.value),
      cells: { ...answer.cells },
      currency: answer.currency ?? null,
      clearedAt,
    })),
  };
}

function describeCalculation({ expression, inputs, gap }: Calculation): CalculationView {
  return {
    expression,
    inputs: inputs.map((input) => ({ ...input })),
    gap: gap && { ...gap },
  };
}

function copyOf(value: Entry['value']): AnswerView['value'] {
  return typeof value === 'object' && value !== null
    ? value.map(({ key, fields }) => ({ key, fields: { ...fields } }))
    : value;
}

const UNANSWERED = {
  status: 'unanswered',
  reason: null,
  value: null,
  cells: {},
  cellCount: 0,
  observation: null,
  currency: null,
  narrative: null,
  translation: null,
  narrativeTier: null,
  evidence: [],
  reference: null,
  vintage: null,
  vintageDeclared: false,
} satisfies AnswerView;

function figuresOf(
  { cells: names }: PlacedIndicator,
  { figures }: Pick<EntryRow, 'figures'>,
): { total: Cell | null; cells: Record<string, Cell> } {
  const cells: Record<string, Cell> = {};
  let total: Cell | null = null;
  for (const [no, value, status] of figures) {
    const name = names[no];
    if (no === TOTAL) total = { value, status };
    else if (name !== undefined) cells[name] = { value, status };
  }
  return { total, cells };
}

/** Some of an answer's cells, by their names. */
export function describeCells(placed: PlacedIndicator, row: Pick<EntryRow, 'figures'>): AnswerView['cells'] {
  return figuresOf(placed, row).cells;
}

/** The number of the cell that is the whole figure. */
const TOTAL = 0;

/** What the member says of a piece. */
export function evidenceOf(row: EvidenceRow): Evidence {
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => !BESIDE.has(name) && value !== null),
  ) as unknown as Evidence;
}

/** What is known of a piece and is no part of what the member says. */
const BESIDE: ReadonlySet<string> = new Set(['id', 'stored', 'link', 'copy']);

function withLink(piece: Evidence, link: EvidenceRow['link'] | undefined): Evidence {
  return link ? { ...piece, link: { state: link.state, reason: link.reason, status: link.status } } : piece;
}

function describeEvidence(row: EvidenceRow): EvidenceView {
  const { id, tier, file, stored, url, link, copy } = row;
  return {
    ...evidenceOf(row),
    id,
    tier,
    stored: stored && file !== null ? { sha256: file, ...stored } : null,
    link: url === null ? null : describeLink(link),
    copy: copy && {
      ...copy,
      takenAt: new Date(copy.takenAt).toISOString(),
      changedAt: copy.changedAt === null ? null : new Date(copy.changedAt).toISOString(),
    },
  };
}

const UNCHECKED = { state: 'unchecked', reason: null, status: null, movedTo: null, checkedAt: null } as const;

/** What asking for a page came to; null where nobody asked yet. */
export function describeLink(
  link: (KnownLink & { readonly movedTo: string | null; readonly checkedAt: Date | string }) | null,
): LinkView {
  if (!link) return UNCHECKED;
  const { state, reason, status, movedTo, checkedAt } = link;
  return { state, reason, status, movedTo, checkedAt: new Date(checkedAt).toISOString() };
}
