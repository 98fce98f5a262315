import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Canvas } from '../print/canvas.js';
import { PdfFile, type FileOptions } from '../print/pdf-file.js';
import { StructureTree } from '../print/structure.js';
import type { Paper, Watch } from '../options.js';
import type { Typesetter } from '../text/typesetter.js';
import type { Block } from './block.js';
import { paginate, type Frame, type Placed } from './paginate.js';

const SIZES: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  A4: [595.28, 841.89],
  Letter: [612, 792],
};

/** A part of a document that begins on a page of its own. */
export interface Section {
  readonly title: string;
  readonly turned?: boolean;
  readonly blocks: readonly Block[];
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

interface LaidPage {
  readonly section: Section;
  readonly opens: boolean;
  readonly placed: readonly Placed[];
}

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
  for (const section of composition.sections) {
    await composition.watch?.(0, null);
    pages.push(...laySection(section, composition, set));
    // A long report takes seconds: the process has other work, and tells its queue that it is alive.
    await nextTurn();
  }
  for (const [index, page] of pages.entries())
    for (const { slice, repeated } of page.placed)
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

async function draw(
  pages: readonly LaidPage[],
  composition: Composition,
  file: PdfFile,
  sink: Writable,
): Promise<void> {
  const structure = new StructureTree(file);
  let part = structure.root;
  for (const [index, { section, opens, placed }] of pages.entries()) {
    const [width, height] = pageSize(composition.paper, section.turned);
    file.addPage({ size: [width, height], margin: 0 });
    if (opens) {
      if (part !== structure.root) structure.close(part);
      part = structure.open('Sect', structure.root);
    }
    const canvas = new Canvas({ file, structure, width, height }, part);
    const { opening } = section;
    if (opens && opening) canvas.artifact(() => opening.paint(canvas));
    const facts = { number: index + 1, count: pages.length, section, opens };
    canvas.artifact(() => composition.furnish(canvas, facts), 'Pagination');
    for (const { slice, x, y, width: column } of placed) slice.draw(canvas, x, y, column);
    canvas.finish();
    await composition.watch?.(index + 1, pages.length);
    if (sink.writableNeedDrain) await once(sink, 'drain');
    else await nextTurn();
  }
  if (part !== structure.root) structure.close(part);
  structure.close(structure.root);
}

function laySection(section: Section, { paper, margins }: Composition, set: Typesetter): LaidPage[] {
  const [width, height] = pageSize(paper, section.turned);
  const frame = (top: number): Frame => ({
    x: margins.side,
    y: top,
    width: width - 2 * margins.side,
    height: height - top - margins.bottom,
  });
  return paginate(section.blocks, frame(section.opening?.top ?? margins.top), frame(margins.top), set).map(
    (placed, index) => ({
      section,
      opens: index === 0,
      placed,
    }),
  );
}
