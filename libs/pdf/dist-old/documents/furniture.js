import { drawBrandMark } from '../blocks/brand-mark.js';
import { baselineOf, INK, PAGE, TYPE } from '../identity.js';
import { withDate } from '../view.js';
const FOOT = { ...TYPE.small, size: 7.6, leading: 10 };
const SOURCE = { ...TYPE.small, size: 7, leading: 9, ink: INK.ink500 };
/** The running head of pages that do not open a section with a bar of their own. */
export function drawRunningHead(canvas, set, left, right) {
    const y = PAGE.head;
    drawBrandMark(canvas, PAGE.side + 6, y + 6, 6, INK.brand900, INK.gold);
    const room = canvas.width - 2 * PAGE.side - 20;
    const end = set.fit(right, FOOT, room * 0.42);
    canvas.text(set.fit(left, FOOT, room - end.width - 20), PAGE.side + 18, y + 8.5);
    canvas.text(end, canvas.width - PAGE.side - end.width, y + 8.5);
    canvas.line([PAGE.side, y + 18], [canvas.width - PAGE.side, y + 18], INK.line300, 0.6);
}
/** The foot of a release's documents. */
export function footOf(view) {
    const { say, document } = view;
    const marks = document.marks.map((mark) => say(`mark.${mark}`));
    return {
        say,
        title: view.text(document.title),
        issue: (title) => issueOf(view, title),
        marks,
        citation: document.source.citation,
    };
}
/** The foot of every page: what it is a page of, its marks, its source, and its number. */
export function drawFoot(canvas, set, foot, { number, count }) {
    const { say, citation } = foot;
    const left = PAGE.side;
    const right = canvas.width - PAGE.side;
    const y = canvas.height - PAGE.foot - (citation ? 6 : 0);
    canvas.line([left, y - 8], [right, y - 8], INK.line300, 0.6);
    const page = set.line(say('pdf.page', { number, count }), FOOT);
    canvas.text(page, right - page.width, y + baselineOf(FOOT));
    const start = left + drawMarks(canvas, set, foot, left, y);
    canvas.text(issueIn(set, foot, right - page.width - 16 - start), start, y + baselineOf(FOOT));
    if (!citation)
        return;
    const source = set.wrap(say('source.citation', { citation }), SOURCE, right - left);
    for (const [index, line] of source.slice(0, 3).entries())
        canvas.text(line, left, y + 13 + index * SOURCE.leading + baselineOf(SOURCE));
}
function issueIn(set, { title, issue }, room) {
    const whole = set.line(issue(title), FOOT);
    if (whole.width <= room)
        return whole;
    // Only the title gives way, at a word, or at a letter where it has no spaces.
    const parts = title.includes(' ') ? title.split(' ') : [...title];
    const joint = title.includes(' ') ? ' ' : '';
    for (let kept = parts.length - 1; kept > 0; kept -= 1) {
        const line = set.line(issue(`${parts.slice(0, kept).join(joint)}…`), FOOT);
        if (line.width <= room)
            return line;
    }
    return set.fit(issue(title), FOOT, room);
}
/** `Rio 2024 interim, release 1, 6 December 2026`. */
export function issueOf(view, title = view.text(view.document.title)) {
    const { document, issued, say } = view;
    return document.number === 0
        ? withDate(say, say('pdf.issue.file', { title }), issued)
        : say('pdf.issue', { title, number: document.number, date: issued ?? '' });
}
/** The marks as pills from `x`; answers the width they took. */
function drawMarks(canvas, set, { marks }, x, y) {
    let at = x;
    for (const mark of marks) {
        const label = set.line(mark, { ...FOOT, face: 'strong', ink: INK.warn });
        canvas.tile(at, y - 1.5, label.width + 10, 13, 2, INK.warnBg, INK.warnLine);
        canvas.text(label, at + 5, y + baselineOf(FOOT));
        at += label.width + 16;
    }
    return at - x + (at > x ? 2 : 0);
}
//# sourceMappingURL=furniture.js.map