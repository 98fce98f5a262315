/** By so much a browser may round a width. */
const ROUNDED = 1;

/**
 * Says of each frame that a table stands in where the table's heads stay in sight: on the page, as long as the table fits in
 * the frame, and in the frame itself once the table is pushed sideways there. What is pushed sideways holds its heads back from
 * the page, and no style sheet knows whether it is. `--heads`: what lies over the rows then, in height.
 */
export function keepHeads(): void {
  const frames = document.getElementsByClassName('scroll');
  const known = new WeakSet<Element>();
  const sizes = new ResizeObserver((changes) => {
    for (const { target } of changes) if (!target.isConnected) sizes.unobserve(target);
    for (const frame of frames) place(frame);
    keepRoom(frames);
  });
  const look = (): void => {
    for (const frame of frames)
      for (const part of [frame, tableOf(frame), ...barsOf(frame)])
        if (part && !known.has(part)) {
          known.add(part);
          sizes.observe(part);
        }
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
}

function place(frame: Element): void {
  const head = tableOf(frame)?.tHead;
  if (!(frame instanceof HTMLElement) || !head) return;
  const bar = stack(barsOf(frame));
  frame.dataset['heads'] = frame.scrollWidth > frame.clientWidth + ROUNDED ? 'frame' : 'page';
  frame.style.setProperty('--heads-from', `${bar}px`);
  frame.style.setProperty('--heads', `${bar + head.offsetHeight}px`);
}

/** What takes the focus comes to stand below the heads that stay at the top of the page: `--page-heads` is the height of the highest. */
function keepRoom(frames: HTMLCollectionOf<Element>): void {
  const heights = [...frames].map((frame) =>
    frame instanceof HTMLElement && frame.dataset['heads'] === 'page'
      ? parseFloat(frame.style.getPropertyValue('--heads'))
      : 0,
  );
  document.documentElement.style.setProperty('--page-heads', `${Math.max(0, ...heights)}px`);
}

/** A crowded matrix has a frame of its own, with its heads in sight both ways. */
function tableOf(frame: Element): HTMLTableElement | null {
  return frame.querySelector<HTMLTableElement>(':scope > table:not(.matrix-crowded)');
}

/** What stays in sight above the table by itself: that its rows can be taken back, and what is done with those selected. */
function barsOf(frame: Element): HTMLElement[] {
  return [...(frame.parentElement?.querySelectorAll<HTMLElement>(':scope > .queue-bar, :scope > .bulk') ?? [])];
}

/** Each stays below the one before; answers how high they are together. */
function stack(bars: readonly HTMLElement[]): number {
  let height = 0;
  for (const bar of bars) {
    bar.style.insetBlockStart = `${height}px`;
    height += bar.offsetHeight;
  }
  return height;
}
