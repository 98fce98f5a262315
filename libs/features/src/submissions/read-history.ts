import { Injectable } from '@nestjs/common';
import type { HistoryView } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Catalogue, requireIndicator, type PlacedIndicator } from '../catalogue/index.js';
import { changesBetween } from './changes-between.js';
import { readVersions, type VersionRow } from './entry-rows.js';
import { describeCombination } from './entry-views.js';
import { seesEntry } from './own-entries.js';
import { enterReport, seesDrafts, type ReportRequest } from './report-scope.js';

export interface HistoryRequest extends ReportRequest {
  /** The indicator's code. */
  readonly indicator: string;
  /** Versions older than this; null for the newest. */
  readonly before: number | null;
}

const MOST = 50;

/**
 * Every version of an entry: who wrote it, when, what changed field by field, and why it came back. An assessor sees the versions that were
 * certified, and of their writers the role.
 */
@Injectable()
export class ReadHistory {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws Refusal `not-found`, `indicator.unknown` */
  async execute(request: HistoryRequest): Promise<HistoryView> {
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, request, 'report:read');
    const placed = requireIndicator(opened.plan, request.indicator);
    if (!seesEntry(scope, placed, request)) throw new Refusal('not-found', { subject: 'entry' });
    const isInside = seesDrafts(scope);
    // One more than is shown: the last one needs the one before it to be compared with.
    const rows = await this.database.as(scope.reach, (tx) =>
      readVersions(tx, scope.key, placed.indicator.id, {
        before: request.before,
        most: MOST + 1,
        certifiedOnly: !isInside,
      }),
    );
    const shown = rows.slice(0, MOST);
    return {
      versions: shown.map((row, n) => describeVersion(placed, row, rows[n + 1], isInside)),
      more: rows.length > MOST,
    };
  }
}

function describeVersion(
  placed: PlacedIndicator,
  { entry, carriedFrom, importedFrom, certifiedIn, returns }: VersionRow,
  older: VersionRow | undefined,
  isInside: boolean,
): HistoryView['versions'][number] {
  return {
    version: entry.version,
    revision: entry.since,
    at: new Date(entry.at).toISOString(),
    by: isInside ? entry.by : null,
    role: entry.role,
    status: entry.status,
    changes: changesBetween(placed, older?.entry, entry),
    carriedFrom,
    importedFrom: isInside ? importedFrom : null,
    combined: entry.combined ? describeCombination(entry.combined) : null,
    certifiedIn: [...certifiedIn],
    returns: returns.map(({ at, due, ...said }) => ({
      ...said,
      kind: 'return',
      by: said.role,
      at: new Date(at).toISOString(),
      version: entry.version,
      due: due && new Date(due).toISOString(),
    })),
  };
}
