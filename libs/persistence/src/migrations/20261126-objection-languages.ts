import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which language a member objects to a release; of objections from before nobody knows. */
export class ObjectionLanguages1795479000200 implements MigrationInterface {
  readonly name = 'ObjectionLanguages1795479000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table release_objection add column language text');
  }

  async down(): Promise<void> {
    throw new Error(
      'In which language people wrote is not thrown away. Restore a backup into an empty database instead.',
    );
  }
}
