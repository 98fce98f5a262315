import type { ServerResponse } from 'node:http';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Environment } from '@signatory/config';
import { Refusal, type Actor } from '@signatory/domain';
import { Catalogue, Sessions, type OpenedCycle, type Signed } from '@signatory/features';
import { listenChanges, type Change } from '@signatory/queue';
import { ENVIRONMENT } from '../environment.js';
import { LOG, type Log } from '../log.js';
import { isTold, sightIn, type CycleSight } from './cycle-sight.js';
import { Editing } from './editing.js';
import { RecentChanges } from './recent-changes.js';

/** An open stream: who reads it, and of what it tells in each cycle that there was something to tell of. */
interface Stream {
  readonly reply: ServerResponse;
  readonly token: string;
  readonly actor: Actor;
  readonly sights: WeakMap<OpenedCycle, CycleSight | null>;
}

const HEARTBEAT_MS = 15_000;
/** Missed changes that are told one by one; where there are more, fetching all anew costs a reader less. */
const MOST_TOLD = 20;
const RESYNC = 'event: resync\ndata: {}\n\n';
/** A reader that takes nothing is cut off: its queue would grow in our memory. It comes back and is told to refetch. */
const MOST_WAITING_BYTES = 65_536;
/** Of one person: a browser has one, whatever the number of its windows. */
const MOST_OF_PERSON = 100;
/** When it is worth asking again, in seconds. */
const ASK_AGAIN = 60;

/**
 * The live events of this process: one connection to the database, any number of readers. Events carry keys, never values.
 * A reader whose stream begins a moment after what it read is told what changed in between; after a gap it is to fetch again.
 */
@Injectable()
export class EventStreams implements OnModuleInit, OnModuleDestroy {
  private readonly streams = new Set<Stream>();
  private readonly cycles = new Map<string, OpenedCycle>();
  private readonly recent = new RecentChanges();
  private telling = Promise.resolve();
  private listener: { close(): Promise<void> } | undefined;
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOG) private readonly log: Log,
    private readonly sessions: Sessions,
    private readonly catalogue: Catalogue,
    private readonly editing: Editing,
  ) {}

  onModuleInit(): void {
    const { databaseUrl } = this.environment;
    if (databaseUrl === undefined) return;
    this.listener = listenChanges(databaseUrl, {
      onChange: (change) => this.tell(change),
      onReset: () => {
        this.recent.begin(new Date());
        this.broadcast(RESYNC);
      },
      onError: (error) => this.log.warn({ error: error.message }, 'live events'),
    });
    this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MS);
  }

  /** Streams end before the server waits for its connections, or it would wait for ever. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.heartbeat);
    for (const { reply } of this.streams) reply.end();
    this.streams.clear();
    await this.listener?.close();
  }

  /** Each is a socket, told of every change and asked about every fifteen seconds. @throws Refusal `rate.limited` */
  requireRoom({ id }: Actor): void {
    let own = 0;
    for (const { actor } of this.streams) if (actor.id === id) own += 1;
    if (own >= MOST_OF_PERSON) throw new Refusal('rate.limited', { seconds: ASK_AGAIN });
  }

  /** Adds a reader, who is told of what its grants let it read: from `since` on where that is known, else of all anew. */
  open(reply: ServerResponse, token: string, { actor }: Signed, since: Date | null): void {
    const stream: Stream = { reply, token, actor, sights: new WeakMap() };
    const missed = since && this.recent.since(since, new Date());
    this.streams.add(stream);
    reply.on('close', () => this.streams.delete(stream));
    // The id is not of an event: it marks each later connection of this reader as one that follows a gap.
    reply.write('retry: 2000\nid: 0\n\n');
    // What a person may see changed meanwhile: the stream begins again with the grants that hold now.
    if (missed?.some(({ person }) => person === actor.id)) this.endStream(stream);
    else if (missed === null || missed.length > MOST_TOLD) reply.write(RESYNC);
    else for (const change of missed) if (change.person === undefined) this.enqueue(change, [stream]);
  }

  private tell(change: Change): void {
    const now = new Date();
    this.recent.add(change, now);
    const { person, editing, keys } = change;
    if (editing) for (const place of keys) this.editing.hear(place, editing, now);
    if (person === undefined) this.enqueue(change, this.streams);
    else this.end(person);
  }

  /** One after the other, also where a cycle has to be looked up first. */
  private enqueue(change: Change, streams: Iterable<Stream>): void {
    this.telling = this.telling.then(() => this.tellAudience(change, streams));
  }

  private async tellAudience({ keys, reader, cycle, ...change }: Change, streams: Iterable<Stream>): Promise<void> {
    const text = `event: change\ndata: ${JSON.stringify({ member: change.member, keys })}\n\n`;
    const opened = cycle === null || this.streams.size === 0 ? null : await this.find(cycle);
    // A cycle that cannot be looked up now: who waits for it asks again when its stream begins anew.
    if (cycle !== null && opened === null) return;
    for (const stream of streams) {
      // Closed since it was to be told.
      if (!this.streams.has(stream)) continue;
      const sight = opened && this.sightOf(stream, opened);
      if (reader !== undefined ? stream.actor.id === reader : opened === null || (sight && isTold(sight, change)))
        this.write(stream, text);
    }
    // Its plan may be another version now, with other members.
    if (keys.includes('cycles') || keys.includes('plans')) this.cycles.clear();
  }

  private async find(id: string): Promise<OpenedCycle | null> {
    try {
      const opened = this.cycles.get(id) ?? (await this.catalogue.openById(id));
      this.cycles.set(id, opened);
      return opened;
    } catch (error) {
      this.log.warn({ error: (error as Error).message }, 'live events');
      return null;
    }
  }

  private sightOf({ sights, actor }: Stream, opened: OpenedCycle): CycleSight | null {
    const known = sights.get(opened);
    if (known !== undefined) return known;
    const sight = sightIn(opened, actor, new Date());
    sights.set(opened, sight);
    return sight;
  }

  /** What a person may see has changed: the streams begin again, with the grants that hold now, if a session still does. */
  private end(person: string): void {
    for (const stream of this.streams) {
      if (stream.actor.id === person) this.endStream(stream);
    }
  }

  /** Nothing may be written after it. Its reader comes back and fetches again. */
  private endStream(stream: Stream): void {
    this.streams.delete(stream);
    stream.reply.end();
  }

  private broadcast(text: string): void {
    for (const stream of this.streams) this.write(stream, text);
  }

  private write(stream: Stream, text: string): void {
    if (stream.reply.writableLength > MOST_WAITING_BYTES) {
      stream.reply.destroy();
      this.streams.delete(stream);
      return;
    }
    stream.reply.write(text);
  }

  /** Keeps proxies from closing what is quiet, and ends the stream of a session that has ended or holds other roles by now. */
  private async beat(): Promise<void> {
    for (const stream of this.streams) {
      try {
        const signed = await this.sessions.find(stream.token, new Date());
        // A stand-in comes and goes by the clock: with other roles the stream begins again.
        if (signed && sameRoles(signed.actor, stream.actor)) this.write(stream, ': still here\n\n');
        else this.endStream(stream);
      } catch {
        // The database is away for a moment; the stream tells nothing meanwhile and may stay.
        this.write(stream, ': still here\n\n');
      }
    }
  }
}

function sameRoles(one: Actor, other: Actor): boolean {
  return JSON.stringify(one.grants) === JSON.stringify(other.grants);
}
