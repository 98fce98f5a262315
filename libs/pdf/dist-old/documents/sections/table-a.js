import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import { table } from '../../layout/table.js';
import { sectionHeading } from './front-matter.js';
/** Pillars in order, then what belongs to none. */
export function groupsOf(view) {
    const groups = view.pillars.map((pillar) => ({ pillar, label: pillarLabel(view, pillar) }));
    const loose = view.commitmentsOf(null).length > 0;
    return [
        ...groups,
        ...(loose ? [{ pillar: null, label: view.pillars.length > 0 ? view.say('pdf.noPillar') : null }] : []),
    ];
}
export function pillarLabel(view, pillar) {
    const name = view.text(pillar.heading ?? pillar.name);
    // A matrix file has names of pillars, no codes.
    return pillar.code === name ? name : `${pillar.code}. ${name}`;
}
/** Room for the plan's longest code, points: digits are 4.5 wide. */
export function codeWidth(view) {
    const longest = Math.max(...view.document.plan.commitments.map(({ code }) => code.length));
    return Math.min(72, Math.max(16, longest * 4.7 + 3));
}
/** A row that opens a pillar's commitments. */
export function groupRow(label, span, first, note) {
    const words = [
        { text: label, face: 'strong' },
        ...(note ? [{ text: `\u00a0 ${note}`, ink: INK.ink600 }] : []),
    ];
    return {
        cells: [textCell(words, { style: TYPE.cell, span, scope: 'Row' })],
        before: first ? 0 : 6,
        keepWithNext: true,
        rule: 'hairline',
    };
}
/** Table A: the commitments assessed, with their words and where these come from. */
export function tableASection(view) {
    const { say } = view;
    const title = say('pdf.tableA');
    const head = (text, align = 'left') => textCell(text, { style: TYPE.head, scope: 'Column', align });
    const rows = groupsOf(view).flatMap(({ pillar, label }, index) => [
        ...(label ? [groupRow(label, 3, index === 0)] : []),
        ...view.commitmentsOf(pillar?.code ?? null).map((commitment) => {
            const name = view.show(commitment.title);
            const words = view.show(commitment.text);
            const asked = view.commitmentMean(commitment.id).applicable;
            const full = [
                { text: name.text, face: 'strong' },
                ...(words.text && words.text !== name.text ? [{ text: ` ${words.text}`, ink: INK.ink700 }] : []),
                ...(commitment.provenance.kind === 'paraphrase' && view.document.source.kind === 'cycle'
                    ? [{ text: ` ${say('pdf.aside', { words: say('provenance.paraphrase') })}`, ink: INK.ink500 }]
                    : []),
            ];
            return {
                cells: [
                    textCell(commitment.code, { style: TYPE.cellQuiet }),
                    textCell(full, { style: TYPE.cell, scope: 'Row', lang: name.lang }),
                    textCell(String(asked), { style: TYPE.cell, align: 'right' }),
                ],
            };
        }),
    ]);
    return {
        title,
        blocks: [
            sectionHeading(title, 'table-a'),
            paragraph(say('pdf.tableA.lead'), { style: TYPE.lead, measure: 440, after: 8, keepWithNext: true }),
            table({
                widths: [Math.max(28, codeWidth(view)), -1, 62],
                gap: 12,
                pad: 5,
                head: [head(say('term.code')), head(say('term.commitment')), head(say('pdf.membersAsked'), 'right')],
                rows,
            }),
        ],
    };
}
//# sourceMappingURL=table-a.js.map