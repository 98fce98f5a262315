import type { Typesetter } from '../text/typesetter.js';
import type { Block, Slice } from './block.js';

/** Where blocks may stand on a page, points from the upper left corner. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A slice, or a table's repeated head, at its place. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly slice: Slice;
  readonly repeated: boolean;
}

/** Blocks in, pages out. `first` is the frame of the first page, `next` that of all others. */
export function paginate(blocks: readonly Block[], first: Frame, next: Frame, set: Typesetter): Placed[][] {
  const slices = blocks.flatMap((block) => block.lay(first.width, set));
  const pages: Placed[][] = [[]];
  let frame = first;
  let y = frame.y;

  const turn = (): void => {
    pages.push([]);
    frame = next;
    y = frame.y;
  };

  for (let at = 0; at < slices.length; at += 1) {
    const slice = slices[at];
    if (!slice) continue;
    const page = (): Placed[] => pages.at(-1) ?? [];
    const starts = page().length === 0;
    const needed = (starts ? 0 : (slice.before ?? 0)) + heightOfChain(slices, at);
    if (!starts && y + needed > frame.y + frame.height + 0.01) turn();
    if (page().length === 0 && slice.repeat && at > 0) {
      const { repeat } = slice;
      page().push({ x: frame.x, y, width: frame.width, slice: { ...repeat }, repeated: true });
      y += repeat.height;
    } else if (page().length > 0) y += slice.before ?? 0;
    page().push({ x: frame.x, y, width: frame.width, slice, repeated: false });
    y += slice.height;
  }
  return pages;
}

/** A slice with those it must not be parted from. */
function heightOfChain(slices: readonly Slice[], from: number): number {
  let height = 0;
  for (let at = from; at < slices.length; at += 1) {
    const slice = slices[at];
    if (!slice) break;
    height += slice.height + (at > from ? (slice.before ?? 0) : 0);
    if (!slice.keepWithNext) break;
  }
  return height;
}
