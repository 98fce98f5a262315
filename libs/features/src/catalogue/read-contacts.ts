import type { ContactView } from '@signatory/contract';
import { Refusal, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { HELD_GRANTS } from '../identity/index.js';
import { Catalogue } from './catalogue.js';
import { takesPart } from './read-cycles.js';

/** Enough to reach somebody. */
const MOST = 3;

const FIND = `
  select p.name, p.email from person p
  join ${HELD_GRANTS} g on g.person_id = p.id
  where g.role = 'secretariat' and g.plan_id = $1 and (g.cycle_id is null or g.cycle_id = $2)
    and (g.until is null or g.until > $3) and p.disabled_at is null
  group by p.id order by min(g.granted_at), p.name limit ${MOST}`;

/** Whom the people of a cycle ask: its secretariat, those first who have been it for longest. */
@Injectable()
export class ReadContacts {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly database: Database,
  ) {}

  /** @throws Refusal `not-found`, also for a cycle in which the actor takes no part: that its results are public is not enough */
  async execute({ cycle, actor, at }: { cycle: string; actor: Actor; at: Date }): Promise<ContactView[]> {
    const opened = await this.catalogue.open(cycle);
    if (!takesPart(actor, opened, at)) throw new Refusal('not-found', { subject: 'cycle' });
    return this.database.readPublic<ContactView>(FIND, [opened.cycle.planId, opened.cycle.id, at]);
  }
}
