import { fitTitle, heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { PAGE, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { pageSize, type Section } from '../../layout/compose.js';
import type { Paper } from '../../options.js';
import type { TextStyle, Typesetter } from '../../text/typesetter.js';
import type { Pillar, View } from '../../view.js';
import { meanFacts } from './mean-facts.js';
import { pillarLabel } from './table-a.js';
import { pillarMatrix } from './table-b.js';
import { commitmentTable } from './table-d.js';

/** A pillar: its average, its distribution, its commitments and their scores. */
export function pillarSection(view: View, set: Typesetter, pillar: Pillar, paper: Paper): Section {
  const { say, document } = view;
  const title = pillarLabel(view, pillar);
  const mean = document.tables.pillars.find((each) => each.pillar === pillar.code);
  const commitments = view.commitmentsOf(pillar.code);
  const matrix = pillarMatrix(view, set, pillar.code, paper);
  const turned = matrix?.turned ?? false;
  return {
    title,
    turned,
    blocks: [
      heading(2, title, {
        style: titleStyle(view, set, pageSize(paper, turned)[0] - 2 * PAGE.side),
        after: 5,
        place: `pillar-${pillar.code}`,
        bookmark: 1,
        lang: view.show(pillar.name).lang,
      }),
      ...wording(view, pillar),
      // They may end a page: its tables are what they are made of, and under a heading of their own.
      ...(mean ? [meanFacts(view, mean)] : []),
      heading(3, say('term.commitments'), { style: TYPE.heading, before: 19, after: 2 }),
      commitmentTable(view, commitments),
      ...(matrix
        ? [heading(3, say('pdf.scoresOfMembers'), { style: TYPE.heading, before: 19, after: 3 }), matrix.block()]
        : []),
    ],
  };
}

/** The heading under which the plan develops a pillar, where it has one beside the name, and whose words they are. */
function wording(view: View, pillar: Pillar): Block[] {
  const heads = pillar.heading && view.show(pillar.heading);
  return [
    ...(heads
      ? [paragraph(heads.text, { style: TYPE.lead, measure: 440, after: 3, keepWithNext: true, lang: heads.lang })]
      : []),
    paragraph(view.whose(pillar, pillar.heading ?? pillar.name), { style: TYPE.quiet, after: 11, keepWithNext: true }),
  ];
}

/** One size for the titles of all pillars: the one that the longest needs. */
function titleStyle(view: View, set: Typesetter, width: number): TextStyle {
  const styles = view.pillars.map((pillar) => fitTitle(set, pillarLabel(view, pillar), TYPE.section, width, 2));
  return styles.reduce((least, style) => (style.size < least.size ? style : least), TYPE.section as TextStyle);
}
