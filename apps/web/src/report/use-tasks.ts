import type { PlanView, ReportView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.js';
import { mayForSome } from '../session/grants.js';
import { useSession } from '../session/session.js';
import { listTasks, type PillarTasks } from './entry-status.js';

/** The entries of a report with what is left of each for its reader, of whom perhaps parts were asked. */
export function useTasks(plan: PlanView, report: ReportView): PillarTasks[] {
  const session = useSession();
  const enabled = mayForSome(session, 'contribution:give', { plan: plan.id, cycle: report.cycle }, [report.member]);
  const parts = useQuery({ ...queries.contributions(report.cycle, report.member), enabled }).data;
  return listTasks(
    plan,
    report,
    parts?.filter(({ contributor }) => contributor.id === session.person.id),
  );
}
