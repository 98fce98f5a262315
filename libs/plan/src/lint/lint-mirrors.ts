import { Decimal, faultWords, isFigure, type CodeList, type Indicator, type Mirror } from '@signatory/domain';
import type { Found } from '../file/plan-file.js';
import type { Path } from '../problem.js';
import { error, type Lint } from './lint-context.js';
import { referenceWords } from './lint-references.js';

/** Mirrors that compare what is not there, is no figure, or is not broken down by the members of the plan. */
export const lintMirrors: Lint = ({ plan, indicators, disaggregations, isBroken }) => {
  const byCode = new Map(indicators.map(({ indicator }) => [indicator.code, indicator]));
  const members = new Set(plan.members.map(({ code }) => code));
  return (plan.mirrors ?? []).flatMap((mirror, place) => {
    const path: Path = ['mirrors', place];
    if (isBroken(path)) return [];
    const lists = disaggregations.map(({ list }) => list);
    return [
      ...lintPartners(mirror, lists, members, path),
      ...(['sent', 'received'] as const).flatMap((side) => lintSide(mirror, side, byCode, path)),
      ...lintTolerance(mirror, path),
    ];
  });
};

function lintPartners(
  { partners }: Mirror,
  lists: readonly CodeList[],
  members: ReadonlySet<string>,
  path: Path,
): Found[] {
  const at = [...path, 'partners'];
  const list = lists.find(({ code }) => code === partners);
  const known = lists.map(({ code }) => code);
  if (!list) return [error('reference', at, referenceWords('disaggregation', partners, known))];
  const others = list.codes.filter(({ code }) => !members.has(code)).map(({ code }) => code);
  if (others.length === 0) return [];
  return [
    error(
      'declaration',
      at,
      faultWords('plan.partners', { code: partners, others: others.join(', '), members: [...members].join(', ') }),
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
  if (!indicator) return [error('reference', at, referenceWords('indicator', code, [...known.keys()]))];
  if (isFigure(indicator.type) && indicator.by.includes(mirror.partners)) return [];
  return [error('declaration', at, faultWords('plan.mirror-figure', { code, partners: mirror.partners }))];
}

function lintTolerance({ tolerance }: Mirror, path: Path): Found[] {
  const share = Decimal.tryParse(tolerance);
  if (share && share.units >= 0n && share.compare(Decimal.of(1n)) <= 0) return [];
  return [error('declaration', [...path, 'tolerance'], faultWords('plan.tolerance', { tolerance }))];
}
