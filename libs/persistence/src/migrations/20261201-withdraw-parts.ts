import type { MigrationInterface, QueryRunner } from 'typeorm';

const states = (words: readonly string[]): string => `
  alter table contribution drop constraint contribution_state_check;
  alter table contribution add constraint contribution_state_check check (state in (${words.map((word) => `'${word}'`).join(', ')}))`;
const BEFORE = ['ASKED', 'DRAFT', 'CLEARED', 'RETURNED'];

/** What was asked of an agency is taken back. */
export class WithdrawParts1795491620000 implements MigrationInterface {
  readonly name = 'WithdrawParts1795491620000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(states([...BEFORE, 'WITHDRAWN']));
  }

  async down(): Promise<void> {
    throw new Error(
      'Parts that were taken back have no state in the version before. Restore a backup into an empty database instead.',
    );
  }
}
