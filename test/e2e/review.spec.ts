import type { Problem, QueuePage, ReviewThreadView, ReviewView, SavedView, TakenEntries } from '@signatory/contract';
import type { Client } from '../support/client.js';
import { code, CYCLE, Judging } from '../support/judging.js';

const ENTRY = `${CYCLE}/reviews/CA/i1_unit`;
const entries = [{ member: 'CA', indicator: 'i1_unit', version: 1 }];

describe('the review of an entry, over the API', () => {
  let judging: Judging;
  let ann: Client;
  let bob: Client;
  beforeAll(async () => {
    judging = await Judging.start();
    [ann, bob] = [await judging.reviewer(), await judging.reviewer()];
  });
  afterAll(() => judging.stop());

  it('is found in the queue, whose filters are checked, and its view is kept by name', async () => {
    const { status, body } = await ann.get<QueuePage>(`${CYCLE}/reviews/queue?view=not-begun&sort=age&limit=1`);
    expect([status, body.total, body.rows.length]).toEqual([200, 2, 1]);
    const next = await ann.get<QueuePage>(`${CYCLE}/reviews/queue?view=not-begun&sort=age&cursor=${body.next}`);
    expect(next.body).toMatchObject({ next: null, rows: [{ indicator: 'ii1_unit', judges: true }] });
    expect((await ann.get(`${CYCLE}/reviews/queue?view=none`)).status).toBe(422);
    expect((await judging.lead.get(`${CYCLE}/reviews/queue`)).status).toBe(403);
    const saved = await ann.post<{ id: string }>('/api/review-views', { name: 'Mine', filters: { view: 'mine' } });
    expect(code(await ann.post('/api/review-views', { name: 'Mine', filters: {} }))).toEqual([409, 'view.name-taken']);
    expect((await ann.get<SavedView[]>('/api/review-views')).body).toEqual([
      { id: saved.body.id, name: 'Mine', filters: { view: 'mine' } },
    ]);
    expect((await bob.send('DELETE', `/api/review-views/${saved.body.id}`)).status).toBe(404);
    expect((await ann.send('DELETE', `/api/review-views/${saved.body.id}`)).status).toBe(204);
  });

  it('is not decided on another version than the one that was opened', async () => {
    const stale = await ann.post<Problem>(`${ENTRY}/decision`, { decision: 'approve', version: 7 });
    expect(code(stale)).toEqual([412, 'review.stale']);
    expect(stale.body.facts).toMatchObject({ sent: 7, current: 1, indicator: 'i1_unit' });
  });

  it('is taken by one reviewer, whom a colleague is told', async () => {
    const taken = { entries: [{ member: 'CA', indicator: 'ii1_unit' }] };
    expect((await ann.post(`${CYCLE}/reviews/taken`, taken)).body).toEqual({ taken: taken.entries, left: [] });
    const { body } = await bob.post<TakenEntries>(`${CYCLE}/reviews/taken`, taken);
    expect(body).toMatchObject({ taken: [], left: [{ indicator: 'ii1_unit', state: 'IN_REVIEW' }] });
    expect(body.left[0]?.reviewer).toBeTruthy();
    expect((await judging.lead.post(`${CYCLE}/reviews/taken`, taken)).status).toBe(403);
    expect((await ann.post(`${CYCLE}/reviews/undo`, taken)).status).toBe(204);
  });

  it('waits for its threads, which both sides write, and is approved with others or not at all', async () => {
    const begun = await ann.post<{ id: string }>(`${ENTRY}/threads`, { text: 'Which decree is it?' });
    const thread = `${ENTRY}/threads/${begun.body.id}`;
    expect(code(await bob.post(`${ENTRY}/decision`, { decision: 'approve', version: 1 }))).toEqual([
      409,
      'review.threads-open',
    ]);
    const stopped = await bob.post<Problem>(`${CYCLE}/reviews/approvals`, {
      entries: [...entries, { member: 'CA', indicator: 'ii1_unit', version: 1 }],
    });
    expect(code(stopped)).toEqual([409, 'review.bulk-stopped']);
    expect(stopped.body.facts).toMatchObject({
      stops: [{ member: 'CA', indicator: 'i1_unit', why: 'review.threads-open' }],
    });
    expect((await judging.lead.post(`${thread}/messages`, { text: 'Decree 12 of 2025.' })).status).toBe(204);
    expect(code(await judging.lead.post(`${thread}/resolve`))).toEqual([403, 'command.forbidden']);
    expect((await judging.keeper.post(`${thread}/resolve`)).status).toBe(403);
    expect((await bob.post(`${thread}/resolve`)).status).toBe(204);
    const { body } = await judging.lead.get<ReviewThreadView[]>(`${ENTRY}/threads`);
    expect(body).toMatchObject([{ state: 'RESOLVED', resolved: { role: 'reviewer' }, commands: ['reopen'] }]);
    expect(JSON.stringify(body)).not.toContain('Person');
  });

  it('is approved, and taken back by the same person only', async () => {
    expect((await bob.post(`${CYCLE}/reviews/approvals`, { entries })).status).toBe(204);
    expect((await bob.get<ReviewView>(ENTRY)).body.undoSeconds).toBeGreaterThan(0);
    const taken = { entries: [{ member: 'CA', indicator: 'i1_unit' }] };
    expect(code(await ann.post(`${CYCLE}/reviews/undo`, taken))).toEqual([403, 'command.forbidden']);
    expect((await bob.post(`${CYCLE}/reviews/undo`, taken)).status).toBe(204);
    expect((await bob.get<ReviewView>(ENTRY)).body.row.state).toBe('PENDING');
    expect(code(await bob.post(`${CYCLE}/reviews/undo`, taken))).toEqual([409, 'review.undo-followed']);
  });
});
