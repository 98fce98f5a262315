import type { PlanView, ReportView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.js';
import { useSession } from '../session/session.js';
import { listTasks, type PillarTasks } from './entry-status.js';

/** The entries of a report with what is left of each for its reader, of whom perhaps only parts were asked. */
export function useTasks(plan: PlanView, report: ReportView): PillarTasks[] {
  const { person } = useSession();
  const enabled = report.entries.some(({ partOnly }) => partOnly);
  const parts = useQuery({ ...queries.contributions(report.cycle, report.member), enabled }).data;
  return listTasks(
    plan,
    report,
    parts?.filter(({ contributor }) => contributor.id === person.id),
  );
}
