import type { ReleaseDocument, ReleaseBasis } from '@signatory/contract';
import { groupBy } from '@signatory/domain';
import { catalogueOf, type CatalogueRule } from '@signatory/rules';
import type { SettledScore } from './assemble-release.js';
import { isKeptBack, type Unseen } from './withhold-results.js';

type Figure = ReleaseDocument['figures'][number];
type Submission = ReleaseDocument['submissions'][number];
type Answer = NonNullable<ReleaseDocument['answers']>[number];

interface Released {
  readonly figures: readonly Figure[];
  readonly answers: readonly Answer[];
  /** The versions that those are of. */
  readonly submissions: readonly Submission[];
}

/** One that was reopened stands as it was accepted. */
const ACCEPTED: readonly Submission['state'][] = ['ACCEPTED', 'REOPENED'];

/**
 * What stands behind scores, without what would give away a value that is kept back: no words stand beside one, and what a rule
 * came to that reads it tells something of it. Of a version whose values a release does not have, because another was accepted or
 * none yet, nobody has decided which are kept back: nothing is told of what rules came to there.
 */
export function withholdBasis(
  { plan, kept }: Pick<Unseen, 'plan' | 'kept'>,
  scores: readonly SettledScore[],
  { figures, answers, submissions }: Released,
): SettledScore[] {
  const accepted = new Map(
    submissions.flatMap(({ member, version, state }) => (ACCEPTED.includes(state) ? [[member, version] as const] : [])),
  );
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
    if (!why?.basis || !own) return score;
    const hasValues = why.report !== undefined && why.report.version === accepted.get(member);
    if (hasValues && anywhere.size === 0) return score;
    const hidden = { own, anywhere, hasValues };
    return { ...score, why: { ...why, basis: why.basis.flatMap((part) => openPart(part, hidden, rules)) } };
  });
}

function openPart(
  { indicator, rules: found, ...part }: ReleaseBasis,
  hidden: { readonly own: ReadonlySet<string>; readonly anywhere: ReadonlySet<string>; readonly hasValues: boolean },
  rules: ReadonlyMap<string, CatalogueRule>,
): ReleaseBasis[] {
  if (hidden.own.has(indicator)) return [];
  const open = found?.filter(({ rule, outcome }) => {
    // That one is suspended says nothing of a value.
    if (outcome === 'SUSPENDED') return true;
    if (!hidden.hasValues) return false;
    const { indicators = [], around = [] } = rules.get(rule)?.reads ?? {};
    // Figures of others, or of other cycles, are compared with too.
    return !indicators.some((each) => hidden.own.has(each)) && !around.some((each) => hidden.anywhere.has(each));
  });
  const left = { indicator, ...part, ...(open && open.length > 0 && { rules: open }) };
  return Object.keys(left).length > 1 ? [left] : [];
}
