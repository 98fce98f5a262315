import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READS, REVIEWS } from './create-schema/row-level-security.js';

/** That one of two has searched is for those who judge, as a first blind score is: a member reads of it once it may answer. */
export class HideFirstSearch1795480000300 implements MigrationInterface {
  readonly name = 'HideFirstSearch1795480000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter policy silent_cell_select on silent_cell using (${REVIEWS} or (${READS} and searches = 2))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('A search that is hidden stays hidden. Restore a backup into an empty database instead.');
  }
}
