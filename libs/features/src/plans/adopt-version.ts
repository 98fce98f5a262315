import type { AdoptVersion as Adoption } from '@signatory/contract';
import { checkPlaces, move, PLAN_VERSION, Refusal, type AdoptionRecord } from '@signatory/domain';
import { Database, PlanVersionEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { textOf } from '../catalogue/index.js';
import { enterVersion, requireRevision, versionSubject, type PlanRequest } from './plan-scope.js';

const OPEN = `
  select count(*)::int as open from (select distinct on (thread) voice from plan_comment
    where plan_id = $1 and plan_version = $2 order by thread, at desc, id) last where voice = 'member'`;

/** Records that the members adopted a version: when, where, by which document, and with which reservations. */
@Injectable()
export class AdoptVersion {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Refuses `not-found`, `permission.missing`, `command.stale`, `command.wrong-state`, `plan.comments-open`, `request.invalid`. */
  async execute({ body, ...request }: PlanRequest & { readonly body: Adoption }): Promise<void> {
    const { actor, at } = request;
    await this.database.as({ actor: actor.id }, async (tx) => {
      const version = await enterVersion(tx, request, 'plan:adopt');
      requireRevision(version, body.revision);
      const state = move(PLAN_VERSION, version.state, 'adopt', 'secretariat');
      const faults = body.reservations.flatMap((reservation, index) =>
        checkPlaces(version.body, reservation).map((fault) => ({
          ...fault,
          pointer: `/reservations/${index}${fault.pointer}`,
        })),
      );
      if (faults.length > 0) throw new Refusal('request.invalid', { faults });
      const { planId, n } = version;
      const [{ open } = { open: 0 }] = await tx.query<{ open: number }[]>(OPEN, [planId, n]);
      if (open > 0) throw new Refusal('plan.comments-open', { open });
      const { date, place, document } = body;
      const reservations = body.reservations.map((each) => ({ ...each, text: textOf(each.text) }));
      const adoption: AdoptionRecord = { date, place, document, reservations };
      await tx.update(PlanVersionEntity, { planId, n }, { state, adoption, version: body.revision + 1 });
      const facts = { date, document, sha256: version.sha256, reservations: reservations.map(({ member }) => member) };
      await this.audit.record(tx, { actor: actor.id, act: 'plan.adopt', subject: versionSubject(version), facts, at });
      await notifyChanged(tx, { member: null, cycle: null, keys: ['plans'] });
    });
  }
}
