import { Refusal } from '@signatory/domain';
import type { Signed } from '@signatory/features';

/**
 * What a program may do beside reading, by the ids of the operations: bring figures, files and drafts, and have them checked.
 * Whatever a person answers for is not here, and a new operation is not before somebody says so: certifying, deciding, scoring,
 * replying, signing, and letting others in.
 */
export const MACHINE_ACTS: ReadonlySet<string> = new Set([
  'saveEntry',
  'uploadEvidenceFile',
  'importReport',
  'applyImport',
  'cancelImport',
  'checkReport',
  'cancelRun',
  'retryRun',
  'saveContribution',
  'proposeAction',
  'uploadActionFile',
  'bringOutsideFigures',
  'importOutsideFigures',
  'draftPlan',
  'openPlanFile',
  'checkPlanDocument',
  'savePlanDocument',
  'tryRule',
]);

/** Of the account a program learns for whom it acts, and of reads it follows none that lasts as long as a session, nor what is told to the person. */
const OWN_READS: ReadonlySet<string> = new Set(['readSession']);
const PERSONS_READS: ReadonlySet<string> = new Set(['followChanges', 'readNews']);
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** A route as the rule below looks at it. */
export interface AskedRoute {
  /** The id of its operation. */
  readonly operation: string | undefined;
  readonly method: string;
  readonly isOfAccount: boolean;
}

/** Whether a program comes through a route at all, by a token that may write. */
export function isOpenToMachines({ operation = '', method, isOfAccount }: AskedRoute): boolean {
  if (isOfAccount) return OWN_READS.has(operation);
  return SAFE.has(method) ? !PERSONS_READS.has(operation) : MACHINE_ACTS.has(operation);
}

/** @throws Refusal `token.not-for` */
export function requireOpenToMachines(route: AskedRoute, { token }: Signed): void {
  if (token === null) return;
  if (!isOpenToMachines(route)) throw new Refusal('token.not-for', { fault: 'act' });
  if (token.access === 'read' && !SAFE.has(route.method)) throw new Refusal('token.not-for', { fault: 'write' });
}
