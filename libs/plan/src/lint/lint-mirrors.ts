import { Decimal, isFigure, type CodeList, type Indicator, type Mirror } from '@signatory/domain';
import { nearest } from '@signatory/rules';
import type { Found } from '../file/plan-file.js';
import type { Path } from '../problem.js';
import { error, type Lint } from './lint-context.js';

/** Mirrors that compare what is not there, is no figure, or is not broken down by the members of the plan. */
export const lintMirrors: Lint = ({ plan, indicators, disaggregations, isBroken }) => {
  const byCode = new Map(indicators.map(({ indicator }) => [indicator.code, indicator]));
  const members = new Set(plan.members.map(({ code }) => code));
  return (plan.mirrors ?? []).flatMap((mirror, place) => {
    const path: Path = ['mirrors', place];
    if (isBroken(path)) return [];
    const partners = disaggregations.find(({ list }) => list.code === mirror.partners)?.list;
    return [
      ...lintPartners(mirror, partners, members, path),
      ...(['sent', 'received'] as const).flatMap((side) => lintSide(mirror, side, byCode, path)),
      ...lintTolerance(mirror, path),
    ];
  });
};

function lintPartners(
  { partners }: Mirror,
  list: CodeList | undefined,
  members: ReadonlySet<string>,
  path: Path,
): Found[] {
  const at = [...path, 'partners'];
  if (!list)
    return [
      error(
        'reference',
        at,
        `There is no disaggregation "${partners}"`,
        'Add it to "disaggregations:", with the codes of the members as its codes.',
      ),
    ];
  const others = list.codes.filter(({ code }) => !members.has(code)).map(({ code }) => code);
  if (others.length === 0) return [];
  return [
    error(
      'declaration',
      at,
      `"${partners}" has codes that are no members: ${others.join(', ')}`,
      `A mirror is looked up by member code: ${[...members].join(', ')}.`,
    ),
  ];
}

function lintSide(
  mirror: Mirror,
  side: 'sent' | 'received',
  known: ReadonlyMap<string, Indicator>,
  path: Path,
): Found[] {
  const at = [...path, side];
  const code = mirror[side];
  const indicator = known.get(code);
  if (!indicator) {
    const near = nearest(code, known.keys());
    const cure = near ? `Did you mean "${near}"?` : 'Name an indicator of this plan.';
    return [error('reference', at, `There is no indicator "${code}"`, cure)];
  }
  if (isFigure(indicator.type) && indicator.by.includes(mirror.partners)) return [];
  return [
    error(
      'declaration',
      at,
      `"${code}" is not a figure broken down by ${mirror.partners}`,
      `Add "by: [${mirror.partners}]" to it, and make it a count, number or amount.`,
    ),
  ];
}

function lintTolerance({ tolerance }: Mirror, path: Path): Found[] {
  const share = Decimal.tryParse(tolerance);
  if (share && share.units >= 0n && share.compare(Decimal.of(1n)) <= 0) return [];
  return [
    error(
      'declaration',
      [...path, 'tolerance'],
      `The tolerance ${tolerance} is no share`,
      'Write a decimal from "0" to "1": "0.1" lets a tenth of the larger figure pass.',
    ),
  ];
}
