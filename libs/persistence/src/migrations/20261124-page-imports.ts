import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes and conflicts are each read page by page: one index, the key itself, serves that and halves a large dry run. */
export class PageImports1795478540001 implements MigrationInterface {
  readonly name = 'PageImports1795478540001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index import_field_cycle_id_member_code_import_id_kind_n_idx;
      alter table import_field drop constraint import_field_pkey;
      alter table import_field add constraint import_field_pkey primary key (cycle_id, member_code, import_id, kind, n)`);
  }

  async down(): Promise<void> {
    throw new Error('The key of what imports found stays. Restore a backup into an empty database instead.');
  }
}
