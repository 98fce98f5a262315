import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session has a name that gives no way in, and tells where it began: its person sees and ends it. */
export class NameSessions1795491700000 implements MigrationInterface {
  readonly name = 'NameSessions1795491700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table session
        add column id uuid not null default gen_random_uuid(),
        add column address text,
        add column agent text`);
    await runner.query('create unique index session_id_key on session (id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table session drop column id, drop column address, drop column agent');
  }
}
