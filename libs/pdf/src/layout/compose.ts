import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Canvas } from '../print/canvas.js';
import { PdfFile, type FileOptions } from '../print/pdf-file.js';
import { StructureTree } from '../print/structure.js';
import type { Paper, Watch } from '../options.js';
import type { Typesetter } from '../text/typesetter.js';
import type { Block, Slice } from './block.js';
import { layBlocks, mayBegin, paginate, paginateCloser, type Frame, type Placed } from './paginate.js';

const SIZES: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  A4: [595.28, 841.89],
  Letter: [612, 792],
};

/** A part of a document; it begins on a page of its own, unless it says otherwise. */
export interface Section {
  readonly title: string;
  readonly turned?: boolean;
  /**
   * Begins on the page of the section before where that has room: `whole` for all of it, `open` for a good part of it.
   */
  readonly follows?: 'whole' | 'open' | undefined;
  readonly blocks: readonly Block[];
  /** The same with less white in it, which stands in for it where that saves a page. */
  readonly closer?: () => Pick<Section, 'blocks' | 'opening'>;
  /** Paints the ground of its first page, as an artifact, and says where the blocks begin there. */
  readonly opening?: { readonly top: number; paint(canvas: Canvas): void };
}

/** One page, for the running head and foot. */
export interface PageFacts {
  readonly number: number;
  readonly count: number;
  readonly section: Section;
  /** The section's first page. */
  readonly opens: boolean;
}

export interface Composition {
  readonly file: FileOptions;
  readonly paper: Paper;
  readonly margins: { readonly side: number; readonly top: number; readonly bottom: number };
  readonly sections: readonly Section[];
  /** Drawn on each page as an artifact. */
  furnish(canvas: Canvas, page: PageFacts): void;
  /** Told each place's page number, once all is laid out and before anything is drawn. */
  placed(place: string, page: number): void;
  readonly watch?: Watch | undefined;
}

/** What of a section stands on a page. */
interface LaidPart {
  readonly section: Section;
  readonly opens: boolean;
  readonly placed: readonly Placed[];
}

/** A page, with one section or with several that follow one another on it. */
interface LaidPage {
  readonly parts: LaidPart[];
  /** Where the next section would stand, points from the upper edge. */
  end: number;
}

/** Pages that are compressed beside the one that is drawn, at most. */
const WRITTEN_BEHIND = 8;
/** Points between two sections on a page. */
const BETWEEN = 30;
/** The share of a page that must be left for a section which need not be whole there. */
const GOOD_PART = 0.24;
/** The share of a page that would be a hole, if a section waited for the next page. */
const MOST_OF_PAGE = 0.6;

/** Width and height of a section's page, points. */
export function pageSize(paper: Paper, turned = false): readonly [width: number, height: number] {
  const [width, height] = SIZES[paper];
  return turned ? [height, width] : [width, height];
}

/**
 * Lays the sections out, then draws page after page into `sink`, waiting where it is slow: at no time are more than
 * a few pages in memory. Ends the sink.
 */
export async function compose(composition: Composition, set: Typesetter, sink: Writable): Promise<void> {
  const pages: LaidPage[] = [];
  let following: Laid | undefined;
  for (const [index, section] of composition.sections.entries()) {
    await composition.watch?.(0, null);
    const laid = following ?? lay(section, composition, set);
    const next = composition.sections[index + 1];
    following = next && lay(next, composition, set);
    placeSection(laid, following, pages, composition);
    // A long report takes seconds: the process has other work, and tells its queue that it is alive.
    await nextTurn();
  }
  for (const [index, page] of pages.entries())
    for (const { slice, repeated } of page.parts.flatMap(({ placed }) => placed))
      if (slice.place && !repeated) composition.placed(slice.place, index + 1);

  const file = new PdfFile(composition.file);
  // Fails also where the sink is closed before its end: whoever stored it has given up.
  const ended = finished(sink, { readable: false });
  file.pipe(sink);
  try {
    await Promise.all([draw(pages, composition, file, sink).then(() => file.end()), ended]);
  } finally {
    file.unpipe(sink);
  }
}

/** Takes each page from `pages` as it draws it: what is drawn need not be kept. */
async function draw(pages: LaidPage[], composition: Composition, file: PdfFile, sink: Writable): Promise<void> {
  const structure = new StructureTree(file);
  let element = structure.root;
  const count = pages.length;
  for (let number = 1; number <= count; number += 1) {
    const { parts } = pages.shift() ?? { parts: [] };
    const [first] = parts;
    if (!first) continue;
    const [width, height] = pageSize(composition.paper, first.section.turned);
    file.addPage({ size: [width, height], margin: 0 });
    const canvas = new Canvas({ file, structure, width, height }, element);
    const { opening } = first.section;
    if (first.opens && opening) canvas.artifact(() => opening.paint(canvas));
    const facts = { number, count, section: first.section, opens: first.opens };
    canvas.artifact(() => composition.furnish(canvas, facts), 'Pagination');
    for (const { opens, placed } of parts) {
      if (opens) {
        if (element !== structure.root) structure.close(element);
        element = structure.open('Sect', structure.root);
        canvas.parent = element;
      }
      for (const { slice, x, y, width: column } of placed) slice.draw(canvas, x, y, column);
    }
    canvas.finish();
    await file.settle(WRITTEN_BEHIND);
    await composition.watch?.(number, count);
    if (sink.writableNeedDrain) await once(sink, 'drain');
    else await nextTurn();
  }
  if (element !== structure.root) structure.close(element);
  structure.close(structure.root);
  await file.settle(0);
}

/** A section with its slices. */
interface Laid {
  readonly section: Section;
  readonly slices: Slice[];
  readonly closer?: () => Pick<Laid, 'section' | 'slices'>;
}

function lay(section: Section, { paper, margins }: Composition, set: Typesetter): Laid {
  const width = pageSize(paper, section.turned)[0] - 2 * margins.side;
  const laid = (own: Section): Pick<Laid, 'section' | 'slices'> => ({
    section: own,
    slices: layBlocks(own.blocks, width, set),
  });
  const { closer } = section;
  return { ...laid(section), ...(closer && { closer: () => laid({ ...section, ...closer() }) }) };
}

/** Puts a section on pages after those there are; `following`: the next one, which may go on where this one ends. */
function placeSection(
  { section, slices, closer }: Laid,
  following: Laid | undefined,
  pages: LaidPage[],
  { paper, margins }: Composition,
): void {
  const [width, height] = pageSize(paper, section.turned);
  const frame = (top: number): Frame => ({
    x: margins.side,
    y: top,
    width: width - 2 * margins.side,
    height: height - top - margins.bottom,
  });
  const next = frame(margins.top);
  const before = pages.at(-1);
  const rest = frame((before?.end ?? height) + BETWEEN);
  const goesOn = following?.section.follows !== undefined && isAlike(section, following.section);
  /** Whether the next section fills what this one, begun in a frame, leaves of its last page. */
  const isFilled = (start: Frame): boolean => {
    if (!goesOn || following.section.follows === 'open') return goesOn;
    const end = paginate(slices, start, next, true).at(-1)?.y ?? height;
    return mayBegin(following.slices, frame(end + BETWEEN), true);
  };
  const joins =
    section.follows !== undefined &&
    isAlike(before?.parts[0]?.section, section) &&
    mayFollow(section, slices, rest, next, isFilled);
  const first = joins ? rest : frame(section.opening?.top ?? margins.top);
  const filled = isFilled(first);
  const paged = paginate(slices, first, next, filled);
  const close = paged.length > 1 ? closer?.() : undefined;
  const saved = close && paginateCloser(close.slices, first, next, paged.length);
  const own = saved ? close.section : section;
  for (const [index, { placed, y }] of (saved ?? paged).entries()) {
    const part = { section: own, opens: index === 0, placed };
    if (before && joins && index === 0) {
      before.parts.push(part);
      before.end = y;
    } else pages.push({ parts: [part], end: y });
  }
}

/** Whether two sections stand on pages of one kind. */
function isAlike(one: Section | undefined, other: Section): boolean {
  return one !== undefined && (one.turned ?? false) === (other.turned ?? false) && !other.opening;
}

/**
 * A section that a page of its own could hold is parted only where the next one fills what it leaves of its last page, or where
 * it would leave most of this one white.
 */
function mayFollow(
  { follows }: Section,
  slices: readonly Slice[],
  rest: Frame,
  whole: Frame,
  isFilled: (start: Frame) => boolean,
): boolean {
  if (mayBegin(slices, rest, true)) return true;
  if (follows !== 'open' || rest.height < GOOD_PART * whole.height || !mayBegin(slices, rest, false)) return false;
  return rest.height >= MOST_OF_PAGE * whole.height || !mayBegin(slices, whole, true) || isFilled(rest);
}
