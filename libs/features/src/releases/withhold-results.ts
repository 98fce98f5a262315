import { TOTAL, type ReleaseAnswer, type ReleaseDocument } from '@signatory/contract';
import { groupBy, type Plan } from '@signatory/domain';
import { calculationsOf } from '@signatory/rules';

type Figure = ReleaseDocument['figures'][number];

/** Codes of the entries, other than figures, that a member keeps confidential. */
export type KeptBack = readonly string[];

/**
 * Withholds what was calculated from what is not shown: who has the result and the other inputs has that one. All are of one
 * member; of earlier cycles the inputs are not among them, and were decided on then.
 */
export function withholdResults(plan: Plan, figures: readonly Figure[], kept: KeptBack = []): Figure[] {
  const hidden = hiddenIn(plan, figures, kept);
  return figures.map((figure) =>
    figure.value !== null && hidden.has(nameOf(figure)) ? { ...figure, value: null, status: 'withheld' } : figure,
  );
}

/** The same of answers that are no figures, of all members: `i1_convicted > 3` tells something of a figure that is withheld. */
export function withholdAnswers(
  plan: Plan,
  answers: readonly ReleaseAnswer[],
  figures: readonly Figure[],
  kept: ReadonlyMap<string, KeptBack>,
): ReleaseAnswer[] {
  const byMember = groupBy(figures.filter(isHidden), ({ member }) => member);
  return [...groupBy(answers, ({ member }) => member)].flatMap(([member, own]) => {
    const hidden = hiddenIn(plan, byMember.get(member) ?? [], kept.get(member) ?? []);
    return own.map((answer): ReleaseAnswer =>
      answer.value !== null && hidden.has(nameOf({ ...answer, cell: TOTAL }))
        ? { ...answer, value: null, status: 'confidential' }
        : answer,
    );
  });
}

/** Everything of one member that is not shown, with what follows from it. */
function hiddenIn(plan: Plan, figures: readonly Figure[], kept: KeptBack): ReadonlySet<string> {
  const hidden = new Set([
    ...figures.filter(isHidden).map(nameOf),
    ...kept.map((indicator) => nameOf({ indicator, cell: TOTAL })),
  ]);
  for (const { indicator, inputs } of calculationsOf(plan)) {
    const reads = inputs.filter(({ cycle }) => cycle === 'now');
    if (reads.some((input) => hidden.has(nameOf({ indicator: input.indicator, cell: input.cell ?? TOTAL }))))
      hidden.add(nameOf({ indicator: indicator.code, cell: TOTAL }));
  }
  return hidden;
}

function isHidden({ status }: Figure): boolean {
  return status === 'withheld' || status === 'confidential';
}

function nameOf({ indicator, cell }: Pick<Figure, 'indicator' | 'cell'>): string {
  return `${indicator} ${cell}`;
}
