import { columns } from '../../blocks/columns.js';
import { distributionBar } from '../../blocks/distribution-bar.js';
import { figureLabel } from '../../blocks/figure-label.js';
import { paragraph } from '../../blocks/paragraph.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Mean, View } from '../../view.js';

/** A mean, what it is made of and what it covers, side by side. */
export function meanFacts(view: View, mean: Mean): Block {
  const { say } = view;
  return columns(
    [
      {
        width: 104,
        blocks: figureLabel(say('mean.average'), view.average(mean), mean.percent === null ? [] : [view.percent(mean)]),
      },
      {
        blocks: [
          paragraph(say('term.distribution'), { style: TYPE.label, after: 5 }),
          distributionBar(mean.distribution, view.distribution(mean), { after: 6 }),
          paragraph(view.distributionWords(mean), { style: TYPE.label }),
          ...view.bounds(mean).map((words) => paragraph(words, { style: TYPE.label, before: 3 })),
        ],
      },
      {
        width: 84,
        blocks: figureLabel(say('term.coverage'), view.count(mean.scored), [
          say('mean.ofAsked', { applicable: view.count(mean.applicable) }),
        ]),
      },
    ],
    { gap: 24 },
  );
}

/** What a percent is, beside the first of a document; nothing where nothing is scored. */
export function percentNote(view: View, { percent }: Pick<Mean, 'percent'>): Block[] {
  return percent === null
    ? []
    : [paragraph(view.say('mean.percentExplained'), { style: TYPE.small, measure: 440, before: 10 })];
}
