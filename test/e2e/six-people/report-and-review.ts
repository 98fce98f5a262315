import type { EntryView, ReviewRow, ReviewView } from '@signatory/contract';
import { CYCLE, done, ORDER, refused, told, type Story } from './story.js';

/** Two reports, certified, and approved entry by entry: asked, answered, returned, corrected. */
export function tellOfReportAndReview(story: () => Story): void {
  const as = (name: string) => story().as(name);
  const entry = (member: string, code: string): string => `${CYCLE}/reports/${member}/entries/${code}`;
  const review = (member: string, code: string): string => `${CYCLE}/reviews/${member}/${code}`;
  const decide = (name: string, member: string, code: string, body: object) =>
    as(name).post(`${review(member, code)}/decision`, { version: 1, ...body });
  const stateOf = async (member: string, code: string) =>
    (await done(as('ann').get<ReviewView>(review(member, code)), 200)).row.state;

  it('takes answers from the member alone, each over the version that was read, and certifies by its lead', async () => {
    const watch = { value: 'continuous', evidence: [ORDER] };
    expect((await as('lead-NO').put(entry('NO', 'a1_watch'), watch)).status).toBe(428);
    await refused(as('lead-PT').save(entry('NO', 'a1_watch'), 0, watch), 404, 'not-found');
    for (const name of ['ann', 'ada', 'rosa', 'ed', 'rita'])
      await refused(as(name).save(entry('NO', 'a1_watch'), 0, watch), 403, 'permission.missing');
    await done(as('lead-NO').save(entry('NO', 'a1_watch'), 0, watch), 200);
    expect((await as('lead-NO').save(entry('NO', 'a1_watch'), 0, watch)).status).toBe(412);
    await done(as('lead-NO').save(entry('NO', 'a1_calls'), 0, { value: '120' }), 200);
    await done(as('lead-NO').save(entry('NO', 'a2_fund'), 0, { value: 'operating' }), 200);
    await done(as('lead-PT').save(entry('PT', 'a1_watch'), 0, { value: 'daytime', evidence: [ORDER] }), 200);
    await done(as('lead-PT').save(entry('PT', 'a1_calls'), 0, { value: '80' }), 200);
    const silent = { status: 'no-data', value: null, reason: 'No office keeps it.' };
    await done(as('lead-PT').save(entry('PT', 'a2_fund'), 0, silent), 200);

    const certificate = { revision: 1, office: 'Ministry', statement: true };
    await refused(as('lead-NO').post(`${CYCLE}/reports/NO/certify`, certificate), 409, 'command.stale');
    await refused(as('lead-PT').post(`${CYCLE}/reports/NO/certify`, certificate), 404, 'not-found');
    for (const member of ['NO', 'PT']) await story().certify(member);
    await refused(as('lead-NO').save(entry('NO', 'a1_calls'), 1, { value: '121' }), 409, 'entry.not-open');
  });

  it('is not judged by its own country, nor at a version that nobody read', async () => {
    await refused(decide('nils', 'NO', 'a1_watch', { decision: 'approve' }), 403, 'conflict-of-interest');
    await refused(decide('lead-NO', 'NO', 'a1_watch', { decision: 'approve' }), 403, 'permission.missing');
    await refused(decide('ed', 'NO', 'a1_watch', { decision: 'approve' }), 403, 'permission.missing');
    await refused(decide('ann', 'NO', 'a1_watch', { decision: 'approve', version: 2 }), 412, 'review.stale');
    await refused(decide('ann', 'NO', 'a1_watch', { decision: 'return' }), 422, 'request.invalid');
  });

  it('is asked about, answered, returned and approved; a value that changes voids its approval', async () => {
    await done(decide('ann', 'NO', 'a1_watch', { decision: 'ask', text: 'Was it kept at night in August?' }));
    await refused(decide('bob', 'NO', 'a1_watch', { decision: 'approve' }), 409, 'review.threads-open');
    await refused(as('lead-PT').post(`${review('NO', 'a1_watch')}/answer`, { text: 'It was.' }), 404, 'not-found');
    await done(as('lead-NO').post(`${review('NO', 'a1_watch')}/answer`, { text: 'It was, with two boats.' }));
    const { threads } = await done(as('ann').get<ReviewView>(review('NO', 'a1_watch')), 200);
    const resolve = `${review('NO', 'a1_watch')}/threads/${threads[0]?.id}/resolve`;
    await refused(as('lead-PT').post(resolve), 404, 'not-found');
    await done(as('ann').post(resolve));
    await done(decide('ann', 'NO', 'a1_watch', { decision: 'approve' }));
    await done(decide('bob', 'NO', 'a1_calls', { decision: 'approve' }));
    const said = { reason: 'missing-evidence', text: 'Citez l’acte qui a créé le fonds.', language: 'fr' };
    await done(decide('bob', 'NO', 'a2_fund', { decision: 'return', ...said }));
    const { review: returned } = await done(as('lead-NO').get<EntryView>(entry('NO', 'a2_fund')), 200);
    expect(returned).toMatchObject(said);
    for (const { indicator } of (await done(as('bob').get<ReviewRow[]>(`${CYCLE}/reviews?member=NO`), 200)).filter(
      ({ state }) => state === 'PENDING',
    ))
      await done(decide('bob', 'NO', indicator, { decision: 'approve' }));
    expect((await story().report('NO')).state).toBe('CORRECTION_REQUESTED');

    await refused(as('lead-NO').save(entry('NO', 'a1_calls'), 1, { value: '121' }), 409, 'entry.not-open');
    await done(as('lead-NO').save(entry('NO', 'a2_fund'), 1, { value: 'operating', evidence: [ORDER] }), 200);
    // The plan's rule ties the watch to the fund: both are open, and what changes was never approved.
    const watch = { value: 'continuous', evidence: [{ ...ORDER, title: 'Order on the watch, as amended' }] };
    await done(as('lead-NO').save(entry('NO', 'a1_watch'), 1, watch), 200);
    await story().certify('NO');
    await refused(decide('ann', 'NO', 'a1_watch', { decision: 'approve', version: 1 }), 412, 'review.stale');
    await done(decide('ann', 'NO', 'a2_fund', { decision: 'approve', version: 2 }));
    expect([await stateOf('NO', 'a1_watch'), await stateOf('NO', 'a1_calls')]).toEqual(['PENDING', 'APPROVED']);
    const { thread } = await done(as('ann').get<ReviewView>(review('NO', 'a1_watch')), 200);
    expect(thread.at(-1)).toMatchObject({ kind: 'void', role: 'system', version: 2 });
    await done(decide('ann', 'NO', 'a1_watch', { decision: 'approve', version: 2 }));
    expect((await story().report('NO')).state).toBe('ACCEPTED');
    expect(told(await decide('bob', 'NO', 'a1_watch', { decision: 'approve', version: 2 }))).toEqual([
      409,
      'command.wrong-state',
    ]);
    for (const code of ['a1_watch', 'a1_calls', 'a2_fund'])
      await done(decide('ann', 'PT', code, { decision: 'approve' }));
  });
}
