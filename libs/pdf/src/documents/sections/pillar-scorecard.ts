import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { RenderOptions } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import { withDate, type Pillar, type View } from '../../view.js';
import { colophon } from './colophon.js';
import { meanFacts, percentNote } from './mean-facts.js';
import { pillarLabel } from './table-a.js';
import { pillarMatrix } from './table-b.js';
import { commitmentTable } from './table-d.js';
import { titleBar, type TitleBar } from './title-bar.js';

/** A pillar's scorecard: its average, its commitments and the scores of all members; a wide matrix has a page of its own. */
export function pillarScorecardSections(
  view: View,
  set: Typesetter,
  pillar: Pillar,
  options: RenderOptions,
): Section[] {
  const { say, document, issued } = view;
  const title = { ...view.show(pillar.name), text: pillarLabel(view, pillar) };
  const subtitle = withDate(say, say('pdf.pillarScorecard.subtitle', { title: view.text(document.title) }), issued);
  const also = [view.whose(pillar, pillar.heading ?? pillar.name)];
  const mean = document.tables.pillars.find((each) => each.pillar === pillar.code);
  const matrix = pillarMatrix(view, set, pillar.code, options.paper ?? 'A4');
  const matrixBlocks = (close = false): Block[] =>
    matrix
      ? [
          heading(2, say('pdf.scoresOfMembers'), {
            style: TYPE.heading,
            before: close ? 18 : 24,
            after: 4,
            bookmark: 2,
            place: 'matrix',
          }),
          matrix.block(close),
        ]
      : [];
  const blocksOf = (bar: TitleBar, close = false): Block[] => [
    ...bar.blocks,
    ...wording(view, pillar, close),
    ...(mean ? [meanFacts(view, mean)] : []),
    ...(mean && !close ? percentNote(view, mean) : []),
    heading(2, say('term.commitments'), {
      style: TYPE.heading,
      before: close ? 12 : 16,
      after: 2,
      bookmark: 2,
      place: 'commitments',
    }),
    commitmentTable(view, view.commitmentsOf(pillar.code), close),
    ...(matrix?.turned ? [] : matrixBlocks(close)),
    ...colophon(view, options, { close, also: close ? [say('mean.percentExplained')] : [] }),
  ];
  const sheet = (close = false): Pick<Section, 'blocks' | 'opening'> => {
    const bar = titleBar(view, set, { title, subtitle, also, options, close });
    return { opening: bar.opening, blocks: blocksOf(bar, close) };
  };
  return [
    { title: title.text, ...sheet(), closer: () => sheet(true) },
    ...(matrix?.turned ? [{ title: say('pdf.scoresOfMembers'), turned: true, blocks: matrixBlocks() }] : []),
  ];
}

/** The heading under which the plan develops it, where it has one beside the name. */
function wording(view: View, { heading: words }: Pillar, close: boolean): Block[] {
  if (!words) return [];
  const { text, lang } = view.show(words);
  return [paragraph(text, { style: close ? TYPE.quiet : TYPE.body, after: close ? 6 : 12, lang })];
}
