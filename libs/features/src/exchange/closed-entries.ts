import { Refusal } from '@signatory/domain';
import type { SubmissionEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { indexPlan } from '../catalogue/index.js';
import { openFields, requireOwnEntry, type ReportRequest, type ReportScope } from '../submissions/index.js';
import type { Closed, ClosedReason } from './plan-tables.js';

/** Why each indicator that is closed to somebody takes nothing from a file: the same reasons as for saving. */
export async function closedEntries(
  tx: EntityManager,
  scope: ReportScope,
  request: ReportRequest,
  submission: SubmissionEntity | null,
): Promise<Closed> {
  const isOpen = await openFields(tx, scope.opened, submission);
  const closed = new Map<string, ClosedReason>();
  for (const [code, placed] of indexPlan(scope.opened.plan).byCode) {
    const why =
      reasonOf(() => requireOwnEntry(scope, placed, request)) ?? (isOpen(placed.indicator.id) ? null : NOT_OPEN);
    if (why !== null) closed.set(code, why);
  }
  return closed;
}

const NOT_OPEN: ClosedReason = 'closed';
const REASONS: Readonly<Record<string, ClosedReason>> = {
  'entry.assessors-only': 'assessors',
  'entry.calculated': 'calculated',
  'entry.not-open': 'notAsked',
  'permission.missing': 'notDelegated',
};

function reasonOf(test: () => void): ClosedReason | null {
  try {
    test();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return REASONS[error.code] ?? NOT_OPEN;
    throw error;
  }
}
