import { Injectable } from '@nestjs/common';
import type { EarlierView } from '@signatory/contract';
import type { ObservationStatus } from '@signatory/domain';
import { Database, type Reach } from '@signatory/persistence';
import { Catalogue, indexPlan, type OpenedCycle, type PlacedIndicator } from '../catalogue/index.js';
import { entriesAt, ENTRIES_IN_SIGHT, SOME_IN_SIGHT, type EntryRow } from './entry-rows.js';
import { describeAnswer } from './entry-views.js';
import { STANDS, type ReportKey } from './report-scope.js';

/** What a member certified in an earlier cycle: its entries by indicator id, and later vintages of its figures. */
export interface EarlierReport {
  readonly opened: OpenedCycle;
  readonly entries: ReadonlyMap<string, EntryRow>;
  readonly revisions: readonly FigureRevisionRow[];
}

interface FigureRevisionRow {
  readonly indicatorId: string;
  readonly cellNo: number;
  readonly value: string | null;
  readonly status: ObservationStatus;
  readonly vintage: string;
  readonly reason: string;
}

/** Beside an entry stand this many earlier answers; older ones are in their own cycles' reports. */
const MOST = 3;

/**
 * The earlier cycles of the same plan in which the member's report stands, as a JSON array of `{cycleId, revision}`, the
 * one that this cycle follows first. $1 cycle, $2 member.
 */
export const EARLIER_CYCLES = `
  coalesce((select json_agg(json_build_object('cycleId', e.id, 'revision', e.at_revision) order by e.followed desc, e.window_to desc)
    from (select c.id, c.window_to, c.id is not distinct from now.follows as followed, s.at_revision
      from cycle now join cycle c on c.plan_id = now.plan_id and c.id <> now.id and (c.id = now.follows or c.window_to < now.window_to)
      join lateral (select at_revision from submission where cycle_id = c.id and member_code = $2 and ${STANDS}
        order by version desc limit 1) s on true
      where now.id = $1 order by followed desc, c.window_to desc limit ${MOST}) e), '[]')`;

/** An earlier cycle and the revision of the report that was certified there. */
export interface EarlierCycle {
  readonly cycleId: string;
  readonly revision: number;
}

const FIND = `select ${EARLIER_CYCLES} as earlier`;

// Of one cycle. $1 cycle, $2 member, $3 revision, $4 ids of indicators.
const read = (entries: string, of = ''): string => `
  select ${entries} as entries,
    coalesce((select json_agg(json_build_object('indicatorId', r.indicator_id, 'cellNo', r.cell_no, 'value', r.value::text,
      'status', r.obs_status, 'vintage', r.known, 'reason', r.reason) order by r.known, r.n)
      from figure_revision r where r.cycle_id = $1 and r.member_code = $2 ${of}), '[]') as revisions
  from (select $3::int as revision) at`;
const SOME = 'and r.indicator_id = any ($4::text[])';
const READ = {
  all: { name: 'earlier-report', text: read(ENTRIES_IN_SIGHT) },
  some: { name: 'earlier-entries', text: read(SOME_IN_SIGHT, SOME) },
  whole: { name: 'earlier-entries-whole', text: read(entriesAt('and w.indicator_id = any ($4::text[])'), SOME) },
};

/** Of which indicators, by id, and whether with all their cells or those in sight. */
export interface EarlierWanted {
  readonly ids: readonly string[];
  readonly whole?: boolean;
}

/** Reads what the same member certified before: it stands beside what is asked now, and may be carried over. */
@Injectable()
export class ReadEarlier {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** What the member certified of some indicators in earlier cycles, the followed one first and then the latest. */
  async find(reach: Reach, key: ReportKey, wanted: EarlierWanted): Promise<EarlierReport[]> {
    return this.read(reach, key, await this.cycles(reach, key), wanted);
  }

  /** The cycles themselves, in that order. */
  async cycles(reach: Reach, { cycleId, memberCode }: ReportKey): Promise<readonly EarlierCycle[]> {
    const values = [cycleId, memberCode];
    const [row] = await this.database.readAs<{ earlier: EarlierCycle[] }>(
      reach,
      { name: 'earlier', text: FIND },
      values,
    );
    return row?.earlier ?? [];
  }

  /** The reports of cycles that are known. */
  read(
    reach: Reach,
    { memberCode }: ReportKey,
    cycles: readonly EarlierCycle[],
    wanted?: EarlierWanted,
  ): Promise<EarlierReport[]> {
    const query = !wanted ? READ.all : wanted.whole ? READ.whole : READ.some;
    return Promise.all(
      cycles.map(async ({ cycleId, revision }): Promise<EarlierReport> => {
        const [opened, [row]] = await Promise.all([
          this.catalogue.openById(cycleId),
          this.database.readAs<{ entries: EntryRow[]; revisions: FigureRevisionRow[] }>(reach, query, [
            cycleId,
            memberCode,
            revision,
            ...(wanted ? [wanted.ids] : []),
          ]),
        ]);
        const entries = new Map((row?.entries ?? []).map((entry) => [entry.indicatorId, entry]));
        return { opened, entries, revisions: row?.revisions ?? [] };
      }),
    );
  }
}

/** The answers of earlier cycles to one indicator; an id means the same in every version of its plan. `most`: of their cells. */
export function describeEarlier(indicatorId: string, reports: readonly EarlierReport[], most?: number): EarlierView[] {
  return reports.flatMap(({ opened: { cycle, plan }, entries, revisions }): EarlierView[] => {
    const row = entries.get(indicatorId);
    const placed = indexPlan(plan).byId.get(indicatorId);
    if (!row || !placed || row.status === 'unanswered') return [];
    const { code, title, phase } = cycle;
    return [
      {
        cycle: code,
        title,
        phase,
        ...describeAnswer(placed, row, most),
        revisions: revisions
          .filter((each) => each.indicatorId === indicatorId)
          .map((each) => describeRevision(placed, each)),
      },
    ];
  });
}

function describeRevision(
  { cells }: PlacedIndicator,
  { cellNo, value, status, vintage, reason }: FigureRevisionRow,
): EarlierView['revisions'][number] {
  return { cell: cells[cellNo] ?? String(cellNo), value, status, vintage, reason };
}
