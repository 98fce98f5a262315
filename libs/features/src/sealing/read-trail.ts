import type { TrailSeal } from '@signatory/contract';
import { Database, type Reach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { StoredEvent } from './sealed-event.js';

/** An event with its place in the sealed trail, from 0. */
export interface PlacedEvent extends StoredEvent {
  readonly place: number;
}

const PAGE = 5_000;
const EVENTS = {
  name: 'sealed-events',
  text: `select id, at, body, sealed_seq::float8 as place from audit_event
    where sealed_seq >= $1 and sealed_seq < $2 order by sealed_seq limit ${PAGE}`,
};
const SEAL = `select last.size, last.at, last.note, (select count(*)::int from audit_event where sealed_seq is null) as unsealed
  from (select) as always left join (select size, at, note from audit_checkpoint order by size desc limit 1) as last on true`;

/** The sealed trail as it is stored. It tells of all plans: who may ask is the caller’s to decide. */
@Injectable()
export class ReadTrail {
  private readonly reach: Reach = { actor: 'system', audit: true };

  constructor(private readonly database: Database) {}

  /** How far the trail is sealed. */
  async seal(): Promise<TrailSeal> {
    const [row] = await this.database.readAs<{
      size: string | null;
      at: Date | null;
      note: string | null;
      unsealed: number;
    }>(this.reach, SEAL);
    const { size = null, at = null, note = null, unsealed = 0 } = row ?? {};
    return {
      unsealed,
      checkpoint:
        size === null || at === null || note === null ? null : { events: Number(size), at: at.toISOString(), note },
    };
  }

  /** The first `size` events in their order, a page of them in memory at a time. */
  async *events(size: number): AsyncIterable<PlacedEvent> {
    for (let from = 0; ;) {
      const page = await this.database.readAs<PlacedEvent>(this.reach, EVENTS, [from, size]);
      yield* page;
      if (page.length < PAGE) return;
      from = (page.at(-1)?.place ?? from) + 1;
    }
  }
}
