import type { QueuePage, QueueQuery, QueueRow } from '@signatory/contract';
import { Decimal, grantsFor, grantsWithin, isFigure, isImpartial, Refusal, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, indexPlan, memberCodes, TraceItems, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { chooseEntries } from './choose-entries.js';
import { readTotalsBefore, traceBefore, type Before } from './cycle-before.js';
import { markMembers, markIndicator, wordsOf } from './queue-words.js';
import { readQueued, rowFor, type QueuedEntry } from './review-rows.js';

export interface PageQuestion {
  readonly actor: Actor;
  readonly cycle: string;
  readonly query: QueueQuery;
  readonly at: Date;
}

/** One page of what waits for review, seen by views and filters. */
@Injectable()
export class ReadQueue {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly traceItems: TraceItems,
  ) {}

  /** Refuses `not-found` without `review:read`, and `request.invalid` for a cursor that is none. */
  async execute({ actor, cycle: code, query, at }: PageQuestion): Promise<QueuePage> {
    const opened = await this.catalogue.open(code);
    const { plan } = opened;
    const seen = seenBy(opened, actor, at);
    const after = readCursor(query.cursor);
    const reach = actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at);
    return this.database.as(reach, async (tx) => {
      const before = await this.openBefore(tx, opened);
      const { entries, ...counts } = await chooseEntries(tx, {
        ...describeSought(opened, seen, { query, before }),
        cycle: opened.cycle.id,
        before: before?.cycle ?? null,
        reader: actor.id,
        after,
        query,
      });
      const page = entries.slice(0, query.limit);
      const last = entries.length > page.length ? page.at(-1) : undefined;
      const queued = new Map(
        (await readQueued(tx, opened, page)).map((entry) => [keyOf(entry.row.member, entry), entry]),
      );
      const totals = before ? await readTotalsBefore(tx, before, page) : new Map<string, string>();
      const rows = page.flatMap((place) => queued.get(keyOf(place.member, place)) ?? []);
      return {
        ...counts,
        rows: rows.map((entry) => describeRow(opened, entry, { totals, seen, actor })),
        next: last ? `${last.place}-${(after?.served ?? 0) + page.length}` : null,
      };
    });
  }

  private async openBefore(tx: EntityManager, opened: OpenedCycle): Promise<Before | null> {
    return traceBefore(tx, opened, async (id) =>
      this.traceItems.execute(opened, await this.catalogue.openById(id, tx), tx),
    );
  }
}

function keyOf(member: string, { indicatorId }: { readonly indicatorId: string }): string {
  return `${member} ${indicatorId}`;
}

interface Place {
  readonly plan: string;
  readonly cycle: string;
  readonly member: string;
  readonly pillar?: string;
}

interface Seen {
  readonly reads: (row: { readonly member: string; readonly pillar: string | null }) => boolean;
  readonly judges: Seen['reads'];
  /** Decides there, and is kept from it by a conflict or a recusal. */
  readonly barred: Seen['reads'];
}

/** What of the cycle the reader reads and judges: asked once for each member and pillar. */
function seenBy({ plan, cycle }: OpenedCycle, actor: Actor, at: Date): Seen {
  const instant = at.toISOString();
  if (grantsWithin(actor, 'review:read', { plan: plan.id, cycle: cycle.code }, instant).length === 0)
    throw new Refusal('not-found', { subject: 'cycle' });
  const once = (ask: (place: Place) => boolean): Seen['reads'] => {
    const known = new Map<string, boolean>();
    return ({ member, pillar }) => {
      const key = `${member} ${pillar ?? ''}`;
      const answer = known.get(key) ?? ask({ plan: plan.id, cycle: cycle.code, member, ...(pillar ? { pillar } : {}) });
      known.set(key, answer);
      return answer;
    };
  };
  const decides = (place: Place): boolean => grantsFor(actor, 'review:decide', place, instant).length > 0;
  const impartial = (place: Place): boolean => isImpartial(actor, { ...place, at: instant }, plan.conflictGroups);
  return {
    reads: once((place) => grantsFor(actor, 'review:read', place, instant).length > 0),
    judges: once((place) => decides(place) && impartial(place)),
    barred: once((place) => decides(place) && !impartial(place)),
  };
}

/** What the reader reads, and where the words that are sought stand. */
function describeSought(
  { plan }: OpenedCycle,
  seen: Seen,
  { query: { search }, before }: { readonly query: QueueQuery; readonly before: Before | null },
) {
  const words = wordsOf(search);
  const named = markMembers(plan, words);
  const indicators = [...indexPlan(plan).byId.values()].map(({ indicator, commitment: { pillar } }, at) => {
    const { id, code, type } = indicator;
    const then = isFigure(type) ? before?.trace('indicator', id) : undefined;
    return {
      id,
      code,
      pillar: pillar ?? '',
      at,
      has: markIndicator(indicator, words),
      before: then?.kind === 'same' ? then.id : null,
    };
  });
  const pillars = [...new Set(plan.commitments.map(({ pillar }) => pillar))];
  const cells = memberCodes(plan).flatMap((member, at) =>
    pillars
      .filter((pillar) => seen.reads({ member, pillar }))
      .map((pillar) => ({
        member,
        at,
        pillar: pillar ?? '',
        barred: seen.barred({ member, pillar }),
        has: named.get(member) ?? '',
      })),
  );
  return { cells, indicators, words: words.length };
}

function describeRow(
  opened: OpenedCycle,
  entry: QueuedEntry,
  { totals, seen, actor }: { readonly totals: ReadonlyMap<string, string>; readonly seen: Seen; readonly actor: Actor },
): QueueRow {
  const { row, indicatorId, value } = entry;
  const figure = isFigure(indexPlan(opened.plan).byId.get(indicatorId)?.indicator.type ?? 'text') ? value : null;
  const earlier = totals.get(keyOf(row.member, entry)) ?? null;
  const change =
    figure === null || earlier === null ? null : Decimal.parse(figure).sub(Decimal.parse(earlier)).toString();
  const read = rowFor(entry, actor, seen.barred(row));
  return { ...read, value: figure, before: earlier, change, judges: seen.judges(row) };
}

/** Where a page begins: after the row that the one before ended with; where that has left, after as many as were served. */
function readCursor(cursor: string | undefined): { readonly place: number; readonly served: number } | null {
  if (cursor === undefined) return null;
  const [, place, served] = /^(\d{1,9})-(\d{1,9})$/.exec(cursor) ?? [];
  if (place === undefined || served === undefined)
    throw new Refusal('request.invalid', {
      faults: [
        { pointer: '/cursor', message: 'This is no cursor of a page.', cure: 'Send the "next" of the page before.' },
      ],
    });
  return { place: Number(place), served: Number(served) };
}
