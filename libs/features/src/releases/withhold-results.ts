import { TOTAL, type ReleaseAnswer, type ReleaseDocument } from '@signatory/contract';
import { groupBy, type Plan } from '@signatory/domain';
import { calculationsOf, type Variable } from '@signatory/rules';

type Figure = ReleaseDocument['figures'][number];

/** Codes of the entries, other than figures, that a member keeps confidential. */
export type KeptBack = readonly string[];

/** What a member's own inputs of the cycles before came to in their releases: whether one is kept back there. */
export type KeptBefore = (member: string, indicator: string, cell: string) => boolean;

/** Beside the released values themselves, what tells which others are not shown. */
export interface Unseen {
  readonly plan: Plan;
  readonly kept: ReadonlyMap<string, KeptBack>;
  readonly before: KeptBefore;
}

/**
 * Withholds of one member's figures what was calculated from what is not shown: who has the result and the other inputs has
 * that one.
 */
export function withholdResults(unseen: Unseen, member: string, figures: readonly Figure[]): Figure[] {
  const hidden = hiddenIn(unseen, member, figures);
  return figures.map((figure) =>
    figure.value !== null && hidden.has(nameOf(figure)) ? { ...figure, value: null, status: 'withheld' } : figure,
  );
}

/** The same of answers that are no figures, of all members: `i1_convicted > 3` tells something of a figure that is withheld. */
export function withholdAnswers(
  unseen: Unseen,
  answers: readonly ReleaseAnswer[],
  figures: readonly Figure[],
): ReleaseAnswer[] {
  const byMember = groupBy(figures, ({ member }) => member);
  return [...groupBy(answers, ({ member }) => member)].flatMap(([member, own]) => {
    const hidden = hiddenIn(unseen, member, byMember.get(member) ?? []);
    return own.map((answer): ReleaseAnswer =>
      answer.value !== null && hidden.has(nameOf({ ...answer, cell: TOTAL }))
        ? { ...answer, value: null, status: 'withheld' }
        : answer,
    );
  });
}

/** Everything of one member that is not shown, with what follows from it. */
function hiddenIn({ plan, kept, before }: Unseen, member: string, figures: readonly Figure[]): ReadonlySet<string> {
  const released = new Set(figures.map(nameOf));
  const hidden = new Set([
    ...figures.filter(isKeptBack).map(nameOf),
    ...(kept.get(member) ?? []).map((indicator) => nameOf({ indicator, cell: TOTAL })),
  ]);
  const guarded = guardedIn(plan);
  const isHidden = ({ indicator, cell, cycle }: Variable): boolean => {
    const place = { indicator, cell: cell ?? TOTAL };
    if (cycle === 'before' || cycle === 'earlier') return before(member, indicator, place.cell);
    if (cycle !== 'now') return false;
    // One that nobody approved is in no release, and so was never looked at for small cells.
    return hidden.has(nameOf(place)) || (guarded.has(indicator) && !released.has(nameOf(place)));
  };
  for (const { indicator, inputs } of calculationsOf(plan))
    if (inputs.some(isHidden)) hidden.add(nameOf({ indicator: indicator.code, cell: TOTAL }));
  return hidden;
}

/** Of which small cells are withheld. */
function guardedIn({ commitments }: Plan): ReadonlySet<string> {
  return new Set(
    commitments.flatMap(({ indicators }) =>
      indicators.flatMap(({ code, disclosure }) => (disclosure && disclosure.below > 0 ? [code] : [])),
    ),
  );
}

/** Whether the release of an earlier cycle keeps back what a result of this one was calculated from. */
export function keptBefore(earlier: readonly { readonly document: ReleaseDocument }[]): KeptBefore {
  const kept = new Set(
    earlier.flatMap(({ document: { figures, answers = [] } }) => [
      ...figures.filter(isKeptBack).map((figure) => `${figure.member} ${nameOf(figure)}`),
      ...answers.filter(isKeptBack).map((answer) => `${answer.member} ${nameOf({ ...answer, cell: TOTAL })}`),
    ]),
  );
  return (member, indicator, cell) => kept.has(`${member} ${nameOf({ indicator, cell })}`);
}

/** Whether readers of the release do not see it. */
export function isKeptBack({ status }: Pick<Figure | ReleaseAnswer, 'status'>): boolean {
  return status === 'withheld' || status === 'confidential';
}

function nameOf({ indicator, cell }: Pick<Figure, 'indicator' | 'cell'>): string {
  return `${indicator} ${cell}`;
}
