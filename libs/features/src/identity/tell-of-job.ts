import { randomUUID } from 'node:crypto';
import type { JobNewsKind } from '@signatory/domain';
import { notifyChanged } from '@signatory/queue';
import type { EntityManager } from 'typeorm';

// To a person alone: what a program or a command asked for has nobody who reads. No letter: whoever started it is at work here.
const TELL = `insert into mail (id, person_id, kind, facts, occasion, created_at, letter)
  select $1, p.id, $3, $4, $5, $6, false from person p where p.id::text = $2
  on conflict (occasion) do nothing returning person_id as person`;

export interface EndedJob {
  /** Who started it, as the job keeps it: a person's id, or what is none. */
  readonly by: string | null;
  readonly kind: JobNewsKind;
  /** By id. */
  readonly cycle: string;
  /** Whose report it was about; null where it concerns the whole cycle. */
  readonly member: string | null;
  /** Names this end of this job: told again it is the same. */
  readonly occasion: string;
  readonly at: Date;
}

/** Tells a person, among their news, that what they started has ended. */
export async function tellOfJob(tx: EntityManager, job: EndedJob): Promise<void> {
  const { by, kind, cycle, member, at } = job;
  const facts = { cycle, members: member === null ? [] : [member], at: at.toISOString(), digest: false };
  const occasion = `${cycle} ${kind} ${job.occasion}`;
  const told = await tx.query<{ person: string }[]>(TELL, [
    randomUUID(),
    by,
    kind,
    JSON.stringify(facts),
    occasion,
    at,
  ]);
  for (const { person } of told) await notifyChanged(tx, { member: null, cycle: null, keys: ['news'], reader: person });
}
