import { QUEUE_VIEWS, type QueuePage, type QueueQuery, type QueueRow, type QueueView } from '@signatory/contract';
import {
  Decimal,
  grantsFor,
  grantsWithin,
  isFigure,
  isImpartial,
  Refusal,
  TO_DECIDE,
  type Actor,
  type ItemTrace,
  type LocalText,
} from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, indexPlan, memberCodes, TraceItems, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { STANDS } from '../submissions/index.js';
import { sortRows, type PlacedRow } from './queue-order.js';
import { readQueue, rowFor, type QueuedEntry } from './review-rows.js';

export interface PageQuestion {
  readonly actor: Actor;
  readonly cycle: string;
  readonly query: QueueQuery;
  readonly at: Date;
}

/** The cycle before: the one that is followed, else the latest window of the same plan that ended earlier. */
const BEFORE = `
  select b.id from cycle now join cycle b on b.plan_id = now.plan_id and b.id <> now.id
    and (b.id = now.follows or b.window_to < now.window_to)
  where now.id = $1 order by b.id is not distinct from now.follows desc, b.window_to desc limit 1`;

const TOTALS = `
  select at.member, o.indicator_id as "indicatorId", o.value::text as value
  from (select distinct on (member_code) member_code as member, at_revision as revision from submission
    where cycle_id = $1 and member_code = any ($2::text[]) and ${STANDS} order by member_code, version desc) at
  join observation o on o.cycle_id = $1 and o.member_code = at.member and o.cell_no = 0
    and o.since_revision <= at.revision and (o.until_revision is null or o.until_revision > at.revision)
  where o.value is not null`;

/** Totals of the cycle before by member and the indicator's id then, and what the indicators of now were called. */
interface Before {
  readonly trace: ItemTrace;
  readonly totals: ReadonlyMap<string, string>;
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
    const reach = actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at);
    const { entries, before } = await this.database.as(reach, async (tx) => ({
      entries: (await readQueue(tx, opened, memberCodes(plan))).filter(({ row }) => seen.reads(row)),
      before: await this.readBefore(tx, opened),
    }));
    const rows = entries.map((entry) => ({
      entry,
      row: describeRow(opened, entry, { before, seen, actor }),
      place: entry.place,
    }));
    const isIn = (view: QueueView) => rows.filter((each) => VIEWS[view](each, actor));
    const passes = filterOf(opened, query);
    const shown = new Set(isIn(query.view ?? 'waiting').filter(({ row }) => passes(row)));
    const sorted = sortRows(rows, query.sort, query.order);
    const from = startOf(sorted, shown, query.cursor);
    const rest = sorted.slice(from.at).filter((each) => (shown as ReadonlySet<PlacedRow>).has(each));
    const page = rest.slice(0, query.limit);
    const last = page.at(-1);
    return {
      rows: page.map(({ row }) => row),
      total: shown.size,
      next: rest.length > page.length && last ? `${last.place}-${from.served + page.length}` : null,
      counts: Object.fromEntries(QUEUE_VIEWS.map((view) => [view, isIn(view).length])) as QueuePage['counts'],
      barred: rows.filter(({ row }) => row.barred && TO_DECIDE.includes(row.state)).length,
      others: rows.filter(({ entry, row }) => waitsForAnother(row, entry, actor)).length,
    };
  }

  private async readBefore(tx: EntityManager, opened: OpenedCycle): Promise<Before | null> {
    const [found] = await tx.query<{ id: string }[]>(BEFORE, [opened.cycle.id]);
    if (!found) return null;
    const trace = await this.traceItems.execute(opened, await this.catalogue.openById(found.id));
    const rows = await tx.query<{ member: string; indicatorId: string; value: string }[]>(TOTALS, [
      found.id,
      memberCodes(opened.plan),
    ]);
    return {
      trace,
      totals: new Map(rows.map(({ member, indicatorId, value }) => [`${member} ${indicatorId}`, value])),
    };
  }
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

function describeRow(
  opened: OpenedCycle,
  entry: QueuedEntry,
  { before, seen, actor }: { readonly before: Before | null; readonly seen: Seen; readonly actor: Actor },
): QueueRow {
  const { row, indicatorId, value } = entry;
  const figure = isFigure(indexPlan(opened.plan).byId.get(indicatorId)?.indicator.type ?? 'text') ? value : null;
  const then = before?.trace('indicator', indicatorId);
  const earlier = then?.kind === 'same' ? (before?.totals.get(`${row.member} ${then.id}`) ?? null) : null;
  const change =
    figure === null || earlier === null ? null : Decimal.parse(figure).sub(Decimal.parse(earlier)).toString();
  const read = rowFor(entry, actor, seen.barred(row));
  return { ...read, value: figure, before: earlier, change, judges: seen.judges(row) };
}

/** A colleague began it, or it waits for another approval than the reader's own. */
function waitsForAnother(row: QueueRow, { reviewerId }: QueuedEntry, { id }: Actor): boolean {
  if (!TO_DECIDE.includes(row.state) || row.barred) return false;
  return row.approvedByYou || (reviewerId !== null && reviewerId !== id);
}

type InView = (each: { readonly entry: QueuedEntry; readonly row: QueueRow }, actor: Actor) => boolean;

const VIEWS: Readonly<Record<QueueView, InView>> = {
  // What is a colleague's alone to judge does not wait for this reader.
  waiting: ({ row }) => TO_DECIDE.includes(row.state) && !row.barred && !row.approvedByYou,
  // What the reader began stays theirs while it is open, also while the member is asked.
  mine: ({ entry, row }, { id }) =>
    entry.reviewerId === id &&
    !row.approvedByYou &&
    (TO_DECIDE.includes(row.state) || row.state === 'CLARIFICATION_REQUESTED'),
  'not-begun': ({ entry, row }) => row.state === 'PENDING' && entry.reviewerId === null,
  resubmitted: ({ row }) => row.resubmitted && TO_DECIDE.includes(row.state),
  flagged: ({ row }) => row.findings > 0 && TO_DECIDE.includes(row.state),
  answered: ({ row }) => row.state === 'ANSWERED',
  all: () => true,
};

function filterOf(
  { plan }: OpenedCycle,
  { member, pillar, state, search = '' }: QueueQuery,
): (row: QueueRow) => boolean {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const names = new Map(plan.members.map(({ code, name }) => [code, wordsOf(name)]));
  const questions = new Map(
    plan.commitments.flatMap(({ indicators }) =>
      indicators.map(({ code, label, question }) => [
        code,
        `${code} ${label} ${wordsOf(question)}`.toLocaleLowerCase(),
      ]),
    ),
  );
  return (row) => {
    const told =
      `${row.member} ${names.get(row.member) ?? ''}`.toLocaleLowerCase() + ` ${questions.get(row.indicator) ?? ''}`;
    return (
      (!member || row.member === member) &&
      (!pillar || row.pillar === pillar) &&
      (!state || row.state === state) &&
      words.every((word) => told.includes(word))
    );
  };
}

function wordsOf({ texts }: LocalText): string {
  return Object.values(texts)
    .map(({ text }) => text)
    .join(' ');
}

/** Where a page begins: after the row that the one before ended with; where that has left, after as many as were served. */
function startOf(
  sorted: readonly PlacedRow[],
  shown: ReadonlySet<PlacedRow>,
  cursor: string | undefined,
): { readonly at: number; readonly served: number } {
  if (cursor === undefined) return { at: 0, served: 0 };
  const [, place, served] = /^(\d{1,9})-(\d{1,9})$/.exec(cursor) ?? [];
  if (place === undefined || served === undefined)
    throw new Refusal('request.invalid', {
      faults: [
        { pointer: '/cursor', message: 'This is no cursor of a page.', cure: 'Send the "next" of the page before.' },
      ],
    });
  const found = sorted.findIndex((each) => each.place === Number(place));
  if (found >= 0) return { at: found + 1, served: Number(served) };
  const nth = sorted.filter((each) => shown.has(each))[Number(served)];
  return { at: nth ? sorted.indexOf(nth) : sorted.length, served: Number(served) };
}
