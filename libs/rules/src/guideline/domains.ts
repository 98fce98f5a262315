import {
  GUIDELINE_ROLES,
  type CodeList,
  type Indicator,
  type VariableDomain,
  type VariableDomains,
} from '@signatory/domain';

/** Counts of a member's actions by class, which a guideline may read beside indicators. */
export const ACTION_COUNTS = ['actions.strong', 'actions.weak', 'actions.countervailing'] as const;

/** The values that each variable of a guideline can take. Indicators of other roles, dates and texts are left out: no guideline reads them. */
export function guidelineDomains(indicators: readonly Indicator[], lists: readonly CodeList[] = []): VariableDomains {
  const readable = indicators.filter(({ role }) => GUIDELINE_ROLES.includes(role));
  return domainsOf(readable, lists);
}

/** As `guidelineDomains`, of every role: tells an indicator of the wrong role from one that does not exist. */
export function domainsOf(indicators: readonly Indicator[], lists: readonly CodeList[] = []): VariableDomains {
  const counts = ACTION_COUNTS.map((name): [string, VariableDomain] => [name, { kind: 'integer', min: 0, max: null }]);
  const own = indicators.flatMap((indicator): [string, VariableDomain][] => {
    const domain = domainOf(indicator, lists);
    return domain ? [[indicator.code, domain]] : [];
  });
  return Object.fromEntries([...counts, ...own]);
}

function domainOf(indicator: Indicator, lists: readonly CodeList[]): VariableDomain | null {
  const { range } = indicator;
  switch (indicator.type) {
    case 'boolean':
      return { kind: 'boolean' };
    case 'choice':
      return { kind: 'ordered', codes: (indicator.codes ?? []).map(({ code }) => code) };
    case 'list': {
      const list = lists.find(({ code }) => code === indicator.items?.key);
      return { kind: 'integer', min: 0, max: list && list.codes.length > 0 ? list.codes.length : null };
    }
    case 'count':
      return {
        kind: 'integer',
        min: Number(range?.min ?? 0),
        max: range?.max === undefined ? null : Number(range.max),
      };
    case 'date':
    case 'text':
      return null;
    default:
      return { kind: 'decimal', decimals: indicator.decimals, min: range?.min ?? null, max: range?.max ?? null };
  }
}
