import type { MigrationInterface, QueryRunner } from 'typeorm';

const SEEN = `
  member_code in (select unnest(nullif(current_setting('app.reviews', true), '')::text[]))
  or (member_code in (select unnest(nullif(current_setting('app.reads', true), '')::text[])) and (
    command in ('confirm', 'recalibrate', 'share-again')`;
const GIVEN_AGAIN = `or (command = 'rescore' and from_state in ('SHARED', 'CONFIRMED', 'RECALIBRATED', 'SUPERSEDED'))`;

/** A member sees that a score it was shown was taken back for a second one, with the reason: it is the answer to its reply. */
export class SeeScoresTakenBack1795491530000 implements MigrationInterface {
  readonly name = 'SeeScoresTakenBack1795491530000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter policy score_change_select on score_change using (${SEEN} ${GIVEN_AGAIN}
      or (command = 'ask-second' and from_state = 'SHARED'))))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter policy score_change_select on score_change using (${SEEN} ${GIVEN_AGAIN})))`);
  }
}
