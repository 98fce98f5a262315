import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Database, NOBODY } from '@signatory/persistence';
import { LINKS, type LinkSettings } from './link-settings.js';

/** Further ahead than this nobody waits: the link is asked for another time. */
const MOST_MS = 15_000;

// One statement takes the next free moment of a server, however many workers want one.
const TAKE = `
  insert into link_host (host, free_at) values ($1, clock_timestamp() + $2 * interval '1 millisecond')
  on conflict (host) do update set free_at = greatest(link_host.free_at, clock_timestamp()) + $2 * interval '1 millisecond'
    where link_host.free_at < clock_timestamp() + $3 * interval '1 millisecond'
  returning extract(epoch from free_at - clock_timestamp()) * 1000 - $2 as "waitMs"`;
const FORGET = `delete from link_host where free_at < clock_timestamp() - interval '1 hour'`;

/**
 * Lets all workers together ask each server only now and then, whatever names lead to it: who lists a thousand links to
 * somebody must not be able to have somebody flooded from here.
 */
@Injectable()
export class HostTurns {
  constructor(
    private readonly database: Database,
    @Inject(LINKS) private readonly settings: LinkSettings,
  ) {}

  /** Waits for the turn of an address; answers false where it is too far away. */
  async take(address: string): Promise<boolean> {
    const host = createHash('sha256').update(address).digest('hex');
    const [taken] = await this.database.writeAs(NOBODY, [
      { query: TAKE, params: [host, this.settings.pauseMs, MOST_MS] },
    ]);
    const [row] = taken as { waitMs: string }[];
    if (!row) return false;
    await wait(Math.max(0, Number(row.waitMs)));
    return true;
  }

  async forget(): Promise<void> {
    await this.database.writeAs(NOBODY, [{ query: FORGET, params: [] }]);
  }
}
