import type { ServerResponse } from 'node:http';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Environment } from '@signatory/config';
import { isConflicted, ownMembers, type Actor, type Plan } from '@signatory/domain';
import { actorReach, Catalogue, memberCodes, reachAnywhere, Sessions, type Signed } from '@signatory/features';
import type { Reach } from '@signatory/persistence';
import { listenChanges, type Change } from '@signatory/queue';
import { ENVIRONMENT } from '../environment.js';
import { LOG, type Log } from '../log.js';
import { Editing } from './editing.js';

/** An open stream: who reads it, and of which members it may tell. */
interface Stream {
  readonly reply: ServerResponse;
  readonly token: string;
  readonly actor: Actor;
  readonly members: ReadonlySet<string>;
  /** Those of whose drafts it may tell as well. */
  readonly drafts: ReadonlySet<string>;
  /** Those that the actor judges. */
  readonly judged: ReadonlySet<string>;
}

const HEARTBEAT_MS = 15_000;
/** A reader that takes nothing is cut off: its queue would grow in our memory. It comes back and is told to refetch. */
const MOST_WAITING_BYTES = 65_536;

/**
 * The live events of this process: one connection to the database, any number of readers. Events carry keys, never values,
 * and nothing is replayed: after a gap a reader is told to fetch again.
 */
@Injectable()
export class EventStreams implements OnModuleInit, OnModuleDestroy {
  private readonly streams = new Set<Stream>();
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
      onReset: () => this.broadcast('event: resync\ndata: {}\n\n'),
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

  /** Adds a reader. Its members are those that the grants let it read, of every plan. */
  async open(reply: ServerResponse, token: string, { actor }: Signed): Promise<void> {
    const at = new Date();
    const plans = new Map((await this.catalogue.list()).map(({ plan }) => [plan.id, plan]));
    const reaches = [...plans.values()].map((plan) => reachAnywhere(actor, plan.id, memberCodes(plan), at));
    const drafts = new Set(reaches.flatMap(({ reads = [] }) => reads));
    const reviews = reaches.flatMap(({ reviews: each = [] }) => each);
    const judged = new Set([...plans.values()].flatMap((plan, n) => judgedMembers(actor, plan, reaches[n], at)));
    const members = new Set([...drafts, ...reviews]);
    const stream = { reply, token, actor, members, drafts, judged };
    this.streams.add(stream);
    reply.on('close', () => this.streams.delete(stream));
    reply.write('retry: 2000\nevent: resync\ndata: {}\n\n');
  }

  private tell({ keys, unpublished, person, editing, ...audience }: Change): void {
    if (editing) for (const place of keys) this.editing.hear(place, editing, new Date());
    if (person !== undefined) return this.end(person);
    const { member } = audience;
    const text = `event: change\ndata: ${JSON.stringify({ member, keys })}\n\n`;
    if (unpublished !== undefined) return void this.tellKeepers(unpublished, text);
    for (const stream of this.streams) if (isFor(stream, audience)) this.write(stream, text);
  }

  /** Told to those who may read the cycle's releases before they are public, as their grants are now. */
  private async tellKeepers(cycleId: string, text: string): Promise<void> {
    try {
      const { cycle, plan } = await this.catalogue.openById(cycleId);
      const scope = { plan: plan.id, cycle: cycle.code };
      for (const stream of this.streams)
        if (actorReach(stream.actor, scope, [], new Date()).releases) this.write(stream, text);
    } catch (error) {
      // Who waits for it asks again when its stream begins anew.
      this.log.warn({ error: (error as Error).message }, 'live events');
    }
  }

  /** What a person may see has changed: the streams begin again, with the grants that hold now, if a session still does. */
  private end(person: string): void {
    for (const stream of this.streams) {
      if (stream.actor.id !== person) continue;
      this.streams.delete(stream);
      stream.reply.end();
    }
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
        else stream.reply.end();
      } catch {
        // The database is away for a moment; the stream tells nothing meanwhile and may stay.
        this.write(stream, ': still here\n\n');
      }
    }
  }
}

/** Of the members that judges read, those of which the actor is told that they are being judged: no official of theirs is. */
function judgedMembers(actor: Actor, plan: Plan, reach: Reach | undefined, at: Date): string[] {
  const { reviews = [], releases } = reach ?? {};
  const own = ownMembers(actor, { plan: plan.id, at: at.toISOString() });
  if (releases === 'write') return [...reviews];
  return reviews.filter((member) => !own.some((each) => isConflicted(each, member, plan.conflictGroups)));
}

function isFor(stream: Stream, { member, draft, judged, reader }: Omit<Change, 'keys'>): boolean {
  if (reader !== undefined) return stream.actor.id === reader;
  if (member === null) return true;
  return (draft ? stream.drafts : judged ? stream.judged : stream.members).has(member);
}

function sameRoles(one: Actor, other: Actor): boolean {
  return JSON.stringify(one.grants) === JSON.stringify(other.grants);
}
