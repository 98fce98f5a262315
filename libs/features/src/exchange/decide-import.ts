import { Injectable } from '@nestjs/common';
import type { ApplyImport as Decisions, ImportView } from '@signatory/contract';
import { move, Refusal, REPORT_IMPORT } from '@signatory/domain';
import { Database, ReportImportEntity } from '@signatory/persistence';
import { enqueue, notifyChanged } from '@signatory/queue';
import type { EntityManager } from 'typeorm';
import { Catalogue } from '../catalogue/index.js';
import { enterReport, requireOpenCycle, type ReportKey } from '../submissions/index.js';
import { enterImports, findImport, lockImport, type ImportRequest } from './import-access.js';

export interface DecideCommand extends ImportRequest {
  readonly decisions: Decisions;
  /** False where the caller applies it at once itself. */
  readonly queued: boolean;
}

const NAMED = `
update import_field f set decision = d.take from unnest($4::text[], $5::text[], $6::text[]) as d (indicator, field, take)
where f.cycle_id = $1 and f.member_code = $2 and f.import_id = $3 and f.kind = 'conflict'
  and f.indicator = d.indicator and f.field = d.field`;
const REST = `
update import_field set decision = $4 where cycle_id = $1 and member_code = $2 and import_id = $3 and kind = 'conflict'
  and decision is null`;
const UNDECIDED = `
select count(*)::int as count from import_field where cycle_id = $1 and member_code = $2 and import_id = $3
  and kind = 'conflict' and decision is null`;

/** Lets what a dry run found be applied: every conflict decided, and what is faulty left out or absent. */
@Injectable()
export class DecideImport {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws Refusal `not-found`, `import.undecided`, `import.faulty`, `command.wrong-state`, `cycle.not-open`, `cycle.closed` */
  async execute(command: DecideCommand): Promise<ImportView> {
    const seen = await enterImports(this.catalogue, command);
    await findImport(this.database, seen, command);
    const scope = enterReport(seen.opened, command, 'report:edit');
    requireOpenCycle(scope.opened.cycle, scope.key.memberCode, command.at);
    await this.database.as(scope.reach, async (tx) => {
      const { id, decisions, actor } = command;
      const { key, grant } = scope;
      const found = await lockImport(tx, key, id);
      const state = move(REPORT_IMPORT, found.state, 'apply', grant.role);
      const undecided = await decide(tx, key, id, decisions);
      if (undecided > 0) throw new Refusal('import.undecided', { conflicts: undecided });
      const faults = found.counts?.faults ?? 0;
      if (faults > 0 && !decisions.leaveOut) throw new Refusal('import.faulty', { faults });
      await tx.update(
        ReportImportEntity,
        { ...key, id },
        {
          state,
          leaveOut: faults > 0,
          decidedBy: actor.id,
          ...(found.counts && { counts: { ...found.counts, undecided } }),
        },
      );
      if (command.queued) await enqueue(tx, 'report.apply-import', { ...key, importId: id }, key.memberCode);
      await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: [`import:${id}`] });
    });
    return findImport(this.database, scope, command);
  }
}

async function decide(
  tx: EntityManager,
  { cycleId, memberCode }: ReportKey,
  id: string,
  { decisions, all }: Decisions,
): Promise<number> {
  const values = [cycleId, memberCode, id];
  if (decisions.length > 0)
    await tx.query(NAMED, [
      ...values,
      decisions.map(({ indicator }) => indicator),
      decisions.map(({ field }) => field),
      decisions.map(({ take }) => take),
    ]);
  if (all !== undefined) await tx.query(REST, [...values, all]);
  const [row] = await tx.query<{ count: number }[]>(UNDECIDED, values);
  return row?.count ?? 0;
}
