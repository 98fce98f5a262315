import type { LocalText, Plan, Severity } from '@signatory/domain';
import type { GeneratedKind } from '../generated/messages.js';
import { preparePlan, type RuleReads } from './prepare-plan.js';

/** One rule as people look it up, written in the plan or generated from it. */
export interface CatalogueRule {
  readonly code: string;
  /** Null for a written rule. */
  readonly kind: GeneratedKind | null;
  readonly severity: Severity;
  /** The commitment's printed code. */
  readonly commitment: string;
  /** The indicator whose field it stands on, and its printed label. */
  readonly indicator: string;
  readonly label: string;
  /** The disaggregation of each cell of which it is asked; null where it is asked of the whole. */
  readonly each: string | null;
  /** CEL; null where it always applies, and where no expression says what is tested. */
  readonly when: string | null;
  readonly test: string | null;
  readonly message: LocalText;
  readonly reads: RuleReads;
}

/** Every rule of a plan, in the order in which they run: the same table that runs them. */
export function catalogueOf(plan: Plan): CatalogueRule[] {
  const { commitments, indicators, reads } = preparePlan(plan);
  return commitments.flatMap(({ commitment, generated, written }) =>
    [
      ...generated.map((rule) => ({ ...rule, kind: rule.kind, each: null, test: null })),
      ...written.rules.map((rule) => ({ ...rule, kind: null, each: rule.each ?? null })),
    ].map(({ code, kind, severity, on, each, when = null, test, message }): CatalogueRule => ({
      code,
      kind,
      severity,
      commitment: commitment.code,
      indicator: on,
      label: indicators.get(on)?.label ?? on,
      each,
      when: when ?? null,
      test,
      message,
      reads: reads.get(code) ?? { indicators: [on], around: [], cellsAround: false },
    })),
  );
}
