import type { ReleaseCommitment } from '@signatory/contract';
import { SCORE_SIGNS, type MessageKey } from '@signatory/texts';
import { scoreCell } from '../../blocks/score-cell.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { table, type TableRow } from '../../layout/table.js';
import type { View } from '../../view.js';

/** Each clause of a scoring guideline with the score that it gives, in the order in which it is decided; what outweighs others says so. */
export function guidelineTable(
  view: View,
  clauses: ReleaseCommitment['guideline'],
  clauseHead: MessageKey,
  pad: number,
): Block {
  return table({
    widths: [31, -1],
    gap: 10,
    pad,
    head: [view.say('term.score'), view.say(clauseHead)].map((text) =>
      textCell(text, { style: TYPE.head, scope: 'Column' }),
    ),
    rows: clauses.map(({ score, countervailing, words }): TableRow => {
      const shown = view.show(words);
      const before = countervailing ? `${view.say('commitment.countervailing')}${view.space}` : '';
      return {
        cells: [
          scoreCell(score, SCORE_SIGNS[score], { lineHeight: TYPE.cell.leading }),
          textCell(
            [{ text: before, face: 'strong' as const }, { text: shown.text }].filter(({ text }) => text !== ''),
            {
              style: TYPE.cell,
              scope: 'Row',
              lang: shown.lang,
            },
          ),
        ],
      };
    }),
  });
}
