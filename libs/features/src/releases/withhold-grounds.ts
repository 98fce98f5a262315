import type { ReleaseDocument, ReleaseGround } from '@signatory/contract';
import { groupBy } from '@signatory/domain';
import { catalogueOf, type CatalogueRule } from '@signatory/rules';
import type { SettledScore } from './assemble-release.js';
import { isKeptBack, type Unseen } from './withhold-results.js';

type Figure = ReleaseDocument['figures'][number];
type Answer = NonNullable<ReleaseDocument['answers']>[number];

interface Released {
  readonly figures: readonly Figure[];
  readonly answers: readonly Answer[];
}

/**
 * What stands behind scores, without what would give away a value that is kept back: no words stand beside one, and what a rule
 * came to that reads it tells something of it.
 */
export function withholdGrounds(
  { plan, kept }: Pick<Unseen, 'plan' | 'kept'>,
  scores: readonly SettledScore[],
  { figures, answers }: Released,
): SettledScore[] {
  const hidden = groupBy([...figures, ...answers].filter(isKeptBack), ({ member }) => member);
  const hiddenOf = new Map(
    plan.members.map(({ code }): [string, ReadonlySet<string>] => [
      code,
      new Set([...(kept.get(code) ?? []), ...(hidden.get(code) ?? []).map(({ indicator }) => indicator)]),
    ]),
  );
  const anywhere = new Set([...hiddenOf.values()].flatMap((own) => [...own]));
  const rules = new Map(catalogueOf(plan).map((rule) => [rule.code, rule]));
  return scores.map((score) => {
    const { why, member } = score;
    const own = hiddenOf.get(member);
    if (!why?.grounds || !own || anywhere.size === 0) return score;
    return {
      ...score,
      why: { ...why, grounds: why.grounds.flatMap((ground) => openPart(ground, { own, anywhere }, rules)) },
    };
  });
}

function openPart(
  { indicator, rules: found, ...ground }: ReleaseGround,
  hidden: { readonly own: ReadonlySet<string>; readonly anywhere: ReadonlySet<string> },
  rules: ReadonlyMap<string, CatalogueRule>,
): ReleaseGround[] {
  if (hidden.own.has(indicator)) return [];
  const open = found?.filter(({ rule, outcome }) => {
    // That one is suspended says nothing of a value.
    if (outcome === 'SUSPENDED') return true;
    const { indicators = [], around = [] } = rules.get(rule)?.reads ?? {};
    // Figures of others, or of other cycles, are compared with too.
    return !indicators.some((each) => hidden.own.has(each)) && !around.some((each) => hidden.anywhere.has(each));
  });
  const left = { indicator, ...ground, ...(open && open.length > 0 && { rules: open }) };
  return Object.keys(left).length > 1 ? [left] : [];
}
