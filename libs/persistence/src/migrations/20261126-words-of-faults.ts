import type { MigrationInterface, QueryRunner } from 'typeorm';

const WORDS = `
alter table import_fault add column words jsonb;
alter table import_fault alter column message drop not null;
alter table import_fault alter column cure drop not null;
alter table import_fault add constraint import_fault_words_check check (words is not null or (message is not null and cure is not null));
alter table report_import add column cause_words jsonb;
`;

/**
 * What is wrong with a brought file is kept as a code with its values, and said in the language of whoever reads it. What was
 * kept as a sentence stays one. No `down`: what was kept since has no sentence.
 */
export class WordsOfFaults1795479000000 implements MigrationInterface {
  readonly name = 'WordsOfFaults1795479000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WORDS);
  }

  async down(): Promise<void> {
    throw new Error('Words of faults cannot be made sentences again. Restore a backup into an empty database instead.');
  }
}
