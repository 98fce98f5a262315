import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far a document is that is being drawn: pages drawn, of how many. */
export class FollowPages1795478700031 implements MigrationInterface {
  readonly name = 'FollowPages1795478700031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table release_file add column pages_drawn integer, add column pages integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table release_file drop column pages_drawn, drop column pages');
  }
}
