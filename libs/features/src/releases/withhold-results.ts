import { TOTAL, type ReleaseDocument } from '@signatory/contract';
import type { Plan } from '@signatory/domain';
import { calculationsOf } from '@signatory/rules';

type Figure = ReleaseDocument['figures'][number];

/**
 * Withholds what was calculated from a figure that is not shown: who has the result and the other inputs has that one. All
 * are of one member; of earlier cycles the inputs are not among them, and were decided on then.
 */
export function withholdResults(plan: Plan, figures: readonly Figure[]): Figure[] {
  const hidden = new Set(
    figures.filter(({ status }) => status === 'withheld' || status === 'confidential').map(nameOf),
  );
  for (const { indicator, inputs } of calculationsOf(plan)) {
    const reads = inputs.filter(({ cycle }) => cycle === 'now');
    if (reads.some((input) => hidden.has(nameOf({ indicator: input.indicator, cell: input.cell ?? TOTAL }))))
      hidden.add(nameOf({ indicator: indicator.code, cell: TOTAL }));
  }
  return figures.map((figure) =>
    figure.value !== null && hidden.has(nameOf(figure)) ? { ...figure, value: null, status: 'withheld' } : figure,
  );
}

function nameOf({ indicator, cell }: Pick<Figure, 'indicator' | 'cell'>): string {
  return `${indicator} ${cell}`;
}
