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

// Until struck off, and from then on as long as the release stands, which is everybody's once it is published.
const NAMED = `select r.cycle_id as cycle from release_reader n join release r on r.id = n.release_id
  where n.person_id = $1::uuid and n.revoked_at is null`;

/** What happened and concerns a person, as the letters tell it. */
@Injectable()
export class ReadNews {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /**
   * The newest first. Of a cycle or plan in which the person has no part any more, nothing is told, but of a release that the
   * person was named to read.
   */
  async execute(actor: Actor, at: Date): Promise<NewsList> {
    const { manager } = this.database.dataSource;
    const own = { personId: actor.id };
    const rows = await manager.find(MailEntity, { where: own, order: { createdAt: 'DESC', id: 'ASC' }, take: MOST });
    const sources = new Map<string, LetterSource>();
    const named = rows.some(({ kind }) => kind === 'embargo-reader') ? await this.namedIn(actor.id) : [];
    for (const { facts } of new Map(rows.map((row) => [sourceKey(row.facts), row])).values()) {
      const source = await readSource(this.catalogue, manager, facts);
      sources.set(sourceKey(facts), source);
    }
    return {
      unread: await manager.countBy(MailEntity, { ...own, readAt: IsNull() }),
      news: rows.flatMap((row) => {
        const source = sources.get(sourceKey(row.facts));
        const isNamed = row.kind === 'embargo-reader' && row.facts.cycle !== null && named.includes(row.facts.cycle);
        if (!source || !(isNamed || hasPart(actor, source, at))) return [];
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

  private async namedIn(person: string): Promise<string[]> {
    const rows = await this.database.readAs<{ cycle: string }>({ actor: person }, NAMED, [person]);
    return rows.map(({ cycle }) => cycle);
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
