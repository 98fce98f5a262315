import type { ActionsView, ActionView } from '@signatory/contract';
import { CYCLE, done, refused, WORDS, type Story } from './story.js';

const ACTIONS = `${CYCLE}/actions/NO`;
const SHOWN = { title: 'The fund’s first grant', url: 'https://example.org/grant' };
const GRANT = { happened: '2025-04-01', text: 'The fund paid its first grant to a harbour.', evidence: [SHOWN] };

/** What Norway did: brought, taken back, classed blind by two, disputed, settled, contested and answered. */
export function tellOfActions(story: () => Story): void {
  const as = (name: string) => story().as(name);
  let id = '';
  const on = (name: string, act: string, body: object, action = id) =>
    as(name).post(`${ACTIONS}/${action}/${act}`, body);
  const seenBy = async (name: string): Promise<ActionView | undefined> =>
    (await done(as(name).get<ActionsView>(ACTIONS), 200)).actions.find((action) => action.id === id);

  it('are brought by the member in the window, and taken back by whoever brought them', async () => {
    const path = `${ACTIONS}/A.2`;
    await refused(as('lead-NO').post(path, { ...GRANT, happened: '2024-12-31' }), 422, 'action.out-of-window');
    await refused(as('lead-PT').post(path, GRANT), 404, 'not-found');
    await refused(as('ed').post(path, GRANT), 403, 'permission.missing');
    await refused(as('nils').post(path, GRANT), 403, 'conflict-of-interest');
    id = (await done(as('lead-NO').post<{ id: string }>(path, GRANT), 201)).id;
    const mistaken = { ...GRANT, text: 'A grant that was paid by another fund.' };
    const other = (await done(as('lead-NO').post<{ id: string }>(path, mistaken), 201)).id;
    const back = { reason: 'It was another fund’s.' };
    await refused(on('lead-PT', 'withdrawal', back, other), 404, 'not-found');
    for (const name of ['ann', 'rosa']) await refused(on(name, 'withdrawal', back, other), 404, 'not-found');
    await refused(on('lead-NO', 'withdrawal', {}, other), 422, 'request.invalid');
    await done(on('lead-NO', 'withdrawal', back, other));
    await refused(on('lead-NO', 'withdrawal', back, other), 409, 'command.wrong-state');
    await refused(on('ann', 'class', { class: 'strong', rationale: WORDS }, other), 409, 'command.wrong-state');
  });

  it('are classed by two places, blind to each other, the member and the scores', async () => {
    const opinion = { value: 1, rationale: WORDS };
    await refused(as('ann').post(`${CYCLE}/scores/NO/A.2/opinions`, opinion), 409, 'score.not-ready');
    const given = (value: string) => ({ class: value, rationale: WORDS });
    await refused(on('nils', 'class', given('strong')), 403, 'conflict-of-interest');
    for (const name of ['ada', 'rosa', 'lead-NO'])
      await refused(on(name, 'class', given('strong')), 403, 'permission.missing');
    await done(on('ann', 'class', given('strong')));
    await refused(on('ann', 'class', given('weak')), 409, 'action.already-classed');
    for (const name of ['bob', 'sue', 'ada', 'rosa', 'lead-NO'])
      expect([name, await seenBy(name)]).toMatchObject([name, { class: null, opinions: [], own: null }]);
    expect((await seenBy('lead-NO'))?.classes).toBe(0);
    // Bob is away, and Sue sits in his place: it has one class.
    await done(on('sue', 'class', given('weak')));
    await refused(on('bob', 'class', given('strong')), 409, 'command.wrong-state');
    expect(await seenBy('bob')).toMatchObject({ state: 'DISPUTED', class: null });
  });

  it('are settled by an adjudicator where the two differ, contested by the member alone, and answered', async () => {
    const settled = { class: 'weak', reason: 'The grant was announced and not paid.' };
    for (const name of ['ann', 'rosa', 'lead-NO'])
      await refused(on(name, 'settlement', settled), 403, 'permission.missing');
    await refused(on('ada', 'answer', settled), 409, 'command.wrong-state');
    await done(on('ada', 'settlement', settled));
    await refused(on('ada', 'settlement', settled), 409, 'command.wrong-state');
    const contest = { text: 'It was paid on 1 April, as its receipt shows.' };
    await refused(on('lead-PT', 'contest', contest), 404, 'not-found');
    await refused(on('ann', 'contest', contest), 403, 'permission.missing');
    await done(on('lead-NO', 'contest', contest));
    await refused(on('lead-NO', 'contest', contest), 409, 'command.wrong-state');
    await refused(on('lead-NO', 'answer', settled), 403, 'permission.missing');
    await done(on('ada', 'answer', { class: 'strong', reason: 'The receipt is of 1 April.' }));
    const action = await seenBy('lead-NO');
    expect(action).toMatchObject({ state: 'ANSWERED', class: 'strong', opinions: [] });
    expect(action?.changes.map(({ command, class: now }) => [command, now])).toEqual([
      ['dispute', null],
      ['settle', 'weak'],
      ['contest', 'weak'],
      ['answer', 'strong'],
    ]);
  });
}
