import { randomUUID } from 'node:crypto';
import type { MailKind } from '@signatory/domain';
import type { MailFacts } from '@signatory/persistence';
import { enqueue, notifyChanged } from '@signatory/queue';
import type { EntityManager } from 'typeorm';

// What was written once for an occasion is not written again.
const WRITE = `insert into mail (id, person_id, kind, facts, occasion, created_at, letter) values ($1, $2, $3, $4, $5, $6,
    not exists (select from notification_setting n where n.person_id = $2 and $3 = any (n.off)))
  on conflict (occasion) do nothing returning id, letter`;

export interface MailToWrite {
  readonly person: string;
  readonly kind: MailKind;
  readonly facts: MailFacts;
  readonly occasion: string;
  readonly at: Date;
}

/** Writes news to a person, once for its occasion, and has the letter sent to who wants it. */
export async function writeMail(tx: EntityManager, mail: MailToWrite): Promise<void> {
  const { person, kind, facts, occasion, at } = mail;
  const rows = await tx.query<{ id: string; letter: boolean }[]>(WRITE, [
    randomUUID(),
    person,
    kind,
    JSON.stringify(facts),
    occasion,
    at,
  ]);
  for (const { id, letter } of rows) if (letter) await enqueue(tx, 'mail.send', { mailId: id });
  if (rows.length > 0) await notifyChanged(tx, { member: null, cycle: null, keys: ['news'], reader: person });
}

/** Of a person `p`: an account in use. */
export const IN_USE = 'p.disabled_at is null';

/** Of a role `g`: in force at an instant, on a plan and a cycle. */
export const inForce = (plan: string, cycle: string, at: string): string =>
  `g.plan_id = ${plan} and (g.cycle_id is null or g.cycle_id = ${cycle}) and (g.until is null or g.until > ${at})`;

/** Whether whoever was asked for a part `c` still has a role for its member: of a role that ended no letter is written. */
export const stillContributes = (plan: string, cycle: string, at: string): string =>
  `exists (select from role_grant g where g.person_id = c.contributor::uuid and c.member_code = any (g.members)
    and ${inForce(plan, cycle, at)})`;

/** The members whose official a person `p` is, as an array: what `ownMembers` says of an actor. */
export const officialOf = (plan: string, cycle: string, at: string): string =>
  `array_remove(p.nationality || array(select unnest(g.members) from role_grant g where g.person_id = p.id
    and g.role in ('lead-focal-point', 'focal-point', 'contributor') and ${inForce(plan, cycle, at)}), null)`;

/** Whether a person `p` declared that it judges nothing of a member in a cycle. */
export const recusedFrom = (member: string, cycle: string): string =>
  `exists (select from recusal r where r.person_id = p.id and r.cycle_id = ${cycle} and r.withdrawn_at is null
    and cardinality(r.pillars) = 0 and ${member} = any (r.members))`;
