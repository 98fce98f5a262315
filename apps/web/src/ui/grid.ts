import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { moveOf, nextCell } from '../enhance/next-cell.js';

/** What a table takes to be a grid. */
export interface Grid {
  readonly role: 'grid';
  readonly ref: RefObject<HTMLTableElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: { readonly target: EventTarget }) => void;
}

/**
 * Makes a table a grid, as the matrix is one: one Tab stop, arrows, Home and End, Ctrl+Home and Ctrl+End. A cell stands for
 * its link or button, which Enter opens; one without is reached all the same, to be heard.
 */
export function useGrid(): Grid {
  const ref = useRef<HTMLTableElement>(null);
  const stop = useRef<HTMLElement>(null);
  /** The cell that it stands for. */
  const place = useRef<HTMLElement>(null);
  const settle = (wanted: EventTarget | null): void => {
    const cells = rowsOf(ref.current).flat();
    const body = cells.find((cell) => cell.closest('tbody'));
    stop.current = cells.find((cell) => cell === wanted) ?? body ?? cells[0] ?? null;
    for (const cell of cells) cell.tabIndex = cell === stop.current ? 0 : -1;
    place.current = stop.current?.closest<HTMLElement>('th, td') ?? null;
  };
  /** The stop stays at its cell, whatever comes into it or goes, and who stands there stands on the button that comes. */
  const keep = (): void => {
    const isHere = stop.current !== null && document.activeElement === stop.current;
    const here = rowsOf(ref.current)
      .flat()
      .find((cell) => cell.closest('th, td') === place.current);
    settle(here ?? null);
    if (here && isHere && here !== document.activeElement) here.focus();
  };
  useEffect(() => {
    const table = ref.current;
    if (!table) return undefined;
    keep();
    // Rows come and go, and a button may come into a cell that had none.
    const observer = new MutationObserver(keep);
    observer.observe(table, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  return {
    role: 'grid',
    ref,
    onKeyDown: (event) => {
      const move = moveOf(event);
      if (!move || !stop.current) return;
      event.preventDefault();
      nextCell(rowsOf(ref.current), stop.current, move)?.focus();
    },
    onFocus: ({ target }) => settle(target),
  };
}

/** What has the focus in each cell of the rows that are in sight: of blocks on a phone, the head is there to be heard alone. */
function rowsOf(table: HTMLTableElement | null): HTMLElement[][] {
  return [...(table?.rows ?? [])]
    .filter((row) => row.getClientRects().length > 0 && (row.parentElement?.clientWidth ?? 0) > 1)
    .map((row) =>
      [...row.cells].map((cell) => {
        const act = cell.querySelector<HTMLElement>('a[href], button');
        if (act) cell.removeAttribute('tabindex');
        return act ?? cell;
      }),
    );
}
