import { Injectable } from '@nestjs/common';
import { move, REPORT_IMPORT } from '@signatory/domain';
import { Database, holdBlob, ReportImportEntity, systemReach } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { ImportFiles } from './import-files.js';

const DAY_MS = 86_400_000;
const IS_DUE = `swept_at is null and state <> 'APPLYING' and greatest(queued_at, read_at, ended_at) < $1`;
const DUE = `select cycle_id, member_code, id from report_import where ${IS_DUE} order by queued_at limit 100`;
const LOCK = `select from report_import where ${IS_DUE} and cycle_id = $2 and member_code = $3 and id = $4 for update`;
const SAME_FILE = `select from report_import where member_code = $1 and sha256 = $2 and swept_at is null limit 1`;

/** Forgets the files of imports, and what was found in them, after their time. The record of each stays. */
@Injectable()
export class SweepImports {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly files: ImportFiles,
  ) {}

  /** Answers how many were swept. */
  async execute(at: Date): Promise<number> {
    const before = new Date(at.getTime() - this.files.keepDays * DAY_MS);
    const members = new Set((await this.catalogue.list()).flatMap(({ plan }) => memberCodes(plan)));
    const due = await this.database.readAs<{ cycle_id: string; member_code: string; id: string }>(
      systemReach([...members]),
      DUE,
      [before],
    );
    let swept = 0;
    for (const { cycle_id: cycleId, member_code: memberCode, id } of due)
      await this.database.as(systemReach([memberCode]), async (tx) => {
        // Asked again under the lock: it may have been decided on meanwhile, and is to be applied from its file.
        const still = await tx.query<unknown[]>(LOCK, [before, cycleId, memberCode, id]);
        if (still.length === 0) return;
        await this.sweep(tx, { cycleId, memberCode, id }, at);
        swept += 1;
      });
    return swept;
  }

  /** The caller holds the import's lock. */
  private async sweep(
    tx: EntityManager,
    key: { readonly cycleId: string; readonly memberCode: string; readonly id: string },
    at: Date,
  ): Promise<void> {
    const found = await tx.findOneByOrFail(ReportImportEntity, { ...key });
    const file = this.files.keyOf(found);
    await holdBlob(tx, file);
    for (const table of ['import_field', 'import_fault'])
      await tx.query(`delete from ${table} where cycle_id = $1 and member_code = $2 and import_id = $3`, [
        key.cycleId,
        key.memberCode,
        key.id,
      ]);
    // What nobody decided in that time is given up: its file is gone.
    const open = REPORT_IMPORT.transitions.cancel.from.includes(found.state);
    const state = open ? move(REPORT_IMPORT, found.state, 'cancel', 'system') : found.state;
    await tx.update(ReportImportEntity, key, { state, sweptAt: at, endedAt: found.endedAt ?? at });
    const [same] = await tx.query<unknown[]>(SAME_FILE, [key.memberCode, found.sha256]);
    if (same === undefined) await this.files.forget(file);
  }
}
