import { grantsFor, isImpartial, missingSources, Refusal, type Actor } from '@signatory/domain';
import type { SearchesView } from '@signatory/contract';
import { Database, DeskSearchEntity, ScoreEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { readSettled } from './approved-values.js';
import { isToldSearched, readDeskSearch } from './desk-search.js';
import { readinessOf } from './propose-score.js';
import { isOpenTo, isWhole, reachOf, sightOf } from './scoring-scope.js';

export interface SearchesQuestion {
  readonly actor: Actor;
  readonly cycle: string;
  readonly member: string;
  readonly commitment: string;
  readonly at: Date;
}

/** The desk's searches of one cell: one's own until the score is in, and to its member from the day it was shared. */
@Injectable()
export class ReadSearches {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  async execute({ actor, cycle: code, member, commitment: id, at }: SearchesQuestion): Promise<SearchesView> {
    const opened = await this.catalogue.open(code);
    const { plan, cycle } = opened;
    const reach = actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at);
    const commitment = plan.commitments.find((each) => each.id === id);
    if (!commitment || !isOpenTo(opened, { actor, member, commitment, reach, at }))
      throw new Refusal('not-found', { subject: 'score' });
    const sight = sightOf(opened, { actor, member, commitment, reach, at });
    const key = { cycleId: cycle.id, memberCode: member, commitmentId: id };
    return this.database.as(reachOf(sight, reach), async (tx) => {
      const head = await tx.findOneBy(ScoreEntity, key);
      const { isSilent, ready } = readinessOf(plan, commitment, await readSettled(tx, cycle.id, member));
      const search = await readDeskSearch(tx, plan, key, actor.id);
      const isTold = isToldSearched(sight, search);
      // What was found, besides one's own, comes with the score.
      const isScored = head !== null && isWhole(head, sight);
      const log = (await tx.find(DeskSearchEntity, { where: key, order: { at: 'ASC', n: 'ASC' } })).filter(
        ({ reviewer }) => isScored || (sight === 'judge' && reviewer === actor.id),
      );
      const people = [...new Set(log.map(({ reviewer }) => reviewer))];
      const scope = { plan: plan.id, cycle: code, member, ...(commitment.pillar ? { pillar: commitment.pillar } : {}) };
      const needed = sight === 'judge' && isSilent && ready && (head?.state ?? 'NOT_SCORED') === 'NOT_SCORED';
      const may =
        grantsFor(actor, 'search:log', scope, at.toISOString()).length > 0 &&
        isImpartial(actor, { ...scope, at: at.toISOString() }, plan.conflictGroups);
      return {
        needed,
        sources: (plan.deskSources ?? []).map(({ code: source, title, publisher, url }) => ({
          code: source,
          title,
          publisher,
          ...(url === undefined ? {} : { url }),
        })),
        missing: may ? missingSources(search) : [],
        searches: isTold ? search.searches : 0,
        replyUntil: (isTold && search.replyUntil?.toISOString()) || null,
        log: log.map(({ reviewer, source, query, outcome, note, at: when }) => ({
          by: reviewer === actor.id ? 'you' : `reviewer ${people.indexOf(reviewer) + 1}`,
          source,
          query,
          outcome,
          note,
          at: when.toISOString(),
        })),
        commands: needed && may && (plan.deskSources ?? []).length > 0 ? ['search'] : [],
      };
    });
  }
}
