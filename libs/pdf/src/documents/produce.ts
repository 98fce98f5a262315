import type { Writable } from 'node:stream';
import { PAGE } from '../identity.js';
import { compose, type Section } from '../layout/compose.js';
import type { RenderOptions } from '../options.js';
import type { Typesetter } from '../text/typesetter.js';
import type { View } from '../view.js';
import { drawFoot, drawRunningHead } from './furniture.js';

// A document that nobody dated must still be the same bytes tomorrow; this is the first day that every archive format can hold.
const UNDATED = new Date('1980-01-01T00:00:00Z');

/** What a document adds to its sections. */
export interface Imprint {
  readonly title: string;
  readonly subject: string;
  readonly runningHead: string;
}

/** Prints sections in the product's page design, into `sink`. */
export function produce(
  sections: readonly Section[],
  imprint: Imprint,
  {
    view,
    set,
    options,
    pages,
    sink,
  }: { view: View; set: Typesetter; options: RenderOptions; pages: Map<string, number>; sink: Writable },
): Promise<void> {
  const { software, issued, source } = view.document;
  return compose(
    {
      file: {
        title: imprint.title,
        author: source.kind === 'matrix' && source.citation ? source.citation : software.name,
        subject: imprint.subject,
        language: view.language,
        producer: `${software.name} ${software.version}`,
        created: issued === null ? UNDATED : new Date(issued),
      },
      paper: options.paper ?? 'A4',
      margins: { side: PAGE.side, top: PAGE.top, bottom: PAGE.bottom },
      sections,
      furnish(canvas, facts) {
        if (!(facts.opens && facts.section.opening))
          drawRunningHead(canvas, set, imprint.runningHead, facts.section.title);
        drawFoot(canvas, set, view, facts);
      },
      placed: (place, page) => pages.set(place, page),
    },
    set,
    sink,
  );
}
