import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READS, REVIEWS } from './create-schema/row-level-security.js';

// Each sub-select runs under the policy of the table that it asks: whoever sees a piece sees what is known of its file.
const CITED = `exists (select from evidence e where e.member_code = blob.member_code and e.blob_sha256 = blob.sha256)
  or exists (select from action_evidence e where e.member_code = blob.member_code and e.blob_sha256 = blob.sha256)`;

/** What shows an action may be a file, brought by its member or by an assessor; who cites one must have brought it, or be its member. */
export class ActionFiles1795478600031 implements MigrationInterface {
  readonly name = 'ActionFiles1795478600031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table action_evidence add column blob_sha256 text,
        add constraint action_evidence_blob_fkey foreign key (member_code, blob_sha256) references blob (member_code, sha256);
      create index action_evidence_member_code_blob_sha256_idx on action_evidence (member_code, blob_sha256);
      alter table blob alter column uploaded_by type text[] using array[uploaded_by];
      alter policy blob_select on blob using (${READS} or (${REVIEWS} and (${CITED})))`);
  }

  async down(): Promise<void> {
    throw new Error('Files behind actions are not thrown away. Restore a backup into an empty database instead.');
  }
}
