import { Refusal } from '@signatory/domain';
import type { SubmissionEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { indexPlan } from '../catalogue/index.js';
import { openFields, requireOwnEntry, type ReportRequest, type ReportScope } from '../submissions/index.js';
import type { Closed } from './plan-tables.js';

/** Why each indicator that is closed to somebody takes nothing from a file: the same reasons as for saving. */
export async function closedEntries(
  tx: EntityManager,
  scope: ReportScope,
  request: ReportRequest,
  submission: SubmissionEntity | null,
): Promise<Closed> {
  const isOpen = await openFields(tx, scope.opened, submission);
  const closed = new Map<string, string>();
  for (const [code, placed] of indexPlan(scope.opened.plan).byCode) {
    const why =
      reasonOf(() => requireOwnEntry(scope, placed, request)) ?? (isOpen(placed.indicator.id) ? null : NOT_OPEN);
    if (why !== null) closed.set(code, why);
  }
  return closed;
}

const NOT_OPEN = 'the report, or its review, keeps it closed.';
const REASONS: Readonly<Record<string, string>> = {
  'entry.assessors-only': 'it is set by assessors.',
  'entry.not-open': 'it is not asked of this member.',
  'permission.missing': 'it was not delegated to you.',
};

function reasonOf(test: () => void): string | null {
  try {
    test();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return REASONS[error.code] ?? NOT_OPEN;
    throw error;
  }
}
