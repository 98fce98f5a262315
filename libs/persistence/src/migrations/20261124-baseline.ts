import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cycle 0: one baseline for each plan, beside its interim and final cycles. */
export class Baseline1795478580004 implements MigrationInterface {
  readonly name = 'Baseline1795478580004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table cycle drop constraint cycle_phase_check,
        add constraint cycle_phase_check check (phase in ('baseline', 'interim', 'final'));
      create unique index cycle_baseline_idx on cycle (plan_id) where phase = 'baseline'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index cycle_baseline_idx;
      alter table cycle drop constraint cycle_phase_check,
        add constraint cycle_phase_check check (phase in ('interim', 'final'))`);
  }
}
