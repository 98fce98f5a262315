import type { ReportView, RunView } from '@signatory/contract';
import type { MessageKey } from '@signatory/texts';

const SETTLED: ReadonlySet<RunView['state']> = new Set(['PASSED_WITH_WARNINGS', 'FAILED']);
const PASSED: ReadonlySet<MessageKey> = new Set([
  'run.PASSED',
  'run.PASSED_WITH_WARNINGS',
  'run.answered',
  'checks.none',
]);

/**
 * How a run stands, in words. A run keeps the state that it ended in, over the whole report; what it found is said as the
 * counts beside it say it, which are of what the reader sees and of the answers until now. `report`: null where it was read
 * before the run ended.
 */
export function runText(state: RunView['state'], report: Pick<ReportView, 'open' | 'answered'> | null): MessageKey {
  if (!report || !SETTLED.has(state)) return `run.${state}`;
  const { warnings, ...grave } = report.open;
  if (Object.values(grave).some((count) => count > 0)) return `run.${state}`;
  if (warnings > 0) return 'run.PASSED_WITH_WARNINGS';
  if (report.answered > 0) return 'run.answered';
  // To whoever answers a part alone: it failed by what stands elsewhere.
  return state === 'PASSED_WITH_WARNINGS' ? 'run.PASSED' : 'checks.none';
}

/** Whether such words say that nothing keeps the report. */
export function saysPassed(text: MessageKey): boolean {
  return PASSED.has(text);
}
