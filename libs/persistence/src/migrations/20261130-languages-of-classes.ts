import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which language a reviewer says why an action is classed as it is; of those from before nobody knows. */
export class LanguagesOfClasses1795491330000 implements MigrationInterface {
  readonly name = 'LanguagesOfClasses1795491330000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table action_class add column language text');
  }

  async down(): Promise<void> {
    throw new Error(
      'In which language people wrote is not thrown away. Restore a backup into an empty database instead.',
    );
  }
}
