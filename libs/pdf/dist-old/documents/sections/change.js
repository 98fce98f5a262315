import { heading } from '../../blocks/heading.js';
import { list } from '../../blocks/list.js';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { SIGN } from '../../blocks/score-mark.js';
import { INK, TYPE } from '../../identity.js';
import { table } from '../../layout/table.js';
import { sectionHeading } from './front-matter.js';
import { seriesBlocks } from './series.js';
/** What changed since the release before, over comparable cells only; null for the first release of a plan. */
export function changeSection(view) {
    const { say, document } = view;
    const { change } = document;
    if (!change)
        return null;
    const title = say('change.heading', { title: view.text(change.since.title) });
    return {
        title,
        blocks: [
            sectionHeading(title, 'change'),
            ...changeWords(view, change).map((text, at) => paragraph(text, { style: at === 0 ? TYPE.lead : TYPE.quiet, measure: 440, after: 4 })),
            ...breaks(view, change),
            ...seriesBlocks(view),
            heading(3, say('change.change'), { style: TYPE.heading, before: 18, after: 2 }),
            compareTable(view, say('term.member'), change.members.map(({ member, ...compared }) => ({ name: nameOf(view, member), ...compared }))),
            ...cellTable(view, change),
            paragraph(say('change.explained'), { style: TYPE.small, measure: 440, before: 12 }),
        ],
    };
}
/** The sentence on all members, and why it is no line where it is none. */
function changeWords(view, change) {
    const { say } = view;
    const { averages, comparable, of, line, joined, left, from } = change;
    const first = averages
        ? say('change.overall', { comparable, of, ...printAverages(view, averages) })
        : say('change.nothing', { of });
    const names = (list) => list.join(', ');
    return [
        first,
        ...(line || comparable === 0
            ? []
            : [
                joined.length + left.length > 0
                    ? say('change.otherMembers')
                    : say('change.tooFew', { share: view.share(from) }),
            ]),
        ...(joined.length > 0 ? [say('change.joined', { members: names(joined.map((code) => nameOf(view, code))) })] : []),
        ...(left.length > 0 ? [say('change.left', { members: names(left.map(({ name }) => view.text(name))) })] : []),
    ];
}
function breaks(view, change) {
    if (change.breaks.length === 0)
        return [];
    const words = change.breaks.map(({ kind, from, to }) => view.say(`change.break.${kind}`, { from: from.join(', '), to: to.join(', ') }));
    return [
        heading(3, view.say('change.breaks'), { style: TYPE.heading, before: 12, after: 4 }),
        list(words.map((text) => [{ text, ink: INK.ink900 }]), { style: TYPE.body, measure: 440 }),
    ];
}
function compareTable(view, label, rows) {
    const { say } = view;
    const right = (text) => textCell(text, { style: TYPE.head, scope: 'Column', align: 'right' });
    return table({
        widths: [-1, 90, 60, 60, 70],
        gap: 10,
        pad: 3.2,
        head: [
            textCell(label, { style: TYPE.head, scope: 'Column' }),
            right(say('change.comparableHead')),
            right(say('change.before')),
            right(say('change.now')),
            right(say('change.change')),
        ],
        rows: rows.map(({ name, comparable, of, averages }) => {
            const printed = averages && printAverages(view, averages);
            const figures = printed ? [printed.before, printed.now, printed.change] : ['–', '–', '–'];
            return {
                cells: [
                    textCell(name, { style: TYPE.cell, scope: 'Row' }),
                    textCell(say('agreement.of', { agreed: comparable, of }), { style: TYPE.cellQuiet, align: 'right' }),
                    ...figures.map((text) => textCell(text, { style: TYPE.cell, align: 'right' })),
                ],
            };
        }),
    });
}
function cellTable(view, { cells }) {
    const { say, document } = view;
    if (cells.length === 0)
        return [];
    const commitments = new Map(document.plan.commitments.map((each) => [each.id, each]));
    const head = (text) => textCell(text, { style: TYPE.head, scope: 'Column' });
    return [
        heading(3, say('change.cells'), { style: TYPE.heading, before: 18, after: 2 }),
        table({
            widths: [120, -1, 50, 50],
            gap: 10,
            pad: 2.8,
            head: [
                head(say('term.member')),
                head(say('term.commitment')),
                head(say('change.before')),
                head(say('change.now')),
            ],
            rows: cells.map(({ member, commitment, before, now }) => {
                const found = commitments.get(commitment);
                const title = found ? `${found.code} ${view.text(found.title)}` : commitment;
                return {
                    cells: [
                        textCell(nameOf(view, member), { style: TYPE.cell, scope: 'Row' }),
                        textCell(title, { style: TYPE.cell }),
                        textCell(SIGN[before], { style: TYPE.cell }),
                        textCell(SIGN[now], { style: TYPE.cell }),
                    ],
                };
            }),
        }),
    ];
}
function printAverages(view, { before, now, change }) {
    const print = (average) => view.average({ average });
    return { before: print(before), now: print(now), change: print(change) };
}
function nameOf(view, code) {
    const member = view.members.find((each) => each.code === code);
    return member ? view.text(member.name) : code;
}
//# sourceMappingURL=change.js.map