import { TOTAL, type ReleaseFigure } from './print-figure.js';
import type { ReleaseAnswer } from './release-answers.js';
import type { ReleaseDocument } from './release-document.js';

/** What members answered, by member and indicator: the total of a figure, or an answer that is none. */
export interface Answered {
  total(member: string, indicator: string): ReleaseFigure | undefined;
  answer(member: string, indicator: string): ReleaseAnswer | undefined;
}

const known = new WeakMap<readonly ReleaseFigure[], Answered>();

/** A release may have a million figures, which are asked for by every score and every sheet: they are gone through once. */
export function answeredIn({ figures, answers = [] }: ReleaseDocument): Answered {
  const found = known.get(figures);
  if (found) return found;
  const totals = new Map(figures.filter(({ cell }) => cell === TOTAL).map((figure) => [keyOf(figure), figure]));
  const others = new Map(answers.map((answer) => [keyOf(answer), answer]));
  const own: Answered = {
    total: (member, indicator) => totals.get(keyOf({ member, indicator })),
    answer: (member, indicator) => others.get(keyOf({ member, indicator })),
  };
  known.set(figures, own);
  return own;
}

function keyOf({ member, indicator }: Pick<ReleaseFigure, 'member' | 'indicator'>): string {
  return `${member}\n${indicator}`;
}
