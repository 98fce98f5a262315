import { Injectable } from '@nestjs/common';
import type { EarlierView, SeriesBreakView } from '@signatory/contract';
import type { Indicator, ItemTrace, LocalText, ObservationStatus } from '@signatory/domain';
import { Database, type Reach } from '@signatory/persistence';
import { Catalogue, indexPlan, TraceItems, type OpenedCycle, type PlacedIndicator } from '../catalogue/index.js';
import { entriesAt, ENTRIES_IN_SIGHT, SOME_IN_SIGHT, type EntryRow } from './entry-rows.js';
import { describeAnswer } from './entry-views.js';
import { STANDS, type ReportKey } from './report-scope.js';

/** What a member certified in an earlier cycle: its entries by indicator id, and later vintages of its figures. */
export interface EarlierReport {
  readonly opened: OpenedCycle;
  /** The cycle beside whose questions it stands. */
  readonly now: OpenedCycle;
  readonly entries: ReadonlyMap<string, EntryRow>;
  readonly revisions: readonly FigureRevisionRow[];
  /** From the items of the plan version of now to those of its own. */
  readonly trace: ItemTrace;
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
 * one that this cycle follows first; the baseline always, as the last. $1 cycle, $2 member.
 */
export const EARLIER_CYCLES = `
  coalesce((select json_agg(json_build_object('cycleId', e.id, 'revision', e.at_revision) order by e.followed desc, e.window_to desc)
    from (select c.id, c.window_to, c.id is not distinct from now.follows as followed, s.at_revision,
        row_number() over (order by c.id is not distinct from now.follows desc, c.window_to desc) as place, c.phase
      from cycle now join cycle c on c.plan_id = now.plan_id and c.id <> now.id and (c.id = now.follows or c.window_to < now.window_to or c.phase = 'baseline')
      join lateral (select at_revision from submission where cycle_id = c.id and member_code = $2 and ${STANDS}
        order by version desc limit 1) s on true
      where now.id = $1) e where e.place <= ${MOST} or e.phase = 'baseline'), '[]')`;

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

/** Of which indicators, by their ids of now, and whether with all their cells or those in sight. */
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
    private readonly traceItems: TraceItems,
  ) {}

  /** What the member certified of some indicators in earlier cycles, the followed one first and then the latest. */
  async find(reach: Reach, now: OpenedCycle, key: ReportKey, wanted: EarlierWanted): Promise<EarlierReport[]> {
    return this.read(reach, now, key, await this.cycles(reach, key), wanted);
  }

  /** The first of them without its entries, which are then read some at a time; null where there is none. */
  async first(
    reach: Reach,
    now: OpenedCycle,
    key: ReportKey,
  ): Promise<(EarlierCycle & Pick<EarlierReport, 'opened' | 'trace'>) | null> {
    const [found] = await this.cycles(reach, key);
    if (!found) return null;
    const opened = await this.catalogue.openById(found.cycleId);
    return { ...found, opened, trace: await this.traceItems.execute(now, opened) };
  }

  private async cycles(reach: Reach, { cycleId, memberCode }: ReportKey): Promise<readonly EarlierCycle[]> {
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
    now: OpenedCycle,
    { memberCode }: ReportKey,
    cycles: readonly EarlierCycle[],
    wanted?: EarlierWanted,
  ): Promise<EarlierReport[]> {
    const query = !wanted ? READ.all : wanted.whole ? READ.whole : READ.some;
    return Promise.all(
      cycles.map(async ({ cycleId, revision }): Promise<EarlierReport> => {
        const opened = await this.catalogue.openById(cycleId);
        const trace = await this.traceItems.execute(now, opened);
        const [row] = await this.database.readAs<{ entries: EntryRow[]; revisions: FigureRevisionRow[] }>(
          reach,
          query,
          [cycleId, memberCode, revision, ...(wanted ? [tracedIds(wanted.ids, trace)] : [])],
        );
        const entries = new Map((row?.entries ?? []).map((entry) => [entry.indicatorId, entry]));
        return { opened, now, entries, revisions: row?.revisions ?? [], trace };
      }),
    );
  }
}

/** What the indicators of now were called then; those whose series breaks in between were none of them. */
function tracedIds(ids: readonly string[], trace: ItemTrace): string[] {
  return ids.flatMap((id) => {
    const then = trace('indicator', id);
    return then.kind === 'same' ? [then.id] : [];
  });
}

/** The answers of earlier cycles to one indicator, where its series reaches back to them. `most`: of their cells. */
export function describeEarlier(indicatorId: string, reports: readonly EarlierReport[], most?: number): EarlierView[] {
  return reports.flatMap(({ opened: { cycle, plan }, now, entries, revisions, trace }): EarlierView[] => {
    const then = trace('indicator', indicatorId);
    if (then.kind === 'break') return [];
    const row = entries.get(then.id);
    const placed = indexPlan(plan).byId.get(then.id);
    if (!row || !placed || row.status === 'unanswered') return [];
    const { code, title, phase } = cycle;
    return [
      {
        cycle: code,
        title,
        phase,
        ...describeAnswer(placed, row, most),
        asked: askedOtherwise(placed.indicator, indexPlan(now.plan).byId.get(indicatorId)?.indicator),
        revisions: revisions
          .filter((each) => each.indicatorId === then.id)
          .map((each) => describeRevision(placed, each)),
      },
    ];
  });
}

/** The question of then where its words are others in the language that it is written in; translations may have come since. */
function askedOtherwise({ question }: Indicator, now: Indicator | undefined): LocalText | null {
  const wordsOf = ({ original, texts }: LocalText): string | undefined => texts[original]?.text;
  return now && wordsOf(now.question) !== wordsOf(question) ? question : null;
}

/** Why earlier cycles have no answer to one indicator: where its series breaks, and what was asked instead. */
export function describeBreaks(indicatorId: string, reports: readonly EarlierReport[]): SeriesBreakView[] {
  return reports.flatMap(({ opened: { cycle, plan }, trace }): SeriesBreakView[] => {
    const then = trace('indicator', indicatorId);
    if (then.kind === 'same') return [];
    // What was asked in its place is named where that cycle's own version asked it.
    const { byId } = indexPlan(plan);
    const parts = then.parts.flatMap((id) => {
      const indicator = then.partsOf === plan.version ? byId.get(id)?.indicator : undefined;
      return indicator ? [{ code: indicator.code, label: indicator.label, question: indicator.question }] : [];
    });
    return [{ cycle: cycle.code, title: cycle.title, why: then.why, version: then.version, parts }];
  });
}

function describeRevision(
  { cells }: PlacedIndicator,
  { cellNo, value, status, vintage, reason }: FigureRevisionRow,
): EarlierView['revisions'][number] {
  return { cell: cells[cellNo] ?? String(cellNo), value, status, vintage, reason };
}
