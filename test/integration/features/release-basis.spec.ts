import { Desk } from './desk.js';
import { ReleaseDesk } from './release-desk.js';

it('what stands behind a score is told of approved answers alone, and of none that is confidential while it is reviewed', async () => {
  const releases = await ReleaseDesk.open();
  const desk = await Desk.over(releases.world);
  await desk.submit('CA', 'c-2025', { i1_unit: { value: 'none' } });
  await desk.submit('FR', 'c-2025', {
    i1_unit: { status: 'confidential', value: null, reason: 'It is secret.' },
    i1_staff: { value: '7' },
  });
  await desk.submit('IT', 'c-2025', { i1_unit: { value: 'none' } });
  const put = (text: string, values: unknown[]) => releases.world.asSystem((tx) => tx.query(text, values));
  for (const [member, state] of [
    ['CA', 'RETURNED'],
    ['FR', 'APPROVED'],
    ['IT', 'APPROVED'],
  ]) {
    await put(
      `insert into evidence (cycle_id, member_code, indicator_id, since_revision, title, url, tier, actor)
       select id, $1, 'id-i1_unit', 1, 'Decree of ' || $1, 'https://example.org/' || $1, 'public', 'somebody' from cycle`,
      [member],
    );
    await put(
      `insert into entry_review (cycle_id, member_code, submission_version, indicator_id, entry_version, state, reason_code)
       select id, $1, 1, 'id-i1_unit', 1, $2, case when $2 = 'RETURNED' then 'other' end from cycle`,
      [member, state],
    );
  }
  // None is accepted yet: the release has no value of theirs that would say which is confidential.
  await put(`update submission set state = 'UNDER_REVIEW' where version = $1`, [1]);
  await releases.settle(-1);
  const { scores } = await releases.document(await releases.request());
  const told = new Map(scores.flatMap(({ member, why }) => (why ? [[member, why.basis] as const] : [])));
  expect(told.get('IT')).toEqual([
    { indicator: 'i1_unit', evidence: [{ title: 'Decree of IT', url: 'https://example.org/IT' }] },
  ]);
  expect([told.get('CA'), told.get('FR')]).toEqual([[], []]);
  await releases.close();
});
