import { Injectable } from '@nestjs/common';
import type { ImportView } from '@signatory/contract';
import { move, REPORT_IMPORT } from '@signatory/domain';
import { Database, ReportImportEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Audit } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { enterReport, subjectOf } from '../submissions/index.js';
import { enterImports, findImport, lockImport, type ImportRequest } from './import-access.js';

/** Cancels an import that is not being applied; a dry run at work hears of it at its next step. */
@Injectable()
export class CancelImport {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing`, `command.wrong-state` */
  async execute(request: ImportRequest): Promise<ImportView> {
    const seen = await enterImports(this.catalogue, request);
    await findImport(this.database, seen, request);
    const scope = enterReport(seen.opened, request, 'report:edit');
    await this.database.as(scope.reach, async (tx) => {
      const { key, grant } = scope;
      const { id, actor, at } = request;
      const found = await lockImport(tx, key, id);
      const state = move(REPORT_IMPORT, found.state, 'cancel', grant.role);
      await tx.update(ReportImportEntity, { ...key, id }, { state, endedAt: at });
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'import.cancel',
        subject: subjectOf(scope),
        facts: { import: id },
        at,
      });
      await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: [`import:${id}`] });
    });
    return findImport(this.database, scope, request);
  }
}
