import type { NewsList } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import { Database, MailEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Catalogue, type OpenedCycle } from '../catalogue/index.js';
import { placesOf } from './letter-places.js';

/** What a list shows; what is older has been done or has passed. */
const MOST = 100;

/** What happened and concerns a person, as the letters tell it. */
@Injectable()
export class ReadNews {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** The newest first. Of a cycle in which the person has no part any more, nothing is told. */
  async execute(actor: Actor, at: Date): Promise<NewsList> {
    const { manager } = this.database.dataSource;
    const own = { personId: actor.id };
    const rows = await manager.find(MailEntity, { where: own, order: { createdAt: 'DESC', id: 'ASC' }, take: MOST });
    const cycles = new Map<string, OpenedCycle>();
    for (const id of new Set(rows.map(({ facts }) => facts.cycle))) {
      const opened = await this.catalogue.openById(id);
      if (hasPart(actor, opened, at)) cycles.set(id, opened);
    }
    return {
      unread: await manager.countBy(MailEntity, { ...own, readAt: IsNull() }),
      news: rows.flatMap((row) => {
        const opened = cycles.get(row.facts.cycle);
        if (!opened) return [];
        return [
          {
            id: row.id,
            kind: row.kind,
            cycle: opened.cycle.title,
            about: row.facts.at,
            at: row.createdAt.toISOString(),
            read: row.readAt !== null,
            places: [...placesOf(opened, row)],
          },
        ];
      }),
    };
  }
}

function hasPart({ grants }: Actor, { cycle, plan }: OpenedCycle, at: Date): boolean {
  return grants.some(
    (grant) =>
      grant.plan === plan.id &&
      (grant.cycle === null || grant.cycle === cycle.code) &&
      (grant.until === null || new Date(grant.until) > at),
  );
}
