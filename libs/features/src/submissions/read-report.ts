import { Injectable } from '@nestjs/common';
import type { EntryView, ReportView } from '@signatory/contract';
import {
  commandsIn,
  grantsFor,
  PERMISSIONS,
  Refusal,
  SUBMISSION,
  type Permission,
  type SubmissionCommand,
  type SubmissionState,
} from '@signatory/domain';
import { Database, type RunCounts } from '@signatory/persistence';
import { Catalogue, indexPlan, requireIndicator, type OpenedCycle, type PlacedIndicator } from '../catalogue/index.js';
import { closedTo, deadlineOf, isLate } from './deadline.js';
import { CELLS_SHOWN, ENTRIES_IN_SIGHT, entriesAt, type EntryRow } from './entry-rows.js';
import { describeEntry } from './entry-views.js';
import {
  asReported,
  countAll,
  countOpen,
  describeFindingRow,
  FINDINGS_COUNTED,
  FINDINGS_OF_RUN,
  type FindingRow,
  type Judged,
} from './findings.js';
import { filedLate } from './lateness.js';
import { fieldsOpenIn } from './open-fields.js';
import { seesEntry } from './own-entries.js';
import {
  describeBreaks,
  describeEarlier,
  EARLIER_CYCLES,
  ReadEarlier,
  type EarlierCycle,
  type EarlierReport,
} from './read-earlier.js';
import { enterReport, seesDrafts, STANDS, type ReportRequest, type ReportScope } from './report-scope.js';
import { describeRun, RUN_COLUMNS, type RunRow } from './run-view.js';

interface ReviewRow {
  readonly indicatorId: string;
  readonly state: string;
  readonly reason: string | null;
  /** What the reviewer wrote; null where nothing was asked or returned. */
  readonly said: { readonly text: string | null; readonly language: string | null; readonly at: string } | null;
  readonly due: string | null;
  readonly cells: string[];
  readonly entryVersion: number | null;
}

/** Everything of one report, from one snapshot. */
interface ReportRow {
  readonly revision: number;
  readonly missedAt: string | null;
  readonly extendedTo: string | null;
  readonly submission: {
    version: number;
    state: SubmissionState;
    returned: string[] | null;
    submittedAt: string | null;
  } | null;
  /** Null while nothing stands. */
  readonly late: boolean | null;
  readonly entries: readonly EntryRow[];
  readonly reviews: readonly ReviewRow[];
  readonly run: RunRow | null;
  readonly findings: readonly FindingRow[];
  /** All findings of the run, of which those are the first. */
  readonly judged: readonly Judged[];
  readonly counts: RunCounts | null;
  /** The revision that those are of; null where no checks have ended. */
  readonly checked: number | null;
  readonly earlier: readonly EarlierCycle[];
  /** Ids of the entries to which the reader was asked to contribute, and may still. */
  readonly asked: readonly string[];
}

/** A report with what its member certified before. */
interface ReadReportRow {
  readonly scope: ReportScope;
  readonly row: ReportRow;
  readonly before: readonly EarlierReport[];
}

// `entries` as they are asked for. One statement, so that a report, its findings and its state are of the same instant, and one round trip. $1 cycle,
// $2 member, $4 the time, $3 whether the reader sees drafts; who does not is answered with the version that stands.
const report = (entries: string): string => `
  with current as (select * from submission where cycle_id = $1 and member_code = $2 and ($3 or ${STANDS})
    order by version desc limit 1),
  at as (select case when $3 then coalesce((select revision from report where cycle_id = $1 and member_code = $2), 0)
    else (select at_revision from current) end as revision, $2::text as member),
  run as (select v.id, v.counts, v.revision from validation_run v, at where v.cycle_id = $1 and v.member_code = $2
    and v.counts is not null and v.revision <= at.revision order by v.revision desc, v.ended_at desc limit 1)
  select at.revision,
    (select missed_at from report where cycle_id = $1 and member_code = $2) as "missedAt",
    (select deadline_at from extension where cycle_id = $1 and member_code = $2 order by n desc limit 1) as "extendedTo",
    (select json_build_object('version', version, 'state', state,
        'returned', case when state = 'CORRECTION_REQUESTED' then coalesce(returned, (select jsonb_agg(r.indicator_id)
          from entry_review r where r.cycle_id = $1 and r.member_code = $2 and r.submission_version = current.version
            and r.state = 'RETURNED'), '[]') else returned end,
        'submittedAt', submitted_at) from current) as submission,
    ${filedLate('$1', '$2')} as late,
    ${entries} as entries,
    coalesce((select json_agg(json_build_object('indicatorId', r.indicator_id, 'state', r.state, 'reason', r.reason_code,
        'due', coalesce(r.due_at, case when r.state = 'RETURNED' then (select due_at from submission s where s.cycle_id = $1
          and s.member_code = $2 and s.version = r.submission_version) end), 'cells', r.cells, 'entryVersion', r.entry_version, 'said', (select json_build_object('text', e.text, 'language', e.language, 'at', e.at) from entry_review_event e where e.cycle_id = $1 and e.member_code = $2
          and e.submission_version = r.submission_version and e.indicator_id = r.indicator_id and e.command in ('ask', 'return')
          order by e.n desc limit 1)))
      from (select distinct on (w.indicator_id) w.* from entry_review w where w.cycle_id = $1 and w.member_code = $2
        order by w.indicator_id, w.submission_version desc) r), '[]') as reviews,
    (select to_json(latest) from (select ${RUN_COLUMNS} from validation_run v where v.cycle_id = $1 and v.member_code = $2
      and v.revision <= at.revision order by v.queued_at desc, v.revision desc limit 1) latest) as run,
    coalesce((select ${FINDINGS_OF_RUN} from run), '[]') as findings,
    coalesce((select ${FINDINGS_COUNTED} from run), '[]') as judged, (select revision from run) as checked,
    ${EARLIER_CYCLES} as earlier,
    coalesce((select json_agg(c.indicator_id) from contribution c where c.cycle_id = $1 and c.member_code = $2
      and c.contributor = current_setting('app.actor', true) and c.until > $4 and c.state <> 'WITHDRAWN'), '[]') as asked
  from at where at.revision is not null`;
const REPORT = { name: 'read-report', text: report(ENTRIES_IN_SIGHT) };
/** With one entry only, $5. */
const ENTRY = { name: 'read-entry', text: report(entriesAt('and w.indicator_id = $5', CELLS_SHOWN)) };

/**
 * A member's report: entries, findings on their fields, the latest run, and what the reader may do. The member and the
 * secretariat see it as it is; an assessor sees the version that was submitted, and nothing before there is one.
 */
@Injectable()
export class ReadReport {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly readEarlier: ReadEarlier,
  ) {}

  /** @throws Refusal `not-found` */
  async execute(request: ReportRequest & { readonly language: string }): Promise<ReportView> {
    const opened = await this.catalogue.open(request.cycle);
    return describeReport(request, await this.read(opened, request));
  }

  /** One entry. @throws Refusal `not-found`, `indicator.unknown`, `entry.assessors-only` */
  async entry(request: ReportRequest & { readonly indicator: string }): Promise<EntryView> {
    const opened = await this.catalogue.open(request.cycle);
    enterReport(opened, request, 'report:read');
    const placed = requireIndicator(opened.plan, request.indicator);
    if (placed.indicator.assessor) throw new Refusal('entry.assessors-only', { indicator: placed.indicator.code });
    const read = await this.read(opened, request, placed.indicator.id);
    const [view] = describeEntries(request, read, [placed]);
    if (!view) throw new Refusal('not-found', { subject: 'entry' });
    return view;
  }

  /** The whole report, or one entry of it, by indicator id. */
  private async read(opened: OpenedCycle, request: ReportRequest, id?: string): Promise<ReadReportRow> {
    const scope = enterReport(opened, request, 'report:read');
    const { reach, key } = scope;
    const values = [key.cycleId, key.memberCode, seesDrafts(scope), request.at];
    const rows = await (id === undefined
      ? this.database.readAs<ReportRow>(reach, REPORT, values)
      : this.database.readAs<ReportRow>(reach, ENTRY, [...values, id]));
    const [row] = rows;
    if (!row) throw new Refusal('not-found', { subject: 'report' });
    const wanted = id === undefined ? undefined : { ids: [id] };
    return { scope, row, before: await this.readEarlier.read(reach, opened, key, row.earlier, wanted) };
  }
}

function describeReport(request: ReportRequest & { readonly language: string }, read: ReadReportRow): ReportView {
  const { scope, row } = read;
  const { opened } = scope;
  const { cycle, plan } = opened;
  const { byCode } = indexPlan(plan);
  const isSeen = ({ indicator }: FindingRow): boolean => {
    const placed = byCode.get(indicator);
    return placed === undefined || seesEntry(scope, placed, request) || row.asked.includes(placed.indicator.id);
  };
  const seen = row.findings.filter(isSeen);
  // For whom only a part of the report is, what was found elsewhere is neither shown nor counted: it is not theirs to correct.
  const judged: readonly Judged[] = seen.length < row.findings.length ? seen : row.judged;
  const saved = new Map(row.entries.map(({ indicatorId, since }) => [indicatorId, since]));
  // What was calculated anew nobody has changed: it follows from what somebody did.
  const isUnchecked = (code: string): boolean => {
    const indicator = byCode.get(code)?.indicator;
    if (!indicator || indicator.calculated || row.checked === null) return false;
    return (saved.get(indicator.id) ?? 0) > row.checked;
  };
  const extended = row.extendedTo === null ? null : new Date(row.extendedTo);
  const entries = describeEntries(request, read);
  const judges = scope.reach.reviews?.includes(request.member) ?? false;
  return {
    cycle: cycle.code,
    member: request.member,
    revision: row.revision,
    state: row.submission?.state ?? SUBMISSION.initial,
    version: row.submission?.version ?? null,
    deadline: deadlineOf(cycle, extended)?.toISOString() ?? null,
    extended: extended !== null,
    missedAt: row.missedAt === null ? null : new Date(row.missedAt).toISOString(),
    late: row.late ?? isLate(request.at, cycle, extended),
    entries,
    findings: seen.map((finding) => describeFindingRow(plan, judges ? finding : asReported(finding), request.language)),
    findingCount: countAll(judged),
    checked: row.checked !== null,
    open: countOpen(judged),
    answered: countAll(judged.filter(({ justification }) => justification !== null)),
    unchecked: entries.map(({ indicator }) => indicator).filter(isUnchecked),
    run: row.run && describeRun(row.run, row.revision),
    commands: commandsOf(opened, request, row.submission?.state ?? SUBMISSION.initial),
  };
}

function describeEntries(
  request: ReportRequest,
  { scope, row, before }: ReadReportRow,
  placed: Iterable<PlacedIndicator> = indexPlan(scope.opened.plan).byId.values(),
): EntryView[] {
  const { cycle } = scope.opened;
  const rows = new Map(row.entries.map((entry) => [entry.indicatorId, entry]));
  const reviewed = new Map(row.reviews.map((review) => [review.indicatorId, review]));
  const isOpen = fieldsOpenIn(scope.opened, row.submission && { ...row.submission, memberCode: scope.key.memberCode });
  const followed = before.find(({ opened }) => opened.cycle.id === cycle.follows)?.opened.cycle.code ?? null;
  return [...placed]
    .filter(({ indicator }) => !indicator.assessor)
    .filter((each) => seesEntry(scope, each, request) || row.asked.includes(each.indicator.id))
    .map((each) => {
      const { id } = each.indicator;
      const review = reviewed.get(id);
      return describeEntry(each, rows.get(id), {
        open: isOpen(id),
        review: review ? describeReview(review, rows.get(id)?.version ?? 0) : null,
        before: describeEarlier(id, before),
        breaks: describeBreaks(id, before),
        follows: followed,
        partOnly: !seesEntry(scope, each, request),
      });
    });
}

const NEEDS: Readonly<Partial<Record<SubmissionCommand, Permission>>> = {
  edit: 'report:edit',
  check: 'report:check',
  certify: 'report:certify',
  withdraw: 'report:certify',
  reopen: 'report:reopen',
};

/** Refused once the cycle is closed or its cut-off has passed, unless a correction case reopened the report. */
const WHILE_OPEN: readonly SubmissionCommand[] = ['edit', 'check', 'certify', 'reopen'];

/** By the state machine and the permissions table; what is missing here is not offered. */
function commandsOf(
  { cycle, plan }: OpenedCycle,
  { actor, member, at }: ReportRequest,
  state: SubmissionState,
): string[] {
  const isOver = closedTo(cycle, member, at) !== null;
  return (Object.entries(NEEDS) as [SubmissionCommand, Permission][])
    .filter(([command]) => !WHILE_OPEN.includes(command) || !isOver)
    .filter(([command, permission]) =>
      grantsFor(actor, permission, { plan: plan.id, cycle: cycle.code, member }, at.toISOString()).some(
        ({ role }) =>
          (PERMISSIONS[permission] as readonly string[]).includes(role) &&
          commandsIn(SUBMISSION, state, role).includes(command),
      ),
    )
    .map(([command]) => command);
}

function describeReview(
  { state, reason, said, due, cells, entryVersion }: ReviewRow,
  version: number,
): NonNullable<EntryView['review']> {
  const changed = version > (entryVersion ?? 0);
  const { text = null, language = null, at = null } = said ?? {};
  return { state, reason, text, language, at, due, cells, changed };
}
