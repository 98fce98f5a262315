import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Canvas } from '../print/canvas.js';
import { PdfFile } from '../print/pdf-file.js';
import { StructureTree } from '../print/structure.js';
import { layBlocks, mayBegin, paginate } from './paginate.js';
const SIZES = {
    A4: [595.28, 841.89],
    Letter: [612, 792],
};
/** Points between two sections on a page. */
const BETWEEN = 30;
/** The share of a page that must be left for a section which need not be whole there. */
const GOOD_PART = 0.3;
/** Width and height of a section's page, points. */
export function pageSize(paper, turned = false) {
    const [width, height] = SIZES[paper];
    return turned ? [height, width] : [width, height];
}
/**
 * Lays the sections out, then draws page after page into `sink`, waiting where it is slow: at no time are more than
 * a few pages in memory. Ends the sink.
 */
export async function compose(composition, set, sink) {
    const pages = [];
    let following;
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
            if (slice.place && !repeated)
                composition.placed(slice.place, index + 1);
    const file = new PdfFile(composition.file);
    // Fails also where the sink is closed before its end: whoever stored it has given up.
    const ended = finished(sink, { readable: false });
    file.pipe(sink);
    try {
        await Promise.all([draw(pages, composition, file, sink).then(() => file.end()), ended]);
    }
    finally {
        file.unpipe(sink);
    }
}
async function draw(pages, composition, file, sink) {
    const structure = new StructureTree(file);
    let element = structure.root;
    for (const [index, { parts }] of pages.entries()) {
        const [first] = parts;
        if (!first)
            continue;
        const [width, height] = pageSize(composition.paper, first.section.turned);
        file.addPage({ size: [width, height], margin: 0 });
        const canvas = new Canvas({ file, structure, width, height }, element);
        const { opening } = first.section;
        if (first.opens && opening)
            canvas.artifact(() => opening.paint(canvas));
        const facts = { number: index + 1, count: pages.length, section: first.section, opens: first.opens };
        canvas.artifact(() => composition.furnish(canvas, facts), 'Pagination');
        for (const { opens, placed } of parts) {
            if (opens) {
                if (element !== structure.root)
                    structure.close(element);
                element = structure.open('Sect', structure.root);
                canvas.parent = element;
            }
            for (const { slice, x, y, width: column } of placed)
                slice.draw(canvas, x, y, column);
        }
        canvas.finish();
        await composition.watch?.(index + 1, pages.length);
        if (sink.writableNeedDrain)
            await once(sink, 'drain');
        else
            await nextTurn();
    }
    if (element !== structure.root)
        structure.close(element);
    structure.close(structure.root);
}
function lay(section, { paper, margins }, set) {
    const width = pageSize(paper, section.turned)[0] - 2 * margins.side;
    return { section, slices: layBlocks(section.blocks, width, set) };
}
/** Puts a section on pages after those there are; `following`: the next one, which may go on where this one ends. */
function placeSection({ section, slices }, following, pages, { paper, margins }) {
    const [width, height] = pageSize(paper, section.turned);
    const frame = (top) => ({
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
    const isFilled = (start) => {
        if (!goesOn || following.section.follows === 'open')
            return goesOn;
        const end = paginate([...slices], start, next, true).at(-1)?.y ?? height;
        return mayBegin(following.slices, frame(end + BETWEEN), true);
    };
    const joins = section.follows !== undefined &&
        isAlike(before?.parts[0]?.section, section) &&
        mayFollow(section, slices, rest, next, isFilled);
    const first = joins ? rest : frame(section.opening?.top ?? margins.top);
    for (const [index, { placed, y }] of paginate(slices, first, next, isFilled(first)).entries()) {
        const part = { section, opens: index === 0, placed };
        if (before && joins && index === 0) {
            before.parts.push(part);
            before.end = y;
        }
        else
            pages.push({ parts: [part], end: y });
    }
}
/** Whether two sections stand on pages of one kind. */
function isAlike(one, other) {
    return one !== undefined && (one.turned ?? false) === (other.turned ?? false) && !other.opening;
}
/** A section that a page of its own could hold is parted only where the next one fills what it leaves of its last page. */
function mayFollow({ follows }, slices, rest, whole, isFilled) {
    if (mayBegin(slices, rest, true))
        return true;
    if (follows !== 'open' || rest.height < GOOD_PART * whole.height || !mayBegin(slices, rest, false))
        return false;
    return !mayBegin(slices, whole, true) || isFilled(rest);
}
//# sourceMappingURL=compose.js.map