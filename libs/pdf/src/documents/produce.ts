import type { Writable } from 'node:stream';
import { PAGE } from '../identity.js';
import { compose, type Section } from '../layout/compose.js';
import type { FileOptions } from '../print/pdf-file.js';
import type { RenderOptions, Watch } from '../options.js';
import type { Typesetter } from '../text/typesetter.js';
import type { View } from '../view.js';
import { drawFoot, drawRunningHead, footOf, type Foot } from './furniture.js';

// A document that nobody dated must still be the same bytes tomorrow; this is the first day that every archive format can hold.
const UNDATED = new Date('1980-01-01T00:00:00Z');

/** What a document adds to its sections. */
export interface Imprint {
  readonly title: string;
  readonly subject: string;
  readonly runningHead: string;
}

/** Prints the sections of a release's document, into `sink`. */
export function produce(
  sections: readonly Section[],
  imprint: Imprint,
  { view, ...printing }: Printing & { readonly view: View },
): Promise<void> {
  const { software, issued, source, publisher } = view.document;
  const file = {
    title: imprint.title,
    author: source.kind === 'matrix' && source.citation ? source.citation : (publisher ?? software.name),
    subject: imprint.subject,
    language: view.language,
    producer: `${software.name} ${software.version}`,
    created: issued === null ? UNDATED : new Date(issued),
    ...(printing.options.releaseHash !== undefined && { releaseHash: printing.options.releaseHash }),
    ...(source.folder && { folderHash: source.folder.sha256 }),
  };
  return printPages(sections, { file, runningHead: imprint.runningHead, foot: footOf(view) }, printing);
}

export interface Printing {
  readonly set: Typesetter;
  readonly options: RenderOptions;
  /** Filled with each place's page. */
  readonly pages: Map<string, number>;
  readonly sink: Writable;
  readonly watch?: Watch | undefined;
}

/** Prints sections in the product's page design, into `sink`. */
export function printPages(
  sections: readonly Section[],
  { file, runningHead, foot }: { readonly file: FileOptions; readonly runningHead: string; readonly foot: Foot },
  { set, options, pages, sink, watch }: Printing,
): Promise<void> {
  return compose(
    {
      file,
      paper: options.paper ?? 'A4',
      margins: { side: PAGE.side, top: PAGE.top, bottom: PAGE.bottom },
      sections,
      furnish(canvas, facts) {
        if (!(facts.opens && facts.section.opening)) drawRunningHead(canvas, set, runningHead, facts.section.title);
        drawFoot(canvas, set, foot, facts);
      },
      placed: (place, page) => pages.set(place, page),
      watch,
    },
    set,
    sink,
  );
}
