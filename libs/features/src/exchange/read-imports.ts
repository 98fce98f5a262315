import { Injectable } from '@nestjs/common';
import type { ImportChanges, ImportConflicts, ImportFaults, ImportPageQuery, ImportView } from '@signatory/contract';
import type { FaultWords } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { sayFault } from '@signatory/texts';
import { Catalogue, indexPlan } from '../catalogue/index.js';
import type { ReportScope } from '../submissions/index.js';
import { enterImports, findImport, listImports, type ImportRequest, type ImportsRequest } from './import-access.js';

export interface ImportPageRequest extends ImportRequest {
  readonly page: ImportPageQuery;
}

const FIELDS = `select n, indicator, field, base, before, after, decision from import_field
  where cycle_id = $1 and member_code = $2 and import_id = $3 and kind = $4 and n > $5 order by n limit $6`;
const FAULTS = `select n, code, severity, sheet, row_no as row, column_name as column, cell, pointer, indicator, field, words, message, cure
  from import_fault where cycle_id = $1 and member_code = $2 and import_id = $3 and n > $4 order by n limit $5`;
const SAVED = `select e.indicator_id as id, coalesce(p.name, e.updated_by) as by, e.updated_at as at
  from entry e left join person p on p.id::text = e.updated_by
  where e.cycle_id = $1 and e.member_code = $2 and e.indicator_id = any ($3::text[])`;

interface FieldRow {
  readonly n: number;
  readonly indicator: string;
  readonly field: string;
  readonly base: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly decision: 'mine' | 'stored' | null;
}

/** A fault of a file read before words were kept is as it was said then. */
type FaultRow = Omit<ImportFaults['items'][number], 'message' | 'cure' | 'words'> & {
  readonly words: FaultWords | null;
  readonly message: string | null;
  readonly cure: string | null;
};

/** How far imports are, and page by page what their dry runs found. */
@Injectable()
export class ReadImports {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** The newest first. @throws Refusal `not-found` */
  async list(request: ImportsRequest): Promise<ImportView[]> {
    return listImports(this.database, await enterImports(this.catalogue, request), request);
  }

  /** @throws Refusal `not-found` */
  async execute(request: ImportRequest): Promise<ImportView> {
    return findImport(this.database, await enterImports(this.catalogue, request), request);
  }

  /** @throws Refusal `not-found` */
  async changes(request: ImportPageRequest): Promise<ImportChanges> {
    const { rows, next } = await this.fields(await this.enter(request), request, 'change');
    return {
      items: rows.map(({ n, indicator, field, before, after }) => ({ n, indicator, field, before, after })),
      next,
    };
  }

  /** @throws Refusal `not-found` */
  async conflicts(request: ImportPageRequest): Promise<ImportConflicts> {
    const scope = await this.enter(request);
    const { rows, next } = await this.fields(scope, request, 'conflict');
    const saved = await this.savedBy(scope, rows);
    const items = rows.map(({ n, indicator, field, base, before, after, decision }) => {
      const last = saved.get(indicator);
      return {
        n,
        indicator,
        field,
        base,
        yours: after,
        stored: before,
        storedBy: last?.by ?? null,
        storedAt: last?.at.toISOString() ?? null,
        decision,
      };
    });
    return { items, next };
  }

  /** @throws Refusal `not-found` */
  async faults(request: ImportPageRequest): Promise<ImportFaults> {
    const { key, reach } = await this.enter(request);
    const { after, limit } = request.page;
    const rows = await this.database.readAs<FaultRow>(reach, { name: 'import-faults', text: FAULTS }, [
      key.cycleId,
      key.memberCode,
      request.id,
      after,
      limit,
    ]);
    const items = rows.map(({ words, message, cure, ...fault }) => ({
      ...fault,
      ...(words ? sayFault(request.language ?? 'en', words) : { message: message ?? '', cure: cure ?? '' }),
      words,
    }));
    return { items, next: nextOf(items, limit) };
  }

  private async enter(request: ImportRequest): Promise<ReportScope> {
    const scope = await enterImports(this.catalogue, request);
    await findImport(this.database, scope, request);
    return scope;
  }

  private async fields(
    { key, reach }: ReportScope,
    { id, page: { after, limit } }: ImportPageRequest,
    kind: 'change' | 'conflict',
  ): Promise<{ rows: FieldRow[]; next: number | null }> {
    const rows = await this.database.readAs<FieldRow>(reach, { name: 'import-fields', text: FIELDS }, [
      key.cycleId,
      key.memberCode,
      id,
      kind,
      after,
      limit,
    ]);
    return { rows, next: nextOf(rows, limit) };
  }

  private async savedBy(
    { key, reach, opened }: ReportScope,
    rows: readonly FieldRow[],
  ): Promise<Map<string, { by: string; at: Date }>> {
    const { byCode, byId } = indexPlan(opened.plan);
    const ids = new Set(rows.map(({ indicator }) => byCode.get(indicator)?.indicator.id ?? ''));
    const saved = await this.database.readAs<{ id: string; by: string; at: Date }>(
      reach,
      { name: 'entries-saved', text: SAVED },
      [key.cycleId, key.memberCode, [...ids]],
    );
    return new Map(saved.map(({ id, by, at }) => [byId.get(id)?.indicator.code ?? '', { by, at }]));
  }
}

function nextOf(rows: readonly { readonly n: number }[], limit: number): number | null {
  return rows.length < limit ? null : (rows.at(-1)?.n ?? null);
}
