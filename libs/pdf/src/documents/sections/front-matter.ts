import { citeRelease, printCitation } from '@signatory/contract';
import { contents, type ContentsEntry } from '../../blocks/contents.js';
import { heading } from '../../blocks/heading.js';
import { legend } from '../../blocks/legend.js';
import { list } from '../../blocks/list.js';
import { paragraph } from '../../blocks/paragraph.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { RenderOptions } from '../../options.js';
import type { Span } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { standingNotes } from './standing.js';

const MEASURE = 430;

/** A section's heading, in the contents and the bookmarks. */
export function sectionHeading(title: string, place: string, lang?: string): Block {
  return heading(2, title, { style: TYPE.section, after: 10, place, bookmark: 1, lang });
}

export function contentsSection(
  view: View,
  entries: readonly ContentsEntry[],
  pages: ReadonlyMap<string, number>,
): Section {
  const title = view.say('pdf.contents');
  const words = (entry: string, page: number): string =>
    `${entry}${view.say('join.comma')}${view.say('pdf.onPage', { page })}`;
  const blocksOf = (room: 'easy' | 'close'): Block[] => [
    sectionHeading(title, 'contents'),
    contents(entries, pages, words, room),
  ];
  return { title, blocks: blocksOf('easy'), closer: () => ({ blocks: blocksOf('close') }) };
}

/** What a score, an average, a percent, a rank and a gap mean, before the first of them is met. */
export function howToReadSection(view: View, options: RenderOptions): Section {
  const { say, document } = view;
  const { method } = document;
  const title = say('pdf.howToRead');
  const words = (text: string): Block => paragraph(text, { style: TYPE.body, measure: MEASURE, after: 6 });
  const part = (text: string): Block => heading(3, text, { style: TYPE.heading, before: 14, after: 4 });
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
      list(
        [
          say('pdf.read.limit1'),
          say('pdf.read.limit2'),
          ...(document.source.kind === 'matrix' && !document.scores.some(({ reason, rationale }) => reason ?? rationale)
            ? [say('pdf.read.limitMatrix')]
            : []),
        ].map((text) => [{ text, ink: INK.ink900 }]),
        { style: TYPE.body, measure: MEASURE },
      ),
      part(say('pdf.cite')),
      paragraph(citationOf(view, options), { style: TYPE.body, measure: MEASURE }),
    ],
  };
}

/** Its title leans, as in the references of the field. */
function citationOf({ document, language, show }: View, { releaseHash }: RenderOptions): Span[] {
  const citation = citeRelease(document, language, releaseHash);
  return [
    { text: citation.title, face: 'title', lang: show(document.title).lang },
    { text: printCitation(citation, language) },
  ];
}
