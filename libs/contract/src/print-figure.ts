import { formatDecimal, type Say } from '@signatory/texts';
import type { ReleaseDocument } from './release-document.js';

export type ReleaseFigure = ReleaseDocument['figures'][number];

/** The part of a figure that is all of it. */
export const TOTAL = 'total';

/** What an observation is: one that a release withholds is told like one that its member keeps to itself. */
export function statusOf<Status extends string>({
  status,
}: {
  readonly status: Status;
}): Exclude<Status, 'withheld'> | 'confidential' {
  return status === 'withheld' ? 'confidential' : (status as Exclude<Status, 'withheld'>);
}

/** A figure as it was reported; what is held, what is missing and what was not asked are three things. */
export function printFigure(say: Say, language: string, figure: ReleaseFigure): string {
  const status = statusOf(figure);
  if (status === 'confidential') return 'c';
  if (status === 'not-applicable') return say('score.sign.notAsked');
  return figure.value === null ? say('pdf.sign.noData') : withCurrency(formatDecimal(language, figure.value), figure);
}

/** A number with the currency that an amount is in behind it, which no line parts from it. */
export function withCurrency(number: string, { currency }: Pick<ReleaseFigure, 'currency'>): string {
  return currency === undefined ? number : `${number}\u00a0${currency}`;
}
