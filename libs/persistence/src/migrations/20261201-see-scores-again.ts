import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A member sees that a score it was shown is given again. */
export class SeeScoresAgain1795491500000 implements MigrationInterface {
  readonly name = 'SeeScoresAgain1795491500000';

  async up(runner: QueryRunner): Promise<void> {
    // That it is given again keeps the score that was: it is seen where the member had seen that, and never one on its way.
    await runner.query(`
      alter policy score_change_select on score_change using (
        member_code in (select unnest(nullif(current_setting('app.reviews', true), '')::text[]))
        or (member_code in (select unnest(nullif(current_setting('app.reads', true), '')::text[])) and (
          command in ('confirm', 'recalibrate', 'share-again')
          or (command = 'rescore' and from_state in ('SHARED', 'CONFIRMED', 'RECALIBRATED', 'SUPERSEDED')))))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter policy score_change_select on score_change using (
        member_code in (select unnest(nullif(current_setting('app.reviews', true), '')::text[]))
        or (member_code in (select unnest(nullif(current_setting('app.reads', true), '')::text[]))
          and command in ('confirm', 'recalibrate', 'share-again')))`);
  }
}
