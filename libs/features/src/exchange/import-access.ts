import type { ImportView } from '@signatory/contract';
import { commandsIn, grantsFor, Refusal, REPORT_IMPORT, type Actor } from '@signatory/domain';
import { isRowId, ReportImportEntity, type Database, type ImportCounts } from '@signatory/persistence';
import { sayFaultWhole } from '@signatory/texts';
import type { EntityManager } from 'typeorm';
import type { Catalogue } from '../catalogue/index.js';
import { enterReport, seesDrafts, type ReportKey, type ReportRequest, type ReportScope } from '../submissions/index.js';

/** The imports of a report, and who asks. */
export interface ImportsRequest extends ReportRequest {
  /** Of the sentences in what is answered; English unless given. */
  readonly language?: string;
}

/** One import of a report, and who asks. */
export interface ImportRequest extends ImportsRequest {
  readonly id: string;
}

/** An import as PostgreSQL joins it. */
interface ImportRow extends Omit<ReportImportEntity, 'cycleId' | 'memberCode'> {
  readonly by: string | null;
}

const COLUMNS = `i.id, i.state, i.name, i.format, i.sha256, i.size, i.revision, i.done, i.counts, i.leave_out as "leaveOut",
  i.applied_revision as "appliedRevision", i.cause, i.cause_words as "causeWords", i.requested_by as "requestedBy", i.decided_by as "decidedBy",
  i.queued_at as "queuedAt", i.started_at as "startedAt", i.read_at as "readAt", i.ended_at as "endedAt", i.swept_at as "sweptAt",
  coalesce(p.name, i.requested_by) as by`;
const IMPORTS = `select ${COLUMNS} from report_import i left join person p on p.id::text = i.requested_by
  where i.cycle_id = $1 and i.member_code = $2 and ($3::text is null or i.requested_by = $3)`;

/** Who may see drafts sees the imports of a report. Refuses `not-found`. */
export async function enterImports(catalogue: Catalogue, request: ReportRequest): Promise<ReportScope> {
  const scope = enterReport(await catalogue.open(request.cycle), request, 'report:read');
  if (!seesDrafts(scope)) throw new Refusal('not-found', { subject: 'import' });
  return scope;
}

/** The newest imports of a report. */
export async function listImports(
  database: Database,
  scope: ReportScope,
  request: ImportsRequest,
): Promise<ImportView[]> {
  const rows = await database.readAs<ImportRow>(
    scope.reach,
    { name: 'list-imports', text: `${IMPORTS} order by i.queued_at desc limit 50` },
    [scope.key.cycleId, scope.key.memberCode, onlyOf(scope, request)],
  );
  return rows.map((row) => describeImport(scope, request, row));
}

/** One import. Refuses `not-found`. */
export async function findImport(database: Database, scope: ReportScope, request: ImportRequest): Promise<ImportView> {
  const rows = isRowId(request.id)
    ? await database.readAs<ImportRow>(scope.reach, { name: 'find-import', text: `${IMPORTS} and i.id = $4` }, [
        scope.key.cycleId,
        scope.key.memberCode,
        onlyOf(scope, request),
        request.id,
      ])
    : [];
  const [row] = rows;
  if (!row) throw new Refusal('not-found', { subject: 'import' });
  return describeImport(scope, request, row);
}

/** Whose imports alone are seen: a contributor's file is not another's to read, nor the whole report a contributor's. */
function onlyOf({ opened, key }: ReportScope, { actor, at }: ReportRequest): string | null {
  const place = { plan: opened.plan.id, cycle: opened.cycle.code, member: key.memberCode };
  const grants = grantsFor(actor, 'report:read', place, at.toISOString());
  return grants.some(({ role }) => role !== 'contributor') ? null : actor.id;
}

/** Locks an import's row. Refuses `not-found`. */
export async function lockImport(tx: EntityManager, key: ReportKey, id: string): Promise<ReportImportEntity> {
  const found = isRowId(id)
    ? await tx.findOne(ReportImportEntity, { where: { ...key, id }, lock: { mode: 'pessimistic_write' } })
    : null;
  if (!found) throw new Refusal('not-found', { subject: 'import' });
  return found;
}

/**
 * Lets one at a time work on an import: the second waits, and then finds it done. It is apart from the row's lock, so that
 * progress can be written and the import cancelled meanwhile.
 */
export async function holdImport(tx: EntityManager, id: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`import ${id}`]);
}

function describeImport(scope: ReportScope, request: ImportsRequest, row: ImportRow): ImportView {
  return {
    id: row.id,
    cycle: scope.opened.cycle.code,
    member: scope.key.memberCode,
    state: row.state,
    file: { name: row.name, format: row.format, size: Number(row.size), sha256: row.sha256 },
    done: row.done,
    revision: row.revision,
    counts: row.counts && countsOf(row.counts),
    leaveOut: row.leaveOut,
    appliedRevision: row.appliedRevision,
    cause: row.causeWords ? sayFaultWhole(request.language ?? 'en', row.causeWords) : row.cause,
    requestedBy: row.by ?? row.requestedBy,
    queuedAt: iso(row.queuedAt) ?? '',
    readAt: iso(row.readAt),
    endedAt: iso(row.endedAt),
    sweptAt: iso(row.sweptAt),
    commands: row.sweptAt === null ? commandsOf(scope, request.actor, request.at, row) : [],
  };
}

function countsOf({ fields, unchanged, changes, conflicts, undecided, faults }: ImportCounts) {
  return { fields, unchanged, changes, conflicts, undecided, faults };
}

function commandsOf({ opened, key }: ReportScope, actor: Actor, at: Date, { state }: ImportRow): string[] {
  const place = { plan: opened.plan.id, cycle: opened.cycle.code, member: key.memberCode };
  const grants = grantsFor(actor, 'report:edit', place, at.toISOString());
  return [...new Set(grants.flatMap(({ role }) => commandsIn(REPORT_IMPORT, state, role)))];
}

function iso(instant: Date | null): string | null {
  return instant === null ? null : instant.toISOString();
}
