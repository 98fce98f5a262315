import { contents } from '../../blocks/contents.js';
import { heading } from '../../blocks/heading.js';
import { legend } from '../../blocks/legend.js';
import { list } from '../../blocks/list.js';
import { paragraph } from '../../blocks/paragraph.js';
import { INK, TYPE } from '../../identity.js';
import { standingNotes } from './standing.js';
const MEASURE = 430;
/** A section's heading, in the contents and the bookmarks. */
export function sectionHeading(title, place, lang) {
    return heading(2, title, { style: TYPE.section, after: 10, place, bookmark: 1, lang });
}
export function contentsSection(view, entries, pages) {
    const title = view.say('pdf.contents');
    return {
        title,
        blocks: [sectionHeading(title, 'contents'), contents(entries, pages, (page) => view.say('pdf.onPage', { page }))],
    };
}
/** What a score, an average, a percent, a rank and a gap mean, before the first of them is met. */
export function howToReadSection(view) {
    const { say, document } = view;
    const { method } = document;
    const title = say('pdf.howToRead');
    const words = (text) => paragraph(text, { style: TYPE.body, measure: MEASURE, after: 6 });
    const part = (text) => heading(3, text, { style: TYPE.heading, before: 14, after: 4 });
    return {
        title,
        blocks: [
            sectionHeading(title, 'how-to-read'),
            paragraph(say('pdf.read.lead'), { style: TYPE.lead, measure: MEASURE, after: 6 }),
            part(say('pdf.read.scores')),
            legend(say, { before: 2, after: 8 }),
            words(say('pdf.read.scoresWords')),
            words(say(method.na === 'exclude' ? 'pdf.read.naExclude' : 'pdf.read.naZero')),
            part(say('pdf.read.averages')),
            words(say('pdf.read.averagesWords')),
            words(say('mean.percentExplained')),
            words(say('pdf.read.coverage', { share: view.share(method.rankedFrom) })),
            ...(method.organisations === 'apart' ? [words(say('pdf.read.apart'))] : []),
            ...(method.ranking === 'none'
                ? []
                : [
                    part(say('pdf.read.ranks')),
                    words(say(method.ties === 'competition' ? 'pdf.read.tiesCompetition' : 'pdf.read.tiesDense')),
                    ...standingNotes(view).map(words),
                ]),
            part(say('pdf.read.limits')),
            list([
                say('pdf.read.limit1'),
                say('pdf.read.limit2'),
                ...(document.source.kind === 'matrix' && !document.scores.some(({ reason, rationale }) => reason ?? rationale)
                    ? [say('pdf.read.limitMatrix')]
                    : []),
            ].map((text) => [{ text, ink: INK.ink900 }]), { style: TYPE.body, measure: MEASURE }),
        ],
    };
}
//# sourceMappingURL=front-matter.js.map