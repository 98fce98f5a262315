import { CELLS_IN_SIGHT, type EvidenceFile, type PageCopyView, type ThreadItem } from '@signatory/contract';
import type {
  AnswerStatus,
  Calculation,
  Combination,
  EvidenceTier,
  KnownLink,
  ListItem,
  LocalText,
  NarrativeTier,
  ObservationStatus,
  Role,
  WrittenTranslation,
} from '@signatory/domain';
import { opensTier, runPrepared, type EntryStatus } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { ReportKey } from './report-scope.js';

/** An entry as PostgreSQL joins it: the version in force at a revision, its figures and its evidence. */
export interface EntryRow {
  readonly indicatorId: string;
  readonly version: number;
  readonly status: EntryStatus;
  readonly reason: string | null;
  readonly answer: string | boolean | ListItem[] | null;
  readonly narrative: LocalText | null;
  readonly translation: WrittenTranslation | null;
  /** Null where there is no narrative, and of versions written before it could be chosen. */
  readonly narrativeTier: NarrativeTier | null;
  readonly currency: string | null;
  /** Id of the cycle whose answer was confirmed to hold. */
  readonly carriedFrom: string | null;
  readonly combined: Combination | null;
  /** What it was worked out from; null of what somebody answered. */
  readonly calculation: Calculation | null;
  /** The revision it was saved as. */
  readonly since: number;
  readonly by: string | null;
  /** Whose name that is: a person’s id. */
  readonly actor: string | null;
  /** Null of versions written before roles were kept. */
  readonly role: Role | null;
  /** ISO instant. */
  readonly at: string;
  /** Cell number, decimal string, status. */
  readonly figures: readonly (readonly [number, string | null, ObservationStatus])[];
  /** How many cells there are in all, of which the query may have given the first only. */
  readonly cells: number;
  /** The period of the figures. */
  readonly reference: string | null;
  /** The day they were known, where it was declared. */
  readonly vintage: string | null;
  /** When the newest of them was saved (ISO instant). */
  readonly known: string | null;
  readonly evidence: readonly EvidenceRow[];
}

export interface EvidenceRow {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly publisherClass: 'official' | 'international-organisation' | 'media' | 'civil-society' | null;
  readonly url: string | null;
  readonly file: string | null;
  readonly tier: EvidenceTier;
  /** Its file, where it has one. */
  readonly stored: Omit<EvidenceFile, 'sha256'> | null;
  readonly happened: string | null;
  readonly published: string | null;
  readonly accessed: string | null;
  readonly page: string | null;
  readonly quote: string | null;
  readonly item: string | null;
  /** What asking for its page came to the last time; null where it was never asked. */
  readonly link: KnownLinkRow | null;
  /** What was kept of its page; null where nothing was. */
  readonly copy: CopyRow | null;
}

interface CopyRow extends Omit<PageCopyView, 'takenAt' | 'changedAt'> {
  /** Instants as PostgreSQL writes them. */
  readonly takenAt: string;
  readonly changedAt: string | null;
}

interface KnownLinkRow extends KnownLink {
  readonly movedTo: string | null;
  /** ISO instant. */
  readonly checkedAt: string;
}

/** The statuses of an entry that has an answer; `unanswered` is the absence of one. */
export function isAnswerStatus(status: EntryStatus): status is AnswerStatus {
  return status !== 'unanswered';
}

// What stands beside a version `v` of an entry at a revision: an SQL expression, since each version of a history has its own.
const inForce = (alias: string, revision: string): string =>
  `${alias}.cycle_id = v.cycle_id and ${alias}.member_code = v.member_code and ${alias}.indicator_id = v.indicator_id
    and ${alias}.since_revision <= ${revision} and (${alias}.until_revision is null or ${alias}.until_revision > ${revision})`;

/** JSON of an `EntryRow`, from `entry_version v` as it was at a revision; `JOINS` gives the tables it needs. */
const rowAt = (revision: string): string => `json_build_object(
    'indicatorId', v.indicator_id, 'version', v.version, 'status', v.status, 'reason', v.reason, 'answer', v.answer,
    'narrative', v.narrative, 'translation', v.translation, 'narrativeTier', v.narrative_tier, 'currency', v.currency, 'carriedFrom', v.carried_from,
    'combined', v.combined, 'calculation', v.calculation, 'since', v.since_revision, 'by', coalesce(p.name, v.actor), 'actor', v.actor, 'role', v.role, 'at', v.at,
    'figures', coalesce(f.figures, '[]'), 'cells', f.cells, 'reference', f.reference, 'vintage', f.vintage,
    'known', (select w.at from entry_version w where w.cycle_id = v.cycle_id and w.member_code = v.member_code
      and w.indicator_id = v.indicator_id and w.since_revision = f.since),
    'evidence', coalesce((select json_agg(json_build_object('id', e.id, 'title', e.title, 'publisher', e.publisher,
      'publisherClass', e.publisher_class, 'url', e.url, 'file', e.blob_sha256, 'happened', e.happened,
      'published', e.published, 'accessed', e.accessed, 'page', e.page, 'quote', e.quote, 'item', e.item,
      'tier', e.tier, 'stored', case when b.sha256 is not null then json_build_object('name', b.name, 'mediaType', b.media_type,
        'size', b.size, 'scan', b.scan, 'virus', b.virus) end, 'link', case when l.state is not null then json_build_object('state', l.state, 'reason', l.reason,
        'status', l.status, 'movedTo', l.moved_to, 'checkedAt', l.checked_at) end, 'copy', case when k.sha256 is not null then
        json_build_object('sha256', k.sha256, 'size', k.size, 'mediaType', k.media_type, 'address', k.address, 'readable', k.text is not null,
        'quoted', k.quoted, 'takenAt', k.taken_at, 'changedAt', k.changed_at) end) order by e.id)
      from evidence e left join blob b on b.member_code = e.member_code and b.sha256 = e.blob_sha256
        left join link_check l on l.cycle_id = e.cycle_id and l.member_code = e.member_code and l.evidence_id = e.id
        left join page_copy k on k.cycle_id = e.cycle_id and k.member_code = e.member_code and k.evidence_id = e.id where ${inForce('e', revision)}
        and ${opensTier('e')}), '[]'))`;

// A third of the time of `json_agg(json_build_array(…))`, which asks the type of every part of every row. None of the three
// can hold a sign that JSON would have to escape: a number, a numeric, and a status of the column's own check.
const figuresWhere = (shown: string): string =>
  `('[' || string_agg('[' || o.cell_no || coalesce(',"' || o.value || '","', ',null,"') || o.obs_status || '"]', ','
  order by o.cell_no) filter (where ${shown}) || ']')::json`;

const joinsAt = (revision: string, { figures = '', shown = 'true' }: Narrowed = {}): string => `
  left join lateral (select ${figuresWhere(shown)} as figures, count(*) filter (where o.cell_no > 0)::int as cells,
      max(o.reference) as reference, max(o.vintage) as vintage, max(o.since_revision) as since
    from observation o where ${inForce('o', revision)} ${figures}) f on true
  left join person p on p.id::text = v.actor`;

interface Narrowed {
  /** Of the figures, in SQL: what is not read at all. */
  readonly figures?: string;
  /** Of the figures that are read: those that are given. */
  readonly shown?: string;
}

/** Entries at a revision `at.revision`, narrowed by `only`. $1 cycle; $2 member, or another expression. */
export const entriesAt = (only: string, narrowed: Narrowed = {}, member = '$2'): string => `
  coalesce((select json_agg(${rowAt('at.revision')})
  from (select distinct on (w.indicator_id) w.* from entry_version w
    where w.cycle_id = $1 and w.member_code = ${member} and w.since_revision <= at.revision ${only}
    order by w.indicator_id, w.version desc) v ${joinsAt('at.revision', narrowed)}), '[]')`;

/**
 * A JSON array of `EntryRow`, as a sub-select. $1 cycle, $2 member, and `at.revision` from the query around it: no copy
 * was ever made of a version, and this is how one is read.
 */
export const ENTRIES_AT = entriesAt('');

/** Without the cells that are not in sight at once: however large a report is, what is read of it is not. */
export const CELLS_SHOWN: Narrowed = { shown: `o.cell_no <= ${CELLS_IN_SIGHT}` };
export const ENTRIES_IN_SIGHT = entriesAt('', CELLS_SHOWN);

/**
 * As `ENTRIES_AT`, without the cells of some indicators, ids as the expression `indicators`: they are read apart. The bound
 * is one that the index is searched by.
 */
export const entriesBeside = (indicators: string): string =>
  entriesAt('', {
    figures: `and o.cell_no <= case when v.indicator_id = any (${indicators}::text[]) then 0 else 2147483647 end`,
  });

/** Of some indicators only: $4. */
export const SOME_IN_SIGHT = entriesAt('and w.indicator_id = any ($4::text[])', CELLS_SHOWN);

/** Some of the entries, with all their figures. $1 cycle, $2 member, $3 revision, $4 ids of indicators. */
export const SOME_ENTRIES = `select ${entriesAt('and w.indicator_id = any ($4::text[])')} as entries from (select $3::int as revision) at`;

const ENTRY = {
  name: 'entry-at',
  text: `select ${entriesAt('and w.indicator_id = $4')} as entries from (select $3::int as revision) at`,
};

/** One entry of a report as it was at a revision; undefined where it was not answered yet. */
export async function readEntryAt(
  tx: EntityManager,
  key: ReportKey,
  revision: number,
  indicatorId: string,
): Promise<EntryRow | undefined> {
  const values = [key.cycleId, key.memberCode, revision, indicatorId];
  const [row] = await runPrepared<{ entries: EntryRow[] }>(tx, ENTRY, values);
  return row?.entries[0];
}

/** Only the totals: what other reports are compared with has no cells. */
export const TOTALS: Narrowed = { figures: 'and o.cell_no = 0' };

const HEADS = `select ${entriesAt('and w.indicator_id = any ($4::text[])', TOTALS)} as entries
  from (select $3::int as revision) at`;

/** Some entries as they were at a revision, with their totals and without their cells: of these there may be thousands. */
export async function readHeadsAt(
  tx: EntityManager,
  key: ReportKey,
  revision: number,
  indicatorIds: readonly string[],
): Promise<EntryRow[]> {
  const values = [key.cycleId, key.memberCode, revision, indicatorIds];
  const [row] = await tx.query<{ entries: EntryRow[] }[]>(HEADS, values);
  return row?.entries ?? [];
}

const INPUTS = `select ${entriesAt('and w.indicator_id = any ($4::text[])', { figures: 'and o.cell_no = any ($5::int[])' })} as entries
  from (select $3::int as revision) at`;

/** Some entries as they were at a revision, with the figures of some numbers only: of cells there may be a million. */
export async function readInputsAt(
  tx: EntityManager,
  key: ReportKey,
  revision: number,
  { indicatorIds, cellNos }: { readonly indicatorIds: readonly string[]; readonly cellNos: readonly number[] },
): Promise<EntryRow[]> {
  const values = [key.cycleId, key.memberCode, revision, indicatorIds, cellNos];
  const [row] = await tx.query<{ entries: EntryRow[] }[]>(INPUTS, values);
  return row?.entries ?? [];
}

const HELD = `select distinct on (w.indicator_id) w.indicator_id as "indicatorId", w.version from entry_version w
  where w.cycle_id = $1 and w.member_code = $2 and w.since_revision <= $3 order by w.indicator_id, w.version desc`;

/** Which entries a report has at a revision, and in which version. */
export function readVersionsAt(
  tx: EntityManager,
  { cycleId, memberCode }: ReportKey,
  revision: number,
): Promise<Pick<EntryRow, 'indicatorId' | 'version'>[]> {
  return tx.query(HELD, [cycleId, memberCode, revision]);
}

/** One version of an entry, with the cycle it was carried from, the submissions in which it was certified, and its returns. */
export interface VersionRow {
  readonly entry: EntryRow;
  readonly carriedFrom: string | null;
  /** The name of the file that an import brought it in; null of what somebody typed, and of what is worked out. */
  readonly importedFrom: string | null;
  readonly certifiedIn: readonly number[];
  /** Instants as PostgreSQL writes them. */
  readonly returns: readonly Pick<ThreadItem, 'role' | 'at' | 'reason' | 'text' | 'language' | 'cells' | 'due'>[];
}

// $1 cycle, $2 member, $3 indicator, $4 older than this version (null for the newest), $5 how many, $6 certified ones only.
const VERSIONS = `
  select ${rowAt('v.since_revision')} as entry, (select code from cycle where id = v.carried_from) as "carriedFrom",
    (select i.name from report_import i where i.cycle_id = $1 and i.member_code = $2 and i.applied_revision = v.since_revision
      and v.calculation is null) as "importedFrom",
    v.certified_in as "certifiedIn", (select coalesce(json_agg(json_build_object('role', e.role, 'at', e.at, 'reason', e.reason_code,
      'text', e.text, 'language', e.language, 'cells', e.cells, 'due', e.due_at) order by e.submission_version, e.n), '[]')
      from entry_review_event e where e.cycle_id = $1 and e.member_code = $2 and e.indicator_id = $3
        and e.entry_version = v.version and e.command = 'return' and not exists (select from entry_review_event u
          where u.cycle_id = $1 and u.member_code = $2 and u.indicator_id = $3
            and u.submission_version = e.submission_version and u.undoes = e.n)) as returns
  from (select w.*, (select coalesce(json_agg(s.version order by s.version), '[]') from submission s
      where s.cycle_id = $1 and s.member_code = $2 and s.at_revision >= w.since_revision
        and not exists (select from entry_version n where n.cycle_id = $1 and n.member_code = $2 and n.indicator_id = $3
          and n.version > w.version and n.since_revision <= s.at_revision)) as certified_in
    from entry_version w where w.cycle_id = $1 and w.member_code = $2 and w.indicator_id = $3
      and ($4::int is null or w.version < $4)
    order by w.version desc) v ${joinsAt('v.since_revision')}
  where not $6::boolean or json_array_length(v.certified_in) > 0
  order by v.version desc limit $5`;

/** The versions of an entry, the newest first. */
export function readVersions(
  tx: EntityManager,
  { cycleId, memberCode }: ReportKey,
  indicatorId: string,
  { before, most, certifiedOnly }: { before: number | null; most: number; certifiedOnly: boolean },
): Promise<VersionRow[]> {
  return tx.query(VERSIONS, [cycleId, memberCode, indicatorId, before, most, certifiedOnly]);
}
