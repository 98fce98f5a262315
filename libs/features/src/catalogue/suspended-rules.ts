import type { Suspension, Suspensions } from '@signatory/domain';
import type { EntityManager } from 'typeorm';

/** The rules that are suspended in a cycle, $1, as a sub-select that gives a JSON array of `SuspendedRule`. */
export const SUSPENDED_RULES = `(select coalesce(json_agg(json_build_object('rule', rule, 'reason', reason, 'language', language)
    order by rule), '[]') from rule_suspension where cycle_id = $1 and reinstated_at is null)`;

export interface SuspendedRule extends Suspension {
  readonly rule: string;
}

export function suspensionsOf(rows: readonly SuspendedRule[]): Suspensions {
  return new Map(rows.map(({ rule, reason, language }) => [rule, { reason, language }]));
}

export async function readSuspensions(tx: EntityManager, cycleId: string): Promise<Suspensions> {
  const [row] = await tx.query<{ rules: SuspendedRule[] }[]>(`select ${SUSPENDED_RULES} as rules`, [cycleId]);
  return suspensionsOf(row?.rules ?? []);
}
