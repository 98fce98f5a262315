import type { CycleRuleView, RuleSuspensionView, SuspendRule } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path, tell } from './client.js';

/** The rules of a cycle and their suspensions, apart from the others: only the secretariat's screens carry them. */
export const cycleRules = {
  rules: (cycle: string) =>
    queryOptions({
      queryKey: ['cycleRules', cycle],
      queryFn: () => ask<CycleRuleView[]>(path`/cycles/${cycle}/rules`),
    }),
  suspensions: (cycle: string) =>
    queryOptions({
      queryKey: ['suspensions', cycle],
      queryFn: () => ask<RuleSuspensionView[]>(path`/cycles/${cycle}/rule-suspensions`),
    }),
  suspend: (cycle: string, rule: string, body: SuspendRule) =>
    tell(path`/cycles/${cycle}/rules/${rule}/suspend`, { method: 'POST', body }),
  reinstate: (cycle: string, rule: string, body: SuspendRule) =>
    tell(path`/cycles/${cycle}/rules/${rule}/reinstate`, { method: 'POST', body }),
  changes: (cycle: string) =>
    [
      ['cycleRules', cycle],
      ['suspensions', cycle],
    ] as const,
};
