import type { FindingView, ReportView } from '@signatory/contract';

/** Under which name the words are kept that somebody began to justify a finding with. */
export const nameJustification = (
  { cycle, member }: Pick<ReportView, 'cycle' | 'member'>,
  { rule, field }: Pick<FindingView, 'rule' | 'field'>,
): readonly unknown[] => ['justification', cycle, member, rule, field.indicator, field.part ?? null];
