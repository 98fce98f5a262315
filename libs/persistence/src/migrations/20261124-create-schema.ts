import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IDENTITY_AND_PLANS } from './create-schema/identity-and-plans.js';
import { OUTBOX_AND_AUDIT } from './create-schema/outbox-and-audit.js';
import { REPORTS } from './create-schema/reports.js';
import { ROW_LEVEL_SECURITY } from './create-schema/row-level-security.js';
import { SCORES_AND_RELEASES } from './create-schema/scores-and-releases.js';
import { VALIDATION_AND_REVIEW } from './create-schema/validation-and-review.js';

/** Everything the first edition keeps. No `down`: with data in it, only a restore brings an earlier schema back. */
export class CreateSchema1795478400000 implements MigrationInterface {
  readonly name = 'CreateSchema1795478400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [
      IDENTITY_AND_PLANS,
      REPORTS,
      VALIDATION_AND_REVIEW,
      SCORES_AND_RELEASES,
      OUTBOX_AND_AUDIT,
      ROW_LEVEL_SECURITY,
    ])
      await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('The first schema cannot be undone. Restore a backup into an empty database instead.');
  }
}
