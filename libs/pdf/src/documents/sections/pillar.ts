import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { space } from '../../blocks/space.js';
import { TYPE } from '../../identity.js';
import type { Section } from '../../layout/compose.js';
import type { Paper } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { Pillar, View } from '../../view.js';
import { meanFacts } from './mean-facts.js';
import { pillarLabel } from './table-a.js';
import { pillarMatrix } from './table-b.js';
import { commitmentTable } from './table-d.js';

/** One page per pillar: its average, its distribution, its commitments and their scores. */
export function pillarSection(view: View, set: Typesetter, pillar: Pillar, paper: Paper): Section {
  const { say, document } = view;
  const title = pillarLabel(view, pillar);
  const mean = document.tables.pillars.find((each) => each.pillar === pillar.code);
  const commitments = view.commitmentsOf(pillar.code);
  const matrix = pillarMatrix(view, set, pillar.code, paper);
  const heads = view.show(pillar.heading ?? pillar.name);
  return {
    title,
    turned: matrix?.turned ?? false,
    blocks: [
      heading(2, title, {
        style: TYPE.section,
        after: 4,
        place: `pillar-${pillar.code}`,
        bookmark: 1,
        lang: heads.lang,
      }),
      paragraph(say(pillar.provenance.kind === 'official' ? 'provenance.official' : 'provenance.paraphrase'), {
        style: TYPE.quiet,
        after: 16,
      }),
      ...(mean ? [meanFacts(view, mean)] : []),
      space(10),
      heading(3, say('term.commitments'), { style: TYPE.heading, before: 16, after: 2 }),
      commitmentTable(view, commitments),
      ...(matrix
        ? [heading(3, say('pdf.scoresOfMembers'), { style: TYPE.heading, before: 24, after: 4 }), matrix.block]
        : []),
    ],
  };
}
