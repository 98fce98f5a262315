import type { PillarTasks } from './entry-status.js';

/** How the entries are called that a reviewer returned and that are as they were. */
export function labelsOfReturned(groups: readonly PillarTasks[]): string[] {
  return groups.flatMap(({ tasks }) =>
    tasks.flatMap(({ indicator, status }) => (status === 'returned' ? [indicator.label] : [])),
  );
}
