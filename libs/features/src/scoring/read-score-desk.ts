import type { ScorePage, ScorePageQuery, ScoreRow } from '@signatory/contract';
import { isToSettle, Refusal, TO_SETTLE, urgency, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue, type OpenedCycle } from '../catalogue/index.js';
import { readRows } from './score-rows.js';

export interface ScoreDeskQuestion {
  readonly actor: Actor;
  readonly cycle: string;
  readonly query: ScorePageQuery;
  readonly at: Date;
}

/** One page of the scoring desk or the adjudicator's, what waits for the reader first. */
@Injectable()
export class ReadScoreDesk {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** Refuses `not-found` for a cycle of which the actor sees no score, and `request.invalid` for a cursor that is none. */
  async execute({ actor, cycle, query, at }: ScoreDeskQuestion): Promise<ScorePage> {
    const after = readCursor(query.cursor);
    const opened = await this.catalogue.open(cycle);
    const rows = await readRows(this.database, opened, { actor, at });
    const isOfPillar = inPillar(opened, query.pillar);
    const placed = rows.map((row, place): Placed => ({ row, at: [urgency(row), place] }));
    const shown = placed
      .filter(({ row }) => isShown(row, query) && isOfPillar(row))
      .sort((a, b) => compare(a.at, b.at));
    const rest = after ? shown.filter((each) => compare(each.at, after) > 0) : shown;
    const page = rest.slice(0, query.limit);
    return {
      rows: page.map(({ row }) => row),
      total: shown.length,
      next: rest.length > page.length ? (page.at(-1)?.at.join('-') ?? null) : null,
    };
  }
}

/** Where a row stands: its urgency, and its place in the plan's order. */
type PlaceOfRow = readonly [urgency: number, place: number];

interface Placed {
  readonly row: ScoreRow;
  readonly at: PlaceOfRow;
}

function compare(a: PlaceOfRow, b: PlaceOfRow): number {
  return a[0] - b[0] || a[1] - b[1];
}

function isShown(row: ScoreRow, query: ScorePageQuery): boolean {
  const { kind, member, state, unsettled } = row;
  if (kind === 'not-asked' || (query.desk === 'settle' && !isOnDesk(row, query.state))) return false;
  const isIn = query.state === 'unsettled' ? unsettled : query.state === state;
  return (!query.member || query.member === member) && (!query.state || isIn);
}

/** An adjudicator's desk has what waits for a decision; of a state that is asked for all, such as every score that is shared. */
function isOnDesk(row: ScoreRow, state: ScorePageQuery['state']): boolean {
  return state === undefined ? isToSettle(row) : TO_SETTLE.includes(row.state);
}

/** Whether a row's commitment is of a pillar; every one is where none is asked for. */
function inPillar({ plan }: OpenedCycle, pillar: string | undefined): (row: ScoreRow) => boolean {
  if (!pillar) return () => true;
  const own = new Set(plan.commitments.filter((each) => each.pillar === pillar).map(({ id }) => id));
  return ({ commitment }) => own.has(commitment);
}

/** Where the page before ended. A row that has moved since may come twice or not at all, until the news of it asks for all anew. */
function readCursor(cursor: string | undefined): PlaceOfRow | null {
  if (cursor === undefined) return null;
  const [, level, place] = /^(\d)-(\d{1,9})$/.exec(cursor) ?? [];
  if (level === undefined || place === undefined)
    throw new Refusal('request.invalid', {
      faults: [
        { pointer: '/cursor', message: 'This is no cursor of a page.', cure: 'Send the "next" of the page before.' },
      ],
    });
  return [Number(level), Number(place)];
}
