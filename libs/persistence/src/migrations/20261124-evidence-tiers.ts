import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READS, REVIEWS } from './create-schema/row-level-security.js';
import { standing } from './20261124-hide-drafts.js';

// Until now nobody chose a tier, and links were shown to everybody who saw the report: they stay what they were.
const OPEN_LINKS = `
select set_config('app.backup', 'on', true);
select set_config('app.reads', members, true), set_config('app.writes', members, true)
  from (select coalesce(array_agg(distinct member_code)::text, '') as members from report) known;
update evidence set tier = 'public' where blob_sha256 is null;
select set_config('app.backup', '', true), set_config('app.reads', '', true), set_config('app.writes', '', true)`;

/** Evidence of the tier `secretariat` is hidden from those who judge, and a cited file is one of the same member. */
export class EvidenceTiers1795478530001 implements MigrationInterface {
  readonly name = 'EvidenceTiers1795478530001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OPEN_LINKS);
    await runner.query(`alter table evidence alter tier drop default,
      add constraint evidence_blob_fkey foreign key (member_code, blob_sha256) references blob (member_code, sha256)`);
    await runner.query(`alter policy evidence_select on evidence
      using (${READS} or (${REVIEWS} and tier <> 'secretariat' and ${standing('evidence')}))`);
  }

  async down(): Promise<void> {
    throw new Error('Who may see evidence was chosen by people. Restore a backup into an empty database instead.');
  }
}
