import type { ContributionView, EntryView, FindingView, PlanView, ReportView } from '@signatory/contract';

export type PlanCommitment = PlanView['commitments'][number];
export type PlanIndicator = PlanCommitment['indicators'][number];

/** What a person has to know of an entry in a list: the first that holds, in this order. */
export const ENTRY_STATUSES = [
  'returned',
  'asked',
  'errors',
  'warnings',
  'calculated',
  'carried',
  'begun',
  'open',
  'optional',
  'complete',
] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** An indicator that the member answers, with its entry and what was found on it. */
export interface Task {
  readonly indicator: PlanIndicator;
  readonly commitment: PlanCommitment;
  readonly entry: EntryView;
  readonly findings: readonly FindingView[];
  readonly status: EntryStatus;
  /** The reader's own, where a part of it was asked for. */
  readonly part: ContributionView | undefined;
}

export interface PillarTasks {
  readonly pillar: PlanView['pillars'][number] | null;
  readonly tasks: readonly Task[];
  /** Of what is asked: nobody has to give what is calculated. */
  readonly complete: number;
  readonly total: number;
  /** Of those that are not complete: the report can be submitted without. */
  readonly optional: number;
}

/**
 * Every entry a member has to give, by pillar in the plan's order. Findings that assessors set are not the member's. `parts` are the
 * reader's own: where only a part was asked for, it is marked by what is left of that, and where one came back, as returned.
 */
export function listTasks(plan: PlanView, report: ReportView, parts: readonly ContributionView[] = []): PillarTasks[] {
  const pillars = [...plan.pillars, null];
  return pillars.flatMap((pillar) => {
    const tasks = plan.commitments
      .filter((commitment) => commitment.pillar === (pillar?.code ?? null))
      .flatMap((commitment) =>
        commitment.indicators
          .filter(({ assessor }) => !assessor)
          .flatMap((indicator) => createTask(report, commitment, indicator, parts) ?? []),
      );
    if (tasks.length === 0) return [];
    const asked = tasks.filter(({ indicator }) => !indicator.calculated);
    const complete = asked.filter(({ status }) => isDone(status)).length;
    const optional = asked.filter(({ status }) => status === 'optional').length;
    return [{ pillar, tasks, complete, total: asked.length, optional }];
  });
}

/** Nothing is left to do: a warning is acknowledged at the end, and nobody has to give what is calculated. */
export function isDone(status: EntryStatus): boolean {
  return status === 'complete' || status === 'warnings' || status === 'calculated';
}

/** A finding that still stands against submitting: not answered by a value or by words. A suspended rule asks for neither. */
export function isOpen(finding: FindingView): boolean {
  if (finding.kind === 'SUSPENDED') return false;
  return finding.severity !== 'INFO' && (finding.justification === null || finding.severity === 'BLOCKER');
}

/** What stands is wrong, and not only unusual: a warning makes no value invalid. */
export function isFaulty(finding: FindingView): boolean {
  return isOpen(finding) && (finding.severity === 'BLOCKER' || finding.severity === 'ERROR');
}

function createTask(
  report: ReportView,
  commitment: PlanCommitment,
  indicator: PlanIndicator,
  parts: readonly ContributionView[],
): Task | null {
  // The server lists the entries that are asked of this member; what is not listed is not asked.
  const entry = report.entries.find((each) => each.indicator === indicator.code);
  if (!entry) return null;
  const part = parts.find((each) => each.indicator === indicator.code);
  const findings = report.findings.filter(({ field }) => field.indicator === indicator.code);
  return {
    indicator,
    commitment,
    entry,
    findings,
    status:
      part && (entry.partOnly || part.state === 'RETURNED')
        ? statusOfPart(part)
        : statusOf(entry, findings, indicator, report.run),
    part,
  };
}

/** Of a part nothing is left once it holds an answer and did not come back: whoever asked looks at the rest. */
function statusOfPart({ state, answer }: ContributionView): EntryStatus {
  if (state === 'RETURNED') return 'returned';
  if (!answer) return 'open';
  const { status, value, cells = {}, narrative, evidence } = answer;
  if (status !== 'answered' || value !== null || Object.keys(cells).length > 0) return 'complete';
  return narrative || evidence.length > 0 ? 'begun' : 'open';
}

function statusOf(
  entry: EntryView,
  findings: readonly FindingView[],
  { calculated, required, requiredWhen }: PlanIndicator,
  run: ReportView['run'],
): EntryStatus {
  const isCalculated = calculated !== undefined;
  // Of one that is required only where a condition holds the checks tell, once there were any.
  const isAsked = (): boolean =>
    required || findings.some(isFaulty) || (requiredWhen !== undefined && run?.endedAt == null);
  // What was saved since is corrected, as far as the checks can tell: the reviewer says whether it is enough.
  if (entry.review?.state === 'RETURNED' && !entry.review.changed) return 'returned';
  if (entry.review?.state === 'CLARIFICATION_REQUESTED') return 'asked';
  if (entry.status === 'unanswered' && !isCalculated)
    return entry.carried !== null ? 'carried' : isBegun(entry) ? 'begun' : isAsked() ? 'open' : 'optional';
  const open = findings.filter(isOpen);
  if (open.some(({ severity }) => severity === 'BLOCKER' || severity === 'ERROR')) return 'errors';
  if (open.length > 0) return 'warnings';
  return isCalculated ? 'calculated' : 'complete';
}

/** Something stands beside an answer that is not given yet. */
function isBegun({ narrative, evidence, cellCount, currency }: EntryView): boolean {
  return narrative !== null || evidence.length > 0 || cellCount > 0 || currency !== null;
}

/** Came back, in a report that cannot be changed before every other entry is decided on as well. */
export function isHeldBack({ state }: Pick<ReportView, 'state'>, { review }: Pick<EntryView, 'review'>): boolean {
  return state === 'UNDER_REVIEW' && review?.state === 'RETURNED';
}

/** The entry that is put first: what came back where it can be changed, then what is asked, then what else is left. */
export function firstToDo(tasks: readonly Task[]): Task | undefined {
  const returned = tasks.filter(({ status }) => status === 'returned');
  return (
    returned.find(({ entry }) => entry.open) ??
    tasks.find(({ status }) => status === 'asked') ??
    returned[0] ??
    tasks.find(({ status, entry }) => !isDone(status) && status !== 'optional' && entry.open)
  );
}
