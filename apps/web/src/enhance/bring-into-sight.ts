/** Pushes a matrix so far that a cell stands beside its heads, and moves nothing else: the page stays where it is read. */
export function bringIntoSight(cell: HTMLElement): void {
  const place = cell.closest('.matrix-scroll');
  const heads = cell.closest('tr')?.querySelector('th')?.getBoundingClientRect();
  if (!place || !heads) return;
  const box = place.getBoundingClientRect();
  const { left, right, top, bottom } = cell.getBoundingClientRect();
  const head = place.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  place.scrollLeft += overhang(left, right, box.left + heads.width, box.right);
  place.scrollTop += overhang(top, bottom, box.top + head, box.bottom);
}

const GAP = 8;

/** By how much a stretch lies outside another: negative before it, positive behind it. */
function overhang(from: number, to: number, first: number, last: number): number {
  if (from < first) return from - first - GAP;
  return to > last ? to - last + GAP : 0;
}
