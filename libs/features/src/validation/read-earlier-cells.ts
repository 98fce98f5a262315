import { Injectable } from '@nestjs/common';
import { withCells, type CellsApart, type Entry } from '@signatory/domain';
import type { Reach } from '@signatory/persistence';
import type { EarlierReport } from '@signatory/rules';
import { indexPlan, memberCodes, type OpenedCycle, type PlacedIndicator } from '../catalogue/index.js';
import { ReadColumns } from '../submissions/index.js';
import type { Around, Origin } from './read-surroundings.js';

/** Connections that one run reads earlier reports over. */
const READERS = 2;

/**
 * Reads the cells of a member's own earlier reports, for the rules that are asked of each cell and look there: everything
 * else that stands around a report has totals only.
 */
@Injectable()
export class ReadEarlierCells {
  constructor(private readonly readColumns: ReadColumns) {}

  /** The same surroundings with all cells of some indicators, by their codes. */
  async execute(opened: OpenedCycle, member: string, around: Around, codes: ReadonlySet<string>): Promise<Around> {
    if (codes.size === 0 || around.origins.size === 0) return around;
    const reach: Reach = { actor: 'system', reads: [member], reviews: memberCodes(opened.plan) };
    const waiting = sameReports(around.origins);
    const filled = new Map<EarlierReport, EarlierReport>();
    const fill = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const columns = await this.readColumns.execute(
          reach,
          { cycleId: next.cycleId, memberCode: member },
          next.revision,
          placedIn(next, codes),
        );
        for (const [report, origin] of next.told) filled.set(report, fillCells(report, origin.codes, columns));
      }
    };
    await Promise.all(Array.from({ length: READERS }, fill));
    return {
      ...around,
      before: (around.before && filled.get(around.before)) ?? null,
      history: (around.history ?? []).map((report) => filled.get(report) ?? report),
    };
  }
}

/** One report as it stood, and what is told of it: each rule may read other indicators of it. */
interface SameReport {
  readonly cycleId: string;
  readonly revision: number;
  readonly told: [EarlierReport, Origin][];
}

/** The cycle before is as a rule also the latest of the earlier ones: it is read once, for both. */
function sameReports(origins: Around['origins']): SameReport[] {
  const found = new Map<string, SameReport>();
  for (const [report, origin] of origins) {
    const { cycleId, revision } = origin;
    const name = `${cycleId} ${revision}`;
    const same = found.get(name) ?? { cycleId, revision, told: [] };
    same.told.push([report, origin]);
    found.set(name, same);
  }
  return [...found.values()];
}

/** Those of its indicators that are called by one of the codes now. */
function placedIn({ told }: SameReport, wanted: ReadonlySet<string>): PlacedIndicator[] {
  const placed = told.flatMap(([, { plan, codes }]) => {
    const { byId } = indexPlan(plan);
    return [...codes].flatMap(([id, code]) => (wanted.has(code) ? (byId.get(id) ?? []) : []));
  });
  return [...new Set(placed)];
}

function fillCells(
  report: EarlierReport,
  codes: ReadonlyMap<string, string>,
  columns: ReadonlyMap<string, CellsApart>,
): EarlierReport {
  const entries: Record<string, Entry> = { ...report.entries };
  for (const [id, cells] of columns) {
    const code = codes.get(id);
    const entry = code === undefined ? undefined : entries[code];
    if (code !== undefined && entry) entries[code] = withCells(entry, cells);
  }
  return { ...report, entries };
}
