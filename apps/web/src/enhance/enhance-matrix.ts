import { bringIntoSight } from './bring-into-sight.js';
import { moveOf, nextCell } from './next-cell.js';

/**
 * Turns the table into a grid: one Tab stop, arrows, Home and End, Ctrl+Home and Ctrl+End; Enter opens a cell's
 * detail beside the matrix, Esc closes it. Without this script every cell is a link that does the same by loading.
 */
export function enhanceMatrix(table: HTMLTableElement): void {
  const rows = [...table.rows]
    .map((row) => [...row.querySelectorAll<HTMLAnchorElement>('a[href]')])
    .filter((links) => links.length > 0);
  const first = rows[0]?.[0];
  if (!first) return;

  table.setAttribute('role', 'grid');
  for (const row of table.rows) row.setAttribute('role', 'row');
  for (const cell of table.querySelectorAll('td')) cell.setAttribute('role', 'gridcell');
  for (const head of table.querySelectorAll('thead tr:first-child th')) head.setAttribute('role', 'columnheader');
  for (const head of table.querySelectorAll('tbody th, .matrix-averages th')) head.setAttribute('role', 'rowheader');
  for (const links of rows) for (const link of links) link.tabIndex = -1;

  const open = table.querySelector<HTMLAnchorElement>('a[aria-current]');
  if (open) bringIntoSight(open);
  const current = open ?? rows[1]?.[1] ?? first;
  current.tabIndex = 0;
  let stop = current;
  const moveTo = (link: HTMLAnchorElement): void => {
    stop.tabIndex = -1;
    stop = link;
    stop.tabIndex = 0;
    stop.focus();
  };

  table.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLAnchorElement && target !== stop) moveTo(target);
  });
  table.addEventListener('keydown', (event) => {
    const move = moveOf(event);
    if (!move) return;
    event.preventDefault();
    const next = nextCell(rows, stop, move);
    if (next) moveTo(next);
  });
  table.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-cell]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void openDetail(table, link);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && document.querySelector('#detail')) closeDetail(table, stop);
  });
  document.addEventListener('click', (event) => {
    const close = event.target instanceof Element ? event.target.closest('[data-close-detail]') : null;
    if (!close) return;
    event.preventDefault();
    closeDetail(table, stop);
  });
  for (const hint of document.querySelectorAll<HTMLElement>('[data-matrix-keys]')) hint.hidden = false;
}

/** Fetches the cell's detail as the server draws it; where that fails, the link is followed. */
async function openDetail(table: HTMLTableElement, link: HTMLAnchorElement): Promise<void> {
  const side = document.querySelector('[data-detail]');
  const address = new URL(link.href);
  address.searchParams.set('fragment', 'detail');
  address.hash = '';
  try {
    const answer = await fetch(address, { headers: { accept: 'text/html' } });
    if (!side || !answer.ok) throw new Error(`detail answered ${answer.status}`);
    const parsed = new DOMParser().parseFromString(await answer.text(), 'text/html');
    side.replaceChildren(...parsed.body.childNodes);
  } catch {
    location.assign(link.href);
    return;
  }
  markOpen(table, link);
  // The panel takes its room from the matrix.
  bringIntoSight(link);
  history.replaceState(null, '', link.href.split('#')[0]);
  document.querySelector<HTMLElement>('#detail-heading')?.focus();
}

function closeDetail(table: HTMLTableElement, stop: HTMLElement): void {
  const close = document.querySelector<HTMLAnchorElement>('[data-close-detail]');
  if (close) history.replaceState(null, '', close.href);
  document.querySelector('[data-detail]')?.replaceChildren();
  markOpen(table, null);
  stop.focus();
}

function markOpen(table: HTMLTableElement, link: HTMLAnchorElement | null): void {
  for (const other of table.querySelectorAll('a[aria-current]')) other.removeAttribute('aria-current');
  link?.setAttribute('aria-current', 'true');
}
