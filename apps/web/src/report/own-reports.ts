import type { CycleView, SessionView } from '@signatory/contract';
import { reportsOf } from '../session/session.js';

export interface OwnReport {
  readonly cycle: CycleView;
  readonly member: string;
}

/** The reports that a person works on, in the order of the cycles. */
export function findReports(cycles: readonly CycleView[], session: SessionView): OwnReport[] {
  const mine = reportsOf(session);
  return cycles
    .filter(({ source }) => source === null)
    .flatMap((cycle) => {
      const here = mine.filter(
        (each) => each.plan === cycle.plan.id && (each.cycle === null || each.cycle === cycle.code),
      );
      // A grant for the plan and one for its cycle are of one report.
      return [...new Set(here.map(({ member }) => member))].map((member) => ({ cycle, member }));
    });
}

/** The only one of them, where it can be opened: its reader is led to it. */
export function onlyReport(reports: readonly OwnReport[]): OwnReport | undefined {
  const [first] = reports;
  return reports.length === 1 && first?.cycle.state !== 'DESIGN' ? first : undefined;
}
