import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from './create-schema/row-level-security.js';

const among = (setting: string): string =>
  `member_code in (select unnest(nullif(current_setting('${setting}', true), '')::text[]))`;
// Whoever opens the link of a letter has no account yet: what it opens is looked up, and written, by the system.
const SYSTEM = "(select current_setting('app.actor', true)) = 'system'";

const STATEMENTS: readonly string[] = [
  `create table contributor_invitation (
    cycle_id uuid not null,
    member_code text collate "C" not null,
    id uuid not null default gen_random_uuid(),
    email text not null,
    pillars text[] not null default '{}',
    until timestamptz not null,
    language text not null,
    token_sha256 text,
    invited_by text not null,
    invited_at timestamptz not null default now(),
    expires_at timestamptz not null,
    claimed_at timestamptz,
    sent_at timestamptz,
    withdrawn_by text,
    withdrawn_at timestamptz,
    accepted_by uuid,
    accepted_at timestamptz,
    constraint contributor_invitation_pkey primary key (cycle_id, member_code, id),
    constraint contributor_invitation_cycle_fkey foreign key (cycle_id) references cycle (id),
    constraint contributor_invitation_person_fkey foreign key (accepted_by) references person (id),
    constraint contributor_invitation_token_sha256_key unique (token_sha256),
    constraint contributor_invitation_email_check check (email = lower(email)),
    constraint contributor_invitation_ended_check check (num_nonnulls(withdrawn_by, withdrawn_at) in (0, 2)
      and num_nonnulls(accepted_by, accepted_at) in (0, 2) and num_nonnulls(withdrawn_at, accepted_at) < 2)
  )`,
  'create index contributor_invitation_id_idx on contributor_invitation (id)',
  ...secure('contributor_invitation', {
    select: `(${among('app.reads')} or ${SYSTEM})`,
    insert: among('app.writes'),
    update: `(${among('app.writes')} or ${SYSTEM})`,
  }),
];

/** A lead focal point invites contributors for the own member. */
export class InviteContributors1795491750000 implements MigrationInterface {
  readonly name = 'InviteContributors1795491750000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Whom a member invited is not thrown away. Restore a backup into an empty database instead.');
  }
}
