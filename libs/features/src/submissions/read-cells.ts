import { Injectable } from '@nestjs/common';
import { CELLS_IN_SIGHT, type CellsView } from '@signatory/contract';
import { Database } from '@signatory/persistence';
import { Catalogue, requireIndicator } from '../catalogue/index.js';
import { entriesAt, type EntryRow } from './entry-rows.js';
import { describeCells } from './entry-views.js';
import { ReadReport } from './read-report.js';
import { enterReport, REVISION_SEEN, seesDrafts, type ReportRequest } from './report-scope.js';

export interface CellsRequest extends ReportRequest {
  readonly indicator: string;
  /** The number of the first cell wanted, from 1 on. */
  readonly from: number;
}

// $4 indicator, $5 and $6 the first and the last cell.
const CELLS = {
  name: 'read-cells',
  text: `select ${entriesAt('and w.indicator_id = $4', { shown: 'o.cell_no between $5 and $6' })} as entries
    from (${REVISION_SEEN}) at where at.revision is not null`,
};

/** The cells of an answer, some at a time: an indicator may have thousands. */
@Injectable()
export class ReadCells {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly readReport: ReadReport,
  ) {}

  /** @throws Refusal `not-found`, `indicator.unknown`, `entry.assessors-only` */
  async execute(request: CellsRequest): Promise<CellsView> {
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, request, 'report:read');
    const placed = requireIndicator(opened.plan, request.indicator);
    // Whoever sees the entry sees its cells, and nobody else.
    await this.readReport.entry(request);
    const { cycleId, memberCode } = scope.key;
    const last = request.from + CELLS_IN_SIGHT - 1;
    const [row] = await this.database.readAs<{ entries: EntryRow[] }>(scope.reach, CELLS, [
      cycleId,
      memberCode,
      seesDrafts(scope),
      placed.indicator.id,
      request.from,
      last,
    ]);
    const entry = row?.entries[0];
    return {
      version: entry?.version ?? 0,
      cellCount: entry?.cells ?? 0,
      cells: entry ? describeCells(placed, entry) : {},
      next: last < placed.cells.length - 1 ? last + 1 : null,
    };
  }
}
