import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { TYPE } from '../../identity.js';
import { withDate } from '../../view.js';
import { colophon } from './colophon.js';
import { meanFacts } from './mean-facts.js';
import { pillarLabel } from './table-a.js';
import { pillarMatrix } from './table-b.js';
import { commitmentTable } from './table-d.js';
import { titleBar } from './title-bar.js';
/** A pillar's scorecard: its average, its commitments and the scores of all members; a wide matrix has a page of its own. */
export function pillarScorecardSections(view, set, pillar, options) {
    const { say, document, issued } = view;
    const title = { ...view.show(pillar.heading ?? pillar.name), text: pillarLabel(view, pillar) };
    const subtitle = withDate(say, say('pdf.pillarScorecard.subtitle', { title: view.text(document.title) }), issued);
    const bar = titleBar(view, set, { title, subtitle, options });
    const mean = document.tables.pillars.find((each) => each.pillar === pillar.code);
    const matrix = pillarMatrix(view, set, pillar.code, options.paper ?? 'A4');
    const matrixBlocks = matrix
        ? [
            heading(2, say('pdf.scoresOfMembers'), {
                style: TYPE.heading,
                before: 24,
                after: 4,
                bookmark: 2,
                place: 'matrix',
            }),
            matrix.block,
        ]
        : [];
    return [
        {
            title: title.text,
            opening: bar.opening,
            blocks: [
                ...bar.blocks,
                ...(mean ? [meanFacts(view, mean)] : []),
                paragraph(view.whose(pillar, pillar.heading ?? pillar.name), {
                    style: TYPE.quiet,
                    before: 10,
                }),
                heading(2, say('term.commitments'), {
                    style: TYPE.heading,
                    before: 16,
                    after: 2,
                    bookmark: 2,
                    place: 'commitments',
                }),
                commitmentTable(view, view.commitmentsOf(pillar.code)),
                ...(matrix?.turned ? [] : matrixBlocks),
                ...colophon(view, options),
            ],
        },
        ...(matrix?.turned ? [{ title: say('pdf.scoresOfMembers'), turned: true, blocks: matrixBlocks }] : []),
    ];
}
//# sourceMappingURL=pillar-scorecard.js.map