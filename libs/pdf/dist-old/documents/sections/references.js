import { heading } from '../../blocks/heading.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import { table } from '../../layout/table.js';
import { printable } from './member-part.js';
import { sourceWords } from './source-words.js';
/** What a scorecard cites, by number; nothing where it cites nothing. */
export function referenceList(view, set, { sources }) {
    const { say } = view;
    if (sources.length === 0)
        return [];
    return [
        heading(2, say('chapter.references'), {
            style: TYPE.heading,
            before: 16,
            after: 2,
            bookmark: 2,
            place: 'references',
        }),
        table({
            widths: [24, -1],
            gap: 8,
            pad: 2,
            head: [say('actions.number'), say('term.evidence')].map((text) => textCell(text, { style: TYPE.head, scope: 'Column' })),
            rows: sources.map((source, at) => ({
                cells: [
                    textCell(`[${at + 1}]`, { style: TYPE.cell, scope: 'Row' }),
                    textCell(printable(view, set, sourceWords(view, source)), { style: TYPE.cell }),
                ],
            })),
        }),
    ];
}
//# sourceMappingURL=references.js.map