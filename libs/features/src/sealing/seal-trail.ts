import { AuditCheckpointEntity, Database } from '@signatory/persistence';
import { checkCheckpoint, MerkleFrontier, ringOf, signCheckpoint } from '@signatory/proof';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { keyOf, SIGNING, SigningKeys, type Signing } from '../releases/index.js';
import { leafOf, type StoredEvent } from './sealed-event.js';

/** Of one transaction: a burst is sealed in several. */
const MOST = 10_000;
const UNSEALED = `select id, at, body from audit_event where sealed_seq is null order by id limit ${MOST}`;

/** The trail is not as this installation sealed it: nothing is sealed over it. */
export class TrailDamaged extends Error {
  override readonly name = 'TrailDamaged';
}

/**
 * Seals what was committed to the trail since the last time: each event gets its place, and a checkpoint over all of them is
 * signed. Ids are not the order of commits, so that an event may get a place behind one with a larger id. One process at a
 * time seals; any number may try.
 */
@Injectable()
export class SealTrail {
  constructor(
    private readonly database: Database,
    private readonly keys: SigningKeys,
    @Inject(SIGNING) private readonly signing: Signing,
  ) {}

  /** Answers the newest checkpoint that it made, or null where there was nothing to seal. @throws TrailDamaged */
  async execute(at: Date): Promise<string | null> {
    let newest: string | null = null;
    for (;;) {
      const made = await this.database.as({ actor: 'system', audit: true }, (tx) => this.sealNext(tx, at));
      if (made === null) return newest;
      newest = made.note;
      if (made.count < MOST) return newest;
    }
  }

  private async sealNext(tx: EntityManager, at: Date): Promise<{ note: string; count: number } | null> {
    const [lock]: { taken: boolean }[] = await tx.query(
      `select pg_try_advisory_xact_lock(hashtext('seal_trail')) as taken`,
    );
    if (!lock?.taken) return null;
    const events: StoredEvent[] = await tx.query(UNSEALED);
    if (events.length === 0) return null;
    const tree = await this.openTree(tx);
    const first = tree.size;
    for (const event of events) tree.append(leafOf(event));
    const [, placed]: [unknown, number] = await tx.query(
      `update audit_event event set sealed_seq = $2::bigint + sealed.n - 1
       from unnest($1::bigint[]) with ordinality as sealed (id, n)
       where event.id = sealed.id and event.sealed_seq is null`,
      [events.map(({ id }) => id), first],
    );
    if (placed !== events.length)
      throw new TrailDamaged('Events got a place in the trail that this installation did not give them.');
    const checkpoint = { origin: originOf(this.signing.site), size: tree.size, root: tree.root() };
    const note = signCheckpoint(checkpoint, keyOf(this.signing));
    await tx.insert(AuditCheckpointEntity, { size: String(tree.size), frontier: tree.frontier(), note, at });
    return { note, count: events.length };
  }

  /** The tree as it was signed last: who could change the database could change what it grows from. */
  private async openTree(tx: EntityManager): Promise<MerkleFrontier> {
    const [last] = await tx.find(AuditCheckpointEntity, { order: { size: 'desc' }, take: 1 });
    if (!last) return MerkleFrontier.empty();
    const { keys } = await this.keys.read();
    const verdict = checkCheckpoint(last.note, ringOf([keyOf(this.signing).publicKey, ...keys]));
    const tree = MerkleFrontier.resume(Number(last.size), last.frontier);
    if (
      verdict.kind !== 'good' ||
      verdict.checkpoint.size !== tree.size ||
      !verdict.checkpoint.root.equals(tree.root())
    )
      throw new TrailDamaged(
        `The checkpoint over ${last.size} events is not as it was signed. Keep the database as it is, and run "signatory audit verify".`,
      );
    return tree;
  }
}

/** Whose trail it is: the public address without its scheme. */
function originOf(site: string): string {
  const { host, pathname } = new URL(site);
  return `${host}${pathname.replace(/\/$/, '')}/audit`;
}
