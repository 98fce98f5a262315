import type { ReleaseRule, ReleaseScore } from '@signatory/contract';
import type { LocalText, Plan } from '@signatory/domain';
import { catalogueOf } from '@signatory/rules';

/** The rules that are named by what stands behind scores, in the plan's order. */
export function rulesNamed(plan: Plan, scores: readonly Pick<ReleaseScore, 'why'>[]): ReleaseRule[] {
  const named = new Set(
    scores.flatMap(({ why }) => (why?.basis ?? []).flatMap(({ rules = [] }) => rules.map(({ rule }) => rule))),
  );
  return catalogueOf(plan)
    .filter(({ code }) => named.has(code))
    .map(({ code, severity, indicator, kind, message }) => ({
      code,
      severity,
      indicator,
      kind,
      ...(kind === null && { says: withoutValues(message) }),
    }));
}

/** What a message says of an answer stands in the report alone. */
function withoutValues({ original, texts }: LocalText): LocalText {
  return {
    original,
    texts: Object.fromEntries(
      Object.entries(texts).map(([language, words]) => [
        language,
        { ...words, text: words.text.replaceAll(/\{[^{}]+\}/g, '…') },
      ]),
    ),
  };
}
