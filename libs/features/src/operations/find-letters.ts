import type { LettersQuery, LetterState } from '@signatory/contract';
import { keptBy, type KeeperQuestion, type MailKind } from '@signatory/domain';
import type { Database, MailFacts } from '@signatory/persistence';

/** A letter with what became of it. */
export interface FoundLetter {
  readonly id: string;
  readonly kind: MailKind;
  readonly facts: MailFacts;
  /** Of its cycle; null of a letter about a plan before any cycle. */
  readonly cycle: string | null;
  readonly plan: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly writtenAt: Date;
  readonly sentAt: Date | null;
  readonly state: LetterState;
  /** The job that sends it, while that is not done. */
  readonly job: string | null;
  readonly sends: number | null;
  readonly handedAt: Date | null;
  readonly cause: string | null;
}

export interface LettersQuestion extends LettersQuery, KeeperQuestion {
  /** One of them only. */
  readonly id?: string;
  readonly limit: number;
}

// A letter is of its cycle, or of the plan that a consultation is on: told to who keeps the plan, or that cycle of it.
const LETTERS = `with job as (
    select payload ->> 'mailId' as mail, id, sends, sent_at, failed from outbox where name = 'mail.send' and done_at is null
  ), letter as (
    select m.id, m.kind, m.facts, c.code as cycle, coalesce(c.plan_id, m.facts -> 'plan' ->> 'id') as plan, m.person_id as "personId",
      p.name, p.email, m.created_at as "writtenAt", m.sent_at as "sentAt", job.id as job, job.sends, job.sent_at as "handedAt",
      coalesce(job.failed, m.failed) as cause,
      case when m.sent_at is not null then 'SENT' when m.failed is not null then 'UNCERTAIN'
        when job.failed is not null then 'FAILED' else 'WAITING' end as state
    from mail m join person p on p.id = m.person_id
    left join cycle c on c.id::text = m.facts ->> 'cycle' left join job on job.mail = m.id::text
    where m.letter
      and ($5::uuid is null or (m.created_at, m.id) < (select o.created_at, o.id from mail o where o.id = $5))
  )
  select * from letter
  where (plan = any ($1::text[]) or cycle = any ($2::text[]))
    and ($3::text is null or state = $3)
    and ($4::text is null or strpos(lower(name), lower($4)) > 0 or strpos(email, lower($4)) > 0)
    and ($6::uuid is null or id = $6)
  order by "writtenAt" desc, id desc limit $7`;

/** The letters of the plans and cycles for which the actor holds a permission, the newest first. @throws Refusal `permission.missing` */
export function findLetters(
  database: Database,
  { actor, at, permission, state, to, after, id, limit }: LettersQuestion,
): Promise<FoundLetter[]> {
  return database.readPublic<FoundLetter>(LETTERS, [
    ...keptBy({ actor, at, permission }),
    state ?? null,
    to || null,
    after ?? null,
    id ?? null,
    limit,
  ]);
}
