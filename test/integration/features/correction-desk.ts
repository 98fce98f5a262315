import type { ScoreValue } from '@signatory/domain';
import { CYCLE, ReleaseDesk } from './release-desk.js';

/** A desk with every score settled, and the report that France's rests on. */
export async function openCorrectionDesk(): Promise<ReleaseDesk> {
  const desk = await ReleaseDesk.open();
  await desk.settle(1);
  await acceptReport(desk, 'FR');
  return desk;
}

/** A report whose only entry was approved, so that scores can be given on it. */
function acceptReport(desk: ReleaseDesk, member: string): Promise<unknown> {
  return desk.world.asSystem(async (tx) => {
    const [cycle] = await tx.query<{ id: string }[]>('select id from cycle where code = $1', [CYCLE]);
    const key = [cycle?.id, member];
    await tx.query('insert into report (cycle_id, member_code, revision) values ($1, $2, 1)', key);
    await tx.query(
      `insert into submission (cycle_id, member_code, version, state, at_revision, submitted_at, sha256, certified_by, receipt)
       values ($1, $2, 1, 'ACCEPTED', 1, now(), repeat('1', 64), 'test', '{}')`,
      key,
    );
    await tx.query(
      `insert into entry (cycle_id, member_code, indicator_id, version, updated_by) values ($1, $2, 'id-i1_unit', 1, 'test')`,
      key,
    );
    await tx.query(
      `insert into entry_version (cycle_id, member_code, indicator_id, version, since_revision, status, answer, actor)
       values ($1, $2, 'id-i1_unit', 1, 1, 'answered', '"planned"', 'test')`,
      key,
    );
    await tx.query(
      `insert into entry_review (cycle_id, member_code, submission_version, indicator_id, entry_version, state)
       values ($1, $2, 1, 'id-i1_unit', 1, 'APPROVED')`,
      key,
    );
  });
}

/** The named score, scored again by two reviewers, and confirmed after the right of reply. */
export async function rescore(desk: ReleaseDesk, value: ScoreValue): Promise<void> {
  const [first, second] = [desk.person('reviewer', ['FR']), desk.person('reviewer', ['FR'])];
  for (const reviewer of [first, second]) await desk.opine('FR', value, reviewer);
  // The report says that the unit is planned: another score than 0 departs from the proposal.
  if (value !== 0) await desk.explain('FR', first);
  await desk.shareAndConfirm('FR');
}
