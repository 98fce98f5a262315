export type GridMove = 'up' | 'down' | 'left' | 'right' | 'row-start' | 'row-end' | 'first' | 'last';

const KEYS: Readonly<Record<string, GridMove>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'row-start',
  End: 'row-end',
};

/** The move that a key asks for in a grid; null for any other key. */
export function moveOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>): GridMove | null {
  const { key, ctrlKey, altKey, metaKey } = event;
  if (altKey || metaKey) return null;
  if (ctrlKey && key === 'Home') return 'first';
  if (ctrlKey && key === 'End') return 'last';
  return KEYS[key] ?? null;
}

/**
 * The cell a key leads to. Rows may differ in length: the head row has no cell over the row headers, so the column is
 * counted from the end, where all rows agree. Null at an edge.
 */
export function nextCell<T>(rows: readonly (readonly T[])[], from: T, move: GridMove): T | null {
  const y = rows.findIndex((row) => row.includes(from));
  const row = rows[y];
  if (!row) return null;
  const x = row.indexOf(from);
  const fromEnd = row.length - x;
  switch (move) {
    case 'left':
      return row[x - 1] ?? null;
    case 'right':
      return row[x + 1] ?? null;
    case 'row-start':
      return row[0] ?? null;
    case 'row-end':
      return row.at(-1) ?? null;
    case 'first':
      return rows[0]?.[0] ?? null;
    case 'last':
      return rows.at(-1)?.at(-1) ?? null;
    case 'up':
    case 'down': {
      const next = rows[move === 'up' ? y - 1 : y + 1];
      return next?.[Math.max(0, next.length - fromEnd)] ?? null;
    }
  }
}
