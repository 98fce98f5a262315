import type { NewsList } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import { Database, MailEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Catalogue } from '../catalogue/index.js';
import { placesOf } from './letter-places.js';
import { readSource, sourceKey, titleOf, type LetterSource } from './letter-source.js';

/** What a list shows; what is older has been done or has passed. */
const MOST = 100;

/** What happened and concerns a person, as the letters tell it. */
@Injectable()
export class ReadNews {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** The newest first. Of a cycle or plan in which the person has no part any more, nothing is told. */
  async execute(actor: Actor, at: Date): Promise<NewsList> {
    const { manager } = this.database.dataSource;
    const own = { personId: actor.id };
    const rows = await manager.find(MailEntity, { where: own, order: { createdAt: 'DESC', id: 'ASC' }, take: MOST });
    const sources = new Map<string, LetterSource>();
    for (const { facts } of new Map(rows.map((row) => [sourceKey(row.facts), row])).values()) {
      const source = await readSource(this.catalogue, manager, facts);
      if (hasPart(actor, source, at)) sources.set(sourceKey(facts), source);
    }
    return {
      unread: await manager.countBy(MailEntity, { ...own, readAt: IsNull() }),
      news: rows.flatMap((row) => {
        const source = sources.get(sourceKey(row.facts));
        if (!source) return [];
        return [
          {
            id: row.id,
            kind: row.kind,
            cycle: titleOf(source),
            about: row.facts.at,
            at: row.createdAt.toISOString(),
            read: row.readAt !== null,
            places: [...placesOf(source, row)],
          },
        ];
      }),
    };
  }
}

function hasPart({ grants }: Actor, { cycle, plan }: LetterSource, at: Date): boolean {
  // A token is its owner's, whatever roles are left.
  if (plan === null) return true;
  return grants.some(
    (grant) =>
      grant.plan === plan.id &&
      (cycle === null || grant.cycle === null || grant.cycle === cycle.code) &&
      (grant.until === null || new Date(grant.until) > at),
  );
}
