import type { CycleView, ReportView } from '@signatory/contract';
import { mayIn } from '../session/grants.js';
import { useSession } from '../session/session.js';
import { dueOf, hasEnded, type Due } from './deadline-of.js';

/** Whether a report takes no change of its reader any more, and what of it is due next, on its own page and in the list of reports. */
export function useDue(
  report: ReportView,
  cycle: CycleView | undefined,
  now: number,
): { readonly isEnded: boolean; readonly due: Due | null } {
  const session = useSession();
  const scope = cycle && { plan: cycle.plan.id, cycle: cycle.code, member: report.member };
  const isEnded = hasEnded(report, cycle?.state, scope !== undefined && mayIn(session, 'report:edit', scope));
  return { isEnded, due: dueOf(report, now, isEnded) };
}
