import { PAGE } from '../identity.js';
import { compose } from '../layout/compose.js';
import { drawFoot, drawRunningHead, footOf } from './furniture.js';
// A document that nobody dated must still be the same bytes tomorrow; this is the first day that every archive format can hold.
const UNDATED = new Date('1980-01-01T00:00:00Z');
/** Prints the sections of a release's document, into `sink`. */
export function produce(sections, imprint, { view, ...printing }) {
    const { software, issued, source } = view.document;
    const file = {
        title: imprint.title,
        author: source.kind === 'matrix' && source.citation ? source.citation : software.name,
        subject: imprint.subject,
        language: view.language,
        producer: `${software.name} ${software.version}`,
        created: issued === null ? UNDATED : new Date(issued),
        ...(printing.options.releaseHash !== undefined && { releaseHash: printing.options.releaseHash }),
        ...(source.folder && { folderHash: source.folder.sha256 }),
    };
    return printPages(sections, { file, runningHead: imprint.runningHead, foot: footOf(view) }, printing);
}
/** Prints sections in the product's page design, into `sink`. */
export function printPages(sections, { file, runningHead, foot }, { set, options, pages, sink, watch }) {
    return compose({
        file,
        paper: options.paper ?? 'A4',
        margins: { side: PAGE.side, top: PAGE.top, bottom: PAGE.bottom },
        sections,
        furnish(canvas, facts) {
            if (!(facts.opens && facts.section.opening))
                drawRunningHead(canvas, set, runningHead, facts.section.title);
            drawFoot(canvas, set, foot, facts);
        },
        placed: (place, page) => pages.set(place, page),
        watch,
    }, set, sink);
}
//# sourceMappingURL=produce.js.map