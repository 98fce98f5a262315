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

/** What stands on a page. */
export interface Filled {
  readonly placed: readonly Placed[];
  /** Where the next slice would stand, points from the page's upper edge. */
  readonly y: number;
}

/** Blocks in, slices out. */
export function layBlocks(blocks: readonly Block[], width: number, set: Typesetter): Slice[] {
  return blocks.flatMap((block) => block.lay(width, set));
}

/**
 * Slices in, pages out. `first` is the frame of the first page, `next` that of all others. `filled`: something follows on the
 * last page, which may hold as little as it will.
 */
export function paginate(slices: readonly Slice[], first: Frame, next: Frame, filled = false): readonly Filled[] {
  const whole = [...slices];
  const pages = fill(whole, first, next);
  if (filled || pages.length === 1 || heldBy(pages.at(-1), next) >= SPARSE * next.height) return pages;
  const closer = fill(slices.map(drawnIn), first, next);
  if (closer.length < pages.length) return closer;
  const start = betterStart(pages, next);
  return start ? fill(whole, first, next, start) : pages;
}

/** Slices with less white in them, as they are or drawn in, on fewer pages than `most`; undefined where neither saves one. */
export function paginateCloser(
  slices: readonly Slice[],
  first: Frame,
  next: Frame,
  most: number,
): readonly Filled[] | undefined {
  const closer = paginate(slices, first, next);
  if (closer.length < most) return closer;
  const drawn = fill(slices.map(drawnIn), first, next);
  return drawn.length < most ? drawn : undefined;
}

/** The share of the white between parts that stays where a page is saved by it, as a typesetter would save it. */
const CLOSER = 0.6;

function drawnIn(slice: Slice): Slice {
  const { before = 0, firm = false } = slice;
  return before === 0 || firm ? slice : { ...slice, before: before * CLOSER };
}

function heldBy(page: Filled | undefined, { y }: Frame): number {
  return (page?.y ?? 0) - y;
}

/** Whether slices may begin in a frame: all of them, or as many as stay with the first. */
export function mayBegin(slices: readonly Slice[], { height }: Frame, all: boolean): boolean {
  const needed = all
    ? slices.reduce((sum, slice, at) => sum + slice.height + (at > 0 ? (slice.before ?? 0) : 0), 0)
    : heightOfChain(slices, 0);
  return needed <= height;
}

/** Slices in order; `start`, where it is given, begins a page. A slice that is split is replaced by its parts. */
function fill(slices: Slice[], first: Frame, next: Frame, start?: Slice): Filled[] {
  let page: { placed: Placed[]; y: number } = { placed: [], y: first.y };
  const pages = [page];
  let frame = first;
  const turn = (): void => {
    frame = next;
    page = { placed: [], y: frame.y };
    pages.push(page);
  };
  const room = (): number => frame.y + frame.height + 0.01 - page.y;

  for (let at = 0; at < slices.length; at += 1) {
    let slice = slices[at];
    if (!slice) continue;
    const part = (space: number): boolean => {
      const parts = slice?.split?.(space);
      if (parts) slices.splice(at, 1, ...parts);
      slice = slices[at];
      return Boolean(parts);
    };
    if (page.placed.length > 0) {
      const before = slice.before ?? 0;
      if (slice === start) turn();
      else if (before + heightOfChain(slices, at) > room() && !part(room() - before)) turn();
    }
    if (page.placed.length === 0 && slice.repeat && at > 0) {
      const { repeat } = slice;
      page.placed.push({ x: frame.x, y: page.y, width: frame.width, slice: { ...repeat }, repeated: true });
      page.y += repeat.height;
      part(room());
    } else if (page.placed.length > 0) page.y += slice.before ?? 0;
    else if (slice.height > room()) part(room());
    page.placed.push({ x: frame.x, y: page.y, width: frame.width, slice, repeated: false });
    page.y += slice.height;
  }
  return pages;
}

/**
 * Shares of a page: a last one emptier than `NEARLY_EMPTY` is given more, one emptier than `SPARSE` where a part of the
 * section can be given whole; and how much it may then hold, and the page before must.
 */
const NEARLY_EMPTY = 0.24;
const SPARSE = 0.34;
const FULL = 0.66;
const LEFT = 0.28;

/**
 * The slice with which a last page had better begin that holds next to nothing: a part of the section, such as a table under
 * its heading, or else some more of what it goes on with. Undefined where it is full enough, or nothing may be parted there.
 */
function betterStart(pages: readonly Filled[], next: Frame): Slice | undefined {
  const { y, height } = next;
  const [before, last] = pages.slice(-2);
  const held = heldBy(last, next);
  if (!before || !last) return undefined;
  let found: Slice | undefined;
  for (let at = before.placed.length - 1; at > 0; at -= 1) {
    const { slice, repeated, y: top } = before.placed[at] ?? { y: 0 };
    const taken = held + before.y - top;
    if (!slice || repeated || slice.split || taken > FULL * height || top - y < LEFT * height) return found;
    if (taken < NEARLY_EMPTY * height || before.placed[at - 1]?.slice.keepWithNext) continue;
    if (slice.opens) return slice;
    if (held < NEARLY_EMPTY * height) found ??= slice;
  }
  return found;
}

/** The height that a slice needs with those it must not be parted from; of one that can be parted, its first lines. */
function heightOfChain(slices: readonly Slice[], from: number): number {
  let height = 0;
  for (let at = from; at < slices.length; at += 1) {
    const slice = slices[at];
    if (!slice) break;
    const own = at > from && slice.split ? Math.min(slice.height, slice.least ?? FIRST_LINES) : slice.height;
    height += own + (at > from ? (slice.before ?? 0) : 0);
    if (!slice.keepWithNext) break;
  }
  return height;
}

/** Points of a slice that can be parted which must stand beside what it is kept with. */
const FIRST_LINES = 80;
