import { orderByAverage } from '@signatory/contract';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import { table } from '../../layout/table.js';
import { sectionHeading } from './front-matter.js';
import { meanCells, meanHead } from './mean-cells.js';
import { codeWidth } from './table-a.js';
/** Table D: commitments by average. */
export function tableDSection(view) {
    const { say, document } = view;
    const title = say('pdf.tableD');
    return {
        title,
        blocks: [
            sectionHeading(title, 'table-d'),
            paragraph(say('pdf.tableD.lead'), { style: TYPE.lead, measure: 440, after: 8, keepWithNext: true }),
            commitmentTable(view, orderByAverage(document.plan.commitments, ({ id }) => view.commitmentMean(id))),
        ],
    };
}
/** Commitments with their averages, in the order given. */
export function commitmentTable(view, commitments) {
    const { say } = view;
    const gaps = commitments.some(({ id }) => view.commitmentMean(id).bounds !== null);
    const rows = commitments.map((commitment) => {
        const mean = view.commitmentMean(commitment.id);
        const name = view.show(commitment.title);
        return {
            cells: [
                textCell(commitment.code, { style: TYPE.cellQuiet }),
                textCell(name.text, { style: TYPE.cell, scope: 'Row', lang: name.lang }),
                ...meanCells(view, mean, gaps),
            ],
        };
    });
    return table({
        widths: [
            codeWidth(view),
            -1,
            gaps ? 76 : 84,
            gaps ? 32 : 36,
            gaps ? 56 : 92,
            gaps ? 38 : 44,
            ...(gaps ? [72] : []),
        ],
        gap: gaps ? 7 : 9,
        pad: 4.2,
        head: meanHead(view, say('term.commitment'), { gaps, codes: true }),
        rows,
    });
}
//# sourceMappingURL=table-d.js.map