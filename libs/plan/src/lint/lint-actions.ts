import { faultWords, type Commitment } from '@signatory/domain';
import type { Found } from '../file/plan-file.js';
import type { Path } from '../problem.js';
import { error, type Lint } from './lint-context.js';

/** Counts of actions that nobody can class, and sources that searches cannot tell apart. */
export const lintActions: Lint = ({ plan, isBroken }) => [
  ...(plan.codebook || isBroken(['codebook']) ? [] : plan.commitments.flatMap(lintCounts)),
  ...(plan.deskSources ?? []).flatMap(({ code }, place, sources): Found[] =>
    sources.findIndex((each) => each.code === code) === place
      ? []
      : [error('duplicate', ['deskSources', place, 'code'], faultWords('plan.twice', { what: 'deskSource', code }))],
  ),
  ...(plan.method.silence === 'desk' && !plan.deskSources ? [UNNAMED] : []),
];

const UNNAMED: Found = {
  severity: 'INFO',
  code: 'default',
  path: ['method', 'silence'],
  words: faultWords('plan.no-sources'),
};

function lintCounts({ code, guideline }: Commitment, place: number): Found[] {
  if (!guideline) return [];
  const clauses: (readonly [Path, string])[] = [
    ...(guideline.countervailing ? [[['countervailing'], guideline.countervailing.if] as const] : []),
    ...guideline.levels.map((level, at) => [['levels', at], level.if] as const),
  ];
  const reading = clauses.find(([, text]) => /\bactions\./.test(text));
  if (!reading) return [];
  return [
    error(
      'reference',
      ['commitments', place, 'guideline', ...reading[0], 'if'],
      faultWords('plan.no-codebook', { commitment: code }),
    ),
  ];
}
