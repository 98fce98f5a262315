import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS: readonly string[] = [
  `create table notification_setting (
    person_id uuid not null,
    language text,
    off text[] not null default '{}',
    token text not null,
    constraint notification_setting_pkey primary key (person_id),
    constraint notification_setting_person_fkey foreign key (person_id) references person (id),
    constraint notification_setting_token_key unique (token)
  )`,
  `create table mail (
    id uuid not null,
    person_id uuid not null,
    kind text not null,
    facts jsonb not null,
    occasion text not null,
    created_at timestamptz not null default now(),
    claimed_at timestamptz,
    sent_at timestamptz,
    failed text,
    constraint mail_pkey primary key (id),
    constraint mail_person_fkey foreign key (person_id) references person (id),
    constraint mail_occasion_key unique (occasion),
    constraint mail_kind_check check (kind in ('opening', 'deadline', 'missed', 'correction'))
  )`,
];

/** Letters to people, each once, and who wants none of which. */
export class Mail1795478560002 implements MigrationInterface {
  readonly name = 'Mail1795478560002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mail; drop table notification_setting');
  }
}
