import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseMean } from '../release/read-release.js';

/** `+0.28 (64%)`, or that nothing is scored. */
export function printMean(mean: ReleaseMean | null, page: PageContext): string {
  if (!mean || mean.average === null || mean.percent === null) return page.say('mean.nothingScored');
  return page.say('mean.printed', { average: page.decimal(mean.average), percent: mean.percent });
}

/** How far an average could move if its gaps were scored. */
export function printBounds([low, high]: readonly [string, string], page: PageContext): string {
  return page.say('mean.bounds', { low: page.decimal(low), high: page.decimal(high) });
}

/** Coverage beside an average, and its bounds where gaps leave it open. */
export function Coverage({ mean, page }: { readonly mean: ReleaseMean; readonly page: PageContext }): ReactNode {
  const { scored, applicable, bounds } = mean;
  return (
    <span className="coverage">
      {page.say('mean.coverage', { scored, applicable })}
      {bounds && `${page.say('join.comma')}${printBounds(bounds, page)}`}
    </span>
  );
}
