import { checkItemMap, Refusal, type ItemMapping } from '@signatory/domain';
import { Database, ItemMapEntity, PlanVersionEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { enterVersion, versionSubject, type PlanRequest } from './plan-scope.js';
import { previousVersion } from './read-migration.js';

export interface MigrationDecision extends PlanRequest {
  readonly mappings: readonly ItemMapping[];
  /** The revision of the version that it was made from. */
  readonly revision: number;
}

/** Decides what became of each item since the version before: whole, or not at all. Until a cycle has opened on it, it may be decided anew. */
@Injectable()
export class DecideMigration {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Refuses `not-found`, `permission.missing`, `version.stale`, `plan.in-use`, and `request.invalid` until every item is decided once. */
  async execute({ mappings, revision, ...request }: MigrationDecision): Promise<void> {
    const { actor, at } = request;
    await this.database.as({ actor: actor.id }, async (tx) => {
      const version = await enterVersion(tx, request, 'plan:adopt');
      const older = await previousVersion(tx, version);
      if (version.state === 'IN_USE' || version.state === 'SUPERSEDED')
        throw new Refusal('plan.in-use', { plan: version.planId, version: version.n });
      if (version.version !== revision)
        throw new Refusal('version.stale', { subject: 'plan version', sent: revision, current: version.version });
      const faults = checkItemMap(older.body, version.body, mappings).map((fault) => ({
        ...fault,
        pointer: `/mappings${fault.pointer}`,
      }));
      if (faults.length > 0) throw new Refusal('request.invalid', { faults });
      const ends = { planId: version.planId, fromVersion: older.n, toVersion: version.n };
      await tx.delete(ItemMapEntity, ends);
      const rows = mappings.map(({ item, kind, from, to }) => ({
        ...ends,
        item,
        kind,
        fromId: from,
        toId: to,
        decidedBy: actor.id,
        decidedAt: at,
      }));
      // Some thousands of rows in one statement are more parameters than PostgreSQL takes.
      for (let first = 0; first < rows.length; first += 1_000)
        await tx.insert(ItemMapEntity, rows.slice(first, first + 1_000));
      const { planId, n } = version;
      await tx.update(PlanVersionEntity, { planId, n }, { version: revision + 1 });
      const facts = { from: older.n, items: mappings.length };
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'plan.migrate',
        subject: versionSubject(version),
        facts,
        at,
      });
      await notifyChanged(tx, { member: null, cycle: null, keys: ['plans'] });
    });
  }
}
