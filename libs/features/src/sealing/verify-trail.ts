import type { TrailIntegrity } from '@signatory/contract';
import { Database } from '@signatory/persistence';
import { checkCheckpoint, ringOf, TrailCheck, type Checkpoint } from '@signatory/proof';
import { Injectable } from '@nestjs/common';
import { SigningKeys } from '../releases/index.js';
import { ReadTrail } from './read-trail.js';
import { leafOf } from './sealed-event.js';

const CHECKPOINTS = 'select size, note from audit_checkpoint order by size';
// In one statement, so that a sealing at the same time is seen whole or not at all.
const ENDS = `select coalesce((select max(size) from audit_checkpoint), 0) as signed,
  coalesce((select max(sealed_seq) + 1 from audit_event), 0) as placed`;

/** Holds the whole trail against every checkpoint that was signed over it, and each of those against the keys. */
@Injectable()
export class VerifyTrail {
  constructor(
    private readonly database: Database,
    private readonly trail: ReadTrail,
    private readonly keys: SigningKeys,
  ) {}

  async execute(at: Date): Promise<TrailIntegrity> {
    const reach = { actor: 'system', audit: true };
    const notes = await this.database.readAs<{ size: string; note: string }>(reach, CHECKPOINTS);
    const ring = ringOf((await this.keys.read()).keys);
    const signed: Checkpoint[] = [];
    let unsigned: number | null = null;
    for (const { size, note } of notes) {
      const verdict = checkCheckpoint(note, ring);
      if (verdict.kind === 'good' && verdict.checkpoint.size === Number(size)) signed.push(verdict.checkpoint);
      else unsigned ??= Number(size);
    }
    const last = Number(notes.at(-1)?.size ?? 0);
    const checking = new TrailCheck(signed);
    for await (const { place, ...event } of this.trail.events(last)) {
      // A gap: what follows stands at another place than it was signed at.
      checking.add(place === checking.size ? leafOf(event) : '');
    }
    const { agreed, broken } = checking.end();
    const [ends] = await this.database.readAs<{ signed: string; placed: string }>(reach, ENDS);
    const { signed: end = '0', placed = '0' } = ends ?? {};
    return {
      at: at.toISOString(),
      events: last,
      checkpoints: notes.length,
      agreed,
      broken:
        broken ??
        (unsigned !== null ? { after: agreed, before: unsigned } : null) ??
        // Placed in the trail and signed by nobody.
        (Number(placed) > Number(end) ? { after: Number(end), before: Number(placed) } : null),
    };
  }
}
