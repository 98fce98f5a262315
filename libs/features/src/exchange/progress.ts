import { ReportImportEntity, systemReach, type Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import type { ReportKey } from '../submissions/index.js';

/** The import was cancelled, or somebody else ended it: there is nothing to write and nothing wrong. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

const EVERY_MS = 500;

/** Says how many fields are read, outside of the transaction that reads them, and hears there whether to go on. */
export class Progress {
  private last = Date.now();

  constructor(
    private readonly database: Database,
    private readonly key: ReportKey,
    private readonly id: string,
  ) {}

  /** What cannot be said without waiting for a connection is said the next time: the reading holds one. @throws Stopped */
  async tell(done: number): Promise<void> {
    if (Date.now() - this.last < EVERY_MS || !this.database.hasRoom) return;
    this.last = Date.now();
    const { key, id } = this;
    await this.database.as(systemReach([key.memberCode]), async (tx) => {
      const { affected } = await tx.update(ReportImportEntity, { ...key, id, state: 'READING' }, { done });
      if (affected !== 1) throw new Stopped();
      await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: [`import:${id}`] });
    });
  }
}
