import { Refusal } from '@signatory/domain';
import { Database, RoleGrantEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { enterReport, type ReportRequest } from '../submissions/index.js';
import { readContributors } from './contributor-rows.js';
import { mayEnd } from './read-contributors.js';

/** A lead focal point takes the role of a contributor away again. It holds at the person's next request. */
@Injectable()
export class EndContributor {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /** Refuses `permission.missing`, `not-found` for a role that is none or is over, and `contributor.of-others`. */
  async execute(command: ReportRequest & { readonly grant: string; readonly reason: string }): Promise<void> {
    const { actor, at, grant: id, reason } = command;
    const scope = enterReport(await this.catalogue.open(command.cycle), command, 'contributor:manage');
    const { plan, cycle } = scope.opened;
    await this.database.as(scope.reach, async (tx) => {
      const held = await tx.findOne(RoleGrantEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const row = (await readContributors(tx, scope, at)).find(({ grant }) => grant === id);
      if (!held || !row) throw new Refusal('not-found', { subject: 'grant' });
      if (!mayEnd(actor, scope, row, at)) throw new Refusal('contributor.of-others', { person: row.name });
      await tx.update(RoleGrantEntity, { id }, { until: at });
      const { personId: person, role, members, cycleId, until } = held;
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'role.end',
        subject: `people/${person}`,
        facts: {
          role,
          plan: plan.id,
          cycle: cycleId === null ? null : cycle.code,
          members,
          until: until?.toISOString() ?? null,
          reason,
        },
        at,
      });
      await notifyChanged(tx, { member: null, cycle: null, person, keys: ['session'] });
      const { cycleId: ofCycle, memberCode: member } = scope.key;
      await notifyChanged(tx, { member, cycle: ofCycle, keys: ['contributorsOf', 'contributions'], draft: true });
    });
  }
}
