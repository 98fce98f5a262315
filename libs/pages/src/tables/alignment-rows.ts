import { MEAN_COLUMNS, writeMean, type Cell, type ReleaseDocument } from '@signatory/contract';
import { crosswalkOf, type AlignedAnswer, type AlignedItem } from '../alignments/crosswalk.js';
import type { ReleaseMean } from '../release/read-release.js';
import { isIllustrative, PLACE_COLUMNS, placeOf, type Rows } from './table-rows.js';

const NO_MEAN: readonly Cell[] = MEAN_COLUMNS.map(() => null);

/**
 * Each item of another framework with its average, and behind it the commitments and indicators that answer to it; `row` says
 * which it is. An indicator has no average, nor has an item to which only indicators answer.
 */
export function alignmentRows(document: ReleaseDocument): Rows {
  const means = new Map(document.tables.commitments.map((mean) => [mean.commitment, mean]));
  return [
    [
      ...PLACE_COLUMNS,
      'framework',
      'item',
      'row',
      'pillar',
      'commitment_id',
      'indicator',
      'relation',
      'url',
      ...MEAN_COLUMNS,
      'illustrative',
    ],
    ...crosswalkOf(document).flatMap(({ name: framework, items }) =>
      items.flatMap((item) =>
        [itemCells(item), ...item.answers.map((answer) => answerCells(answer, means))].map((cells) => [
          ...placeOf(document),
          framework,
          item.name,
          ...cells,
          isIllustrative(document),
        ]),
      ),
    ),
  ];
}

function itemCells({ url, mean }: AlignedItem): Cell[] {
  return ['item', null, null, null, null, url, ...(mean ? writeMean(mean) : NO_MEAN)];
}

function answerCells(
  { commitment, indicator, alignment }: AlignedAnswer,
  means: ReadonlyMap<string, ReleaseMean>,
): Cell[] {
  const mean = indicator ? undefined : means.get(commitment.id);
  return [
    indicator ? 'indicator' : 'commitment',
    commitment.pillar,
    commitment.id,
    indicator?.code ?? null,
    alignment.relation,
    alignment.url ?? null,
    ...(mean ? writeMean(mean) : NO_MEAN),
  ];
}
