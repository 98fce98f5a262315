import { MAIL_READERS } from '@signatory/domain';
import { Database, PlanVersionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { HELD_GRANTS } from '../identity/index.js';
import { IN_USE, writeMail } from './write-mail.js';

// Those who speak for a member in any cycle of the plan: $1 plan, $2 roles, $3 now.
const SPEAKERS = `
  select distinct p.id from person p join ${HELD_GRANTS} g on g.person_id = p.id
  where g.plan_id = $1 and g.role = any ($2::text[]) and cardinality(g.members) > 0 and (g.until is null or g.until > $3) and ${IN_USE}`;

/** Writes focal points that a plan version was put to their members, and until when they comment on it. */
@Injectable()
export class TellConsultations {
  constructor(private readonly database: Database) {}

  /** Repeating it writes nothing twice. */
  async execute(at: Date): Promise<void> {
    await this.database.as({ actor: 'system' }, async (tx) => {
      const versions = await tx.findBy(PlanVersionEntity, { state: 'CONSULTATION', consultationUntil: MoreThan(at) });
      for (const { planId, n, consultationUntil, consultedAt } of versions) {
        // Of one that began before anybody noted when, people know already.
        if (!consultedAt || !consultationUntil) continue;
        const speakers = await tx.query<{ id: string }[]>(SPEAKERS, [planId, MAIL_READERS['plan-consulted'], at]);
        for (const { id } of speakers)
          await writeMail(tx, {
            person: id,
            kind: 'plan-consulted',
            facts: {
              cycle: null,
              plan: { id: planId, version: n },
              members: [],
              at: consultationUntil.toISOString(),
              digest: false,
            },
            occasion: `${planId}@${n} plan-consulted ${consultedAt.toISOString()} ${id}`,
            at,
          });
      }
    });
  }
}
