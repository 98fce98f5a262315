import type { MigrationView } from '@signatory/contract';
import { checkItems, type ItemMapping, type PlanItem } from '@signatory/domain';

/** One row of the map as a person decides it. */
export interface MigrationRow extends ItemMapping {
  readonly key: number;
  /** 0–100: how alike the words are; null where code proposed nothing. */
  readonly likeness: number | null;
  /** A person has looked at it: code proposes and does not decide. */
  readonly confirmed: boolean;
}

/** What is wrong with a row, told at the row. */
export type RowFault = 'end' | 'mixed' | 'number';

/** The rows to begin with: decided ones are confirmed, proposed ones wait for a person. */
export function rowsOf({ mappings, decided }: MigrationView): MigrationRow[] {
  return mappings.map((mapping, key) => ({ ...mapping, key, confirmed: decided }));
}

/** A row changed; what loses its partner by that gets a row of its own, and waits for a decision again. */
export function changeRow(
  rows: readonly MigrationRow[],
  changed: Pick<MigrationRow, 'key' | 'kind' | 'from' | 'to'>,
  view: MigrationView,
): MigrationRow[] {
  const ends = {
    from: changed.kind === 'new' ? null : changed.from,
    to: changed.kind === 'dropped' ? null : changed.to,
  };
  const next = rows.map((row) =>
    row.key === changed.key ? { ...row, kind: changed.kind, ...ends, likeness: null, confirmed: false } : row,
  );
  return complete(next, changed.key, view);
}

/** Every item of both versions in a row: an item that another row has taken up needs none as new or dropped any more. */
function complete(rows: readonly MigrationRow[], changed: number, { older, newer }: MigrationView): MigrationRow[] {
  const has = (item: PlanItem, end: 'from' | 'to', among: readonly MigrationRow[]): boolean =>
    among.some((row) => row.item === item.item && row[end] === item.id);
  const kept = rows.filter((row) => {
    if (row.key === changed || (row.kind !== 'new' && row.kind !== 'dropped')) return true;
    const end = row.kind === 'new' ? 'to' : 'from';
    return !rows.some((other) => other.key !== row.key && other.item === row.item && other[end] === row[end]);
  });
  let key = Math.max(-1, ...rows.map((row) => row.key));
  const missing = (items: readonly PlanItem[], end: 'from' | 'to'): MigrationRow[] =>
    items
      .filter((item) => !has(item, end, kept))
      .map(({ item, id }) => ({
        key: (key += 1),
        item,
        kind: end === 'from' ? ('dropped' as const) : ('new' as const),
        from: end === 'from' ? id : null,
        to: end === 'to' ? id : null,
        likeness: null,
        confirmed: false,
      }));
  return [...kept, ...missing(newer, 'to'), ...missing(older, 'from')];
}

/** Confirms one row, or takes that back. */
export function confirmRow(rows: readonly MigrationRow[], key: number, confirmed: boolean): MigrationRow[] {
  return rows.map((row) => (row.key === key ? { ...row, confirmed } : row));
}

/** What else the newer version says otherwise of a row's item, beside code and words. */
export function changesOf(row: MigrationRow, { changes }: MigrationView): MigrationView['changes'] {
  return changes.filter(({ item, id }) => item === row.item && id === row.to);
}

/** Rows whose item is the same in both versions, in everything that the plan says of it. */
export function isUnchanged(row: MigrationRow, view: MigrationView): boolean {
  return row.kind === 'kept' && row.likeness === 100 && changesOf(row, view).length === 0;
}

/** The same of a row that is decided, and says no likeness any more. */
export function isAlike(row: MigrationRow, view: MigrationView): boolean {
  const [older, newer] = [findItem(view, row, 'from'), findItem(view, row, 'to')];
  const isSame = JSON.stringify(older) === JSON.stringify(newer);
  return row.kind === 'kept' && isSame && changesOf(row, view).length === 0;
}

/** What stands at an end of a row; nothing where it is new, or dropped. */
export function findItem({ older, newer }: MigrationView, row: MigrationRow, end: 'from' | 'to'): PlanItem | undefined {
  const items = end === 'from' ? older : newer;
  return items.find(({ item, id }) => item === row.item && id === row[end]);
}

/** What is wrong, by row: an end is missing, an item is two things at once, or a split or merger has one part only. */
export function faultsOf(rows: readonly MigrationRow[], view: MigrationView): ReadonlyMap<number, RowFault> {
  const found = checkItems({ version: view.from, items: view.older }, { version: view.to, items: view.newer }, rows);
  const faults = new Map<number, RowFault>();
  for (const { pointer } of found) {
    const [, index, part] = /^\/(\d+)(?:\/(\w+))?$/.exec(pointer) ?? [];
    const row = index === undefined ? undefined : rows[Number(index)];
    if (row && !faults.has(row.key))
      faults.set(row.key, part === 'kind' ? 'mixed' : part === undefined ? 'number' : 'end');
  }
  return faults;
}

/** How many rows a person has still to decide. */
export function undecidedOf(rows: readonly MigrationRow[], faults: ReadonlyMap<number, RowFault>): number {
  return rows.filter(({ key, confirmed }) => !confirmed || faults.has(key)).length;
}
