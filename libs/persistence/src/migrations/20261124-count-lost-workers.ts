import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A job remembers how often a worker vanished with it: it may be what kills them. */
export class CountLostWorkers1795478580002 implements MigrationInterface {
  readonly name = 'CountLostWorkers1795478580002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox add losses integer not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox drop losses');
  }
}
