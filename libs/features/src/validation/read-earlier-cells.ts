import { Injectable } from '@nestjs/common';
import { withCells, type CellsApart, type Entry } from '@signatory/domain';
import type { Reach } from '@signatory/persistence';
import type { EarlierReport } from '@signatory/rules';
import { indexPlan, memberCodes, type OpenedCycle } from '../catalogue/index.js';
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
    // The cycle before is as a rule also the latest of the earlier ones: once is enough.
    const begun = new Map<string, Promise<Map<string, CellsApart>>>();
    const read = ({ cycleId, revision, plan, codes: codesOf }: Origin): Promise<Map<string, CellsApart>> => {
      const { byId } = indexPlan(plan);
      const placed = [...codesOf].flatMap(([id, code]) => (codes.has(code) ? (byId.get(id) ?? []) : []));
      const name = `${cycleId} ${revision}`;
      const columns =
        begun.get(name) ?? this.readColumns.execute(reach, { cycleId, memberCode: member }, revision, placed);
      begun.set(name, columns);
      return columns;
    };
    const filled = new Map<EarlierReport, EarlierReport>();
    const waiting = [...around.origins];
    const fill = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [report, origin] = next;
        filled.set(report, fillCells(report, origin.codes, await read(origin)));
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
