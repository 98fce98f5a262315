import { MOST_AT_ONCE, type QueueRow } from '@signatory/contract';
import { useState } from 'react';
import { waitsFor } from './neighbours.js';

/** Of one row. */
export const keyOf = ({ member, indicator }: Pick<QueueRow, 'member' | 'indicator'>): string =>
  `${member} ${indicator}`;

/** Those that wait for the reader, and of which nothing was found and no thread is open; as many as are decided on at once. */
export function clearOf(rows: readonly QueueRow[]): readonly QueueRow[] {
  return rows.filter((row) => waitsFor(row) && row.findings === 0 && row.openThreads === 0).slice(0, MOST_AT_ONCE);
}

export interface Selection {
  /** Rows that stand as they were selected. */
  readonly rows: readonly QueueRow[];
  /** Selected at another version than the list shows now: nobody has looked at that one. */
  readonly stale: ReadonlySet<string>;
  readonly has: (row: QueueRow) => boolean;
  readonly toggle: (row: QueueRow) => void;
  /** These and no others. */
  readonly choose: (rows: readonly QueueRow[]) => void;
  readonly clear: () => void;
}

/** What is selected, each at the version that it had: the list is read again while it stands, and a row may change in it. */
export function useSelection(all: readonly QueueRow[]): Selection {
  const [selected, setSelected] = useState<ReadonlyMap<string, number>>(new Map());
  const has = (row: QueueRow): boolean => selected.get(keyOf(row)) === row.version;
  return {
    rows: all.filter(has),
    stale: new Set(all.filter((row) => selected.has(keyOf(row)) && !has(row)).map(keyOf)),
    has,
    toggle: (row) =>
      setSelected((before) => {
        const next = new Map(before);
        if (before.get(keyOf(row)) === row.version) next.delete(keyOf(row));
        else if (row.judges) next.set(keyOf(row), row.version);
        return next;
      }),
    choose: (rows) => setSelected(new Map(rows.map((row) => [keyOf(row), row.version]))),
    clear: () => setSelected(new Map()),
  };
}
