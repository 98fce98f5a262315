import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever keeps the installation tells everybody something for a time. It is no member's. */
export class Notice1795484000101 implements MigrationInterface {
  readonly name = 'Notice1795484000101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notice (
        id boolean not null default true constraint notice_pkey primary key constraint notice_id_check check (id),
        text jsonb not null,
        from_at timestamptz not null,
        until_at timestamptz not null,
        public boolean not null,
        save_before timestamptz,
        set_by text not null,
        set_at timestamptz not null default now(),
        constraint notice_until_at_check check (until_at > from_at)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notice');
  }
}
