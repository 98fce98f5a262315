import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One place gives an action one class: a stand-in is blind to what the absent person gave, and the index is not. */
export class ActionPlaces1795478599002 implements MigrationInterface {
  readonly name = 'ActionPlaces1795478599002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table action_class add column stands_in_for text;
      create unique index action_class_place_idx on action_class
        (cycle_id, member_code, action_id, coalesce(stands_in_for, reviewer))`);
  }

  async down(): Promise<void> {
    throw new Error(
      'In whose place a class was given is not thrown away. Restore a backup into an empty database instead.',
    );
  }
}
