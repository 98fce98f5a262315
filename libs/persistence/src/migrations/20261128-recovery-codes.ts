import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Recovery codes stand in for every second factor of a person, passkeys too, and no longer hang on the app's. */
export class RecoveryCodes1795490000000 implements MigrationInterface {
  readonly name = 'RecoveryCodes1795490000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table recovery_code drop constraint recovery_code_second_factor_fkey,
        add constraint recovery_code_person_fkey foreign key (person_id) references person (id) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from recovery_code where person_id not in (select person_id from second_factor);
      alter table recovery_code drop constraint recovery_code_person_fkey,
        add constraint recovery_code_second_factor_fkey foreign key (person_id)
          references second_factor (person_id) on delete cascade`);
  }
}
