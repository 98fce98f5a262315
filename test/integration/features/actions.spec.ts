import { systemReach } from '@signatory/persistence';
import { DAY, JudgedActions } from '../../support/judged-actions.js';
import { reportPage } from '../../support/report-page.js';
import { codeOf } from './desk.js';

let desk: JudgedActions;
beforeEach(async () => (desk = await JudgedActions.open()));
afterEach(() => desk.close());

const only = (view: Awaited<ReturnType<JudgedActions['actions']>>) => {
  const [action, ...others] = view.actions;
  if (!action || others.length > 0) throw new Error(`There are ${view.actions.length} actions.`);
  return action;
};

it('two people class an action, each once; an official of its member and of its conflict group never', async () => {
  const lead = desk.person('lead-focal-point');
  const [first, second] = [desk.person('reviewer', 'CA'), desk.person('reviewer')];
  const id = await desk.propose(lead);

  await desk.class(first, id, 'strong');
  expect(await codeOf(desk.class(first, id, 'strong'))).toBe('action.already-classed');
  for (const nationality of ['IT', 'FR', 'EU'])
    expect(await codeOf(desk.class(desk.person('reviewer', nationality), id, 'weak'))).toBe('conflict-of-interest');
  expect(await codeOf(desk.class(lead, id, 'strong'))).toBe('permission.missing');
  expect(await codeOf(desk.class(desk.person('reviewer', null, ['CA']), id, 'strong'))).toBe('not-found');

  await desk.class(second, id, 'strong');
  expect(only(await desk.actions(lead))).toMatchObject({ state: 'CLASSED', class: 'strong', codebook: '2' });
  expect(await codeOf(desk.class(desk.person('reviewer'), id, 'weak'))).toBe('command.wrong-state');
});

it('a stand-in and the person stood in for share one place, which classes an action once', async () => {
  const lead = desk.person('lead-focal-point');
  const absent = desk.person('reviewer');
  const person = desk.person('reviewer');
  const standsIn = { ...person, grants: person.grants.map((grant) => ({ ...grant, standsInFor: absent.id })) };
  const [one, other] = [await desk.propose(lead), await desk.propose(lead, { text: 'A second unit began its work.' })];
  await desk.class(standsIn, one, 'strong');
  expect(await codeOf(desk.class(absent, one, 'strong'))).toBe('action.place-taken');
  await desk.class(absent, other, 'strong');
  expect(await codeOf(desk.class(standsIn, other, 'weak'))).toBe('action.place-taken');
  await desk.class(desk.person('reviewer'), other, 'strong');
});

it('the first class is hidden until both are in, by the database too, and the two from the member for ever', async () => {
  const lead = desk.person('lead-focal-point');
  const [first, second] = [desk.person('reviewer'), desk.person('reviewer')];
  const id = await desk.propose(lead);
  await desk.class(first, id, 'weak');

  const seen = only(await desk.actions(second));
  expect(seen).toMatchObject({ class: null, classes: 1, own: null, opinions: [], commands: ['class'] });
  const peek = (actor: string) =>
    desk.world.database.as({ actor, reviews: ['IT'] }, (tx) => tx.query<unknown[]>('select class from action_class'));
  expect(await peek(second.id)).toEqual([]);
  expect(await peek(first.id)).toHaveLength(1);
  expect(only(await desk.actions(lead))).toMatchObject({ class: null, classes: 0, opinions: [] });
  await desk.class(second, id, 'weak');
  const { opinions } = only(await desk.actions(second));
  expect(opinions).toMatchObject([{ by: 'reviewer 1' }, { by: 'you', language: 'en' }]);
  expect(only(await desk.actions(lead))).toMatchObject({ class: 'weak', opinions: [] });
  const member = systemReach(['IT']).reads ?? [];
  const own = await desk.world.database.as({ actor: lead.id, reads: member, writes: member }, (tx) =>
    tx.query<unknown[]>('select class from action_class'),
  );
  expect(own).toEqual([]);
});

it('where two differ the adjudicator settles, who is neither of them; both are kept', async () => {
  const [first, second] = [desk.person('reviewer'), desk.person('reviewer')];
  const id = await desk.propose(desk.person('reviewer'), { thirdParty: true });
  await desk.class(first, id, 'strong');
  await desk.class(second, id, 'weak');
  expect(only(await desk.actions(first))).toMatchObject({ state: 'DISPUTED', class: null, origin: 'third-party' });

  const twice = { ...first, grants: [...first.grants, ...desk.person('adjudicator').grants] };
  expect(await codeOf(desk.settle('settle', twice, id, 'strong'))).toBe('same-person');
  expect(await codeOf(desk.settle('settle', desk.person('adjudicator', 'FR'), id, 'weak'))).toBe(
    'conflict-of-interest',
  );
  await desk.settle('settle', desk.person('adjudicator'), id, 'weak');

  const settled = only(await desk.actions(first));
  expect(settled).toMatchObject({ state: 'CLASSED', class: 'weak' });
  expect(settled.opinions.map((each) => each.class)).toEqual(['strong', 'weak']);
});

it('a day outside of the window is refused with the window, and an action once scoring has begun', async () => {
  const lead = desk.person('lead-focal-point');
  await expect(desk.propose(lead, { happened: '2025-11-01' })).rejects.toMatchObject({
    code: 'action.out-of-window',
    facts: { happened: '2025-11-01', from: '2024-11-01', to: '2025-10-31' },
  });
  const own = desk.person('reviewer', 'IT');
  expect(await codeOf(desk.propose(own))).toBe('conflict-of-interest');

  const [first, second] = [desk.person('reviewer'), desk.person('reviewer')];
  const id = await desk.propose(lead);
  expect(await codeOf(desk.score(first, 1))).toBe('score.not-ready');
  await desk.class(first, id, 'strong');
  await desk.class(second, id, 'strong');
  await desk.score(first, 1);
  expect(await codeOf(desk.propose(lead))).toBe('action.scoring-begun');
  expect((await desk.actions(second)).open).toEqual(['c2']);
  expect((await desk.actions(lead)).open).toEqual(['c1', 'c2']);
  await desk.score(second, 1);
  expect((await desk.actions(lead)).open).toEqual(['c2']);
});

it('a contest is answered before the score is shared; an agreed score that then departs needs its sentence', async () => {
  const lead = desk.person('lead-focal-point');
  const [first, second] = [desk.person('reviewer'), desk.person('reviewer')];
  const id = await desk.propose(lead);
  for (const each of [first, second]) await desk.class(each, id, 'strong');
  await desk.score(first, 1);
  await desk.score(second, 1);
  expect((await desk.readScore(first)).proposal).toMatchObject({ score: 1, values: { 'actions.strong': '1' } });

  await desk.contest(lead, id, new Date(), 'fr');
  // A contested action may come to any class: the guideline knows no count of it, only its bounds.
  expect((await desk.readScore(first)).proposal).toMatchObject({ candidates: [-1, 0, 1], values: {} });
  await expect(desk.share()).rejects.toMatchObject({ code: 'action.contests-open', facts: { commitments: 'I.1' } });
  expect(await codeOf(desk.settle('answer', desk.person('reviewer'), id, 'weak'))).toBe('permission.missing');

  await desk.settle('answer', desk.person('adjudicator'), id, 'weak');
  expect(only(await desk.actions(lead))).toMatchObject({ state: 'ANSWERED', class: 'weak' });
  // The member said in which language; the adjudicator's is that of the own letters.
  expect(only(await desk.actions(lead)).changes.map(({ command, language }) => [command, language])).toEqual([
    ['agree', null],
    ['contest', 'fr'],
    ['answer', 'en'],
  ]);
  expect((await desk.readScore(first)).proposal).toMatchObject({ score: 0 });
  expect(await codeOf(desk.share())).toBe('score.departure-needs-sentence');
});

it('after the review deadline a class is not contested any more, with the day', async () => {
  const lead = desk.person('lead-focal-point');
  const id = await desk.propose(lead);
  const before = new Date(Date.now() - 30 * DAY);
  for (const each of [desk.person('reviewer'), desk.person('reviewer')]) await desk.class(each, id, 'weak', before);
  const until = new Date(Date.now() - DAY);
  await desk.world.asSystem((tx) => tx.query('update cycle set review_deadline_at = $1', [until]));

  await expect(desk.contest(lead, id)).rejects.toMatchObject({
    code: 'action.contest-too-late',
    facts: { until: until.toISOString() },
  });
  expect(only(await desk.actions(lead))).toMatchObject({ commands: [], contestUntil: until.toISOString() });
  await desk.contest(lead, id, until);
});

it('a class that is given after the review deadline leaves the member its days to contest', async () => {
  const lead = desk.person('lead-focal-point');
  await desk.world.asSystem((tx) => tx.query('update cycle set review_deadline_at = $1', [new Date(Date.now() - DAY)]));
  const id = await desk.propose(desk.person('reviewer'));
  const classed = new Date();
  for (const each of [desk.person('reviewer'), desk.person('reviewer')]) await desk.class(each, id, 'weak', classed);

  const until = new Date(classed.getTime() + desk.world.plan.method.replyDays * DAY);
  expect(only(await desk.actions(lead))).toMatchObject({ commands: ['contest'], contestUntil: until.toISOString() });
  expect(await codeOf(desk.contest(lead, id, new Date(until.getTime() + 1)))).toBe('action.contest-too-late');
  await desk.contest(lead, id, until);
});

it('a plan without a codebook takes no actions', async () => {
  await desk.world.asSystem((tx) => tx.query(`update plan_version set body = body - 'codebook'`));
  expect(await codeOf(desk.propose(desk.person('lead-focal-point')))).toBe('codebook.missing');
  expect((await desk.actions(desk.person('lead-focal-point'))).open).toEqual([]);
});

it('why this score tells each action as it was classed, by role, and its evidence as far as the reader may see it', async () => {
  const lead = desk.person('lead-focal-point');
  const [first, second] = [desk.person('reviewer'), desk.person('reviewer')];
  const evidence = [
    { title: 'The decree', url: 'https://example.org/decree' },
    { title: 'A quiet note', tier: 'secretariat' as const },
  ];
  const id = await desk.propose(lead, { evidence });
  for (const each of [first, second]) await desk.class(each, id, 'strong');
  await desk.score(first, 1);
  await desk.score(second, 1);

  const why = await desk.why(first);
  expect(why.guideline).toMatchObject({ proposal: 1, clauses: [{ decided: false }, { decided: true }, {}, {}] });
  expect(why.actions).toMatchObject([
    {
      class: 'strong',
      state: 'CLASSED',
      evidence: [{ title: 'The decree' }],
      brought: { by: { role: 'lead-focal-point', name: null } },
      classed: { by: { role: 'reviewer', name: null } },
    },
  ]);
  expect(await desk.share()).toBe(1);
  expect((await desk.why(lead)).actions).toMatchObject([{ evidence: [{}, { title: 'A quiet note' }] }]);
});

describe('a file that shows an action', () => {
  const cited = (file: { sha256: string }, tier: 'public' | 'reviewers' | 'secretariat') => ({
    evidence: [{ title: `For the ${tier}`, file: file.sha256, tier }],
  });

  it('is fetched by whoever may see its piece, each time on the trail', async () => {
    const [lead, reviewer] = [desk.person('lead-focal-point'), desk.person('reviewer')];
    const file = await desk.bring(lead, 'the decree');
    const seen = await desk.propose(lead, cited(file, 'reviewers'));
    const kept = await desk.propose(lead, { ...cited(await desk.bring(lead, 'kept'), 'secretariat') });
    expect(
      only({ ...(await desk.actions(reviewer)), actions: (await desk.actions(reviewer)).actions.slice(0, 1) }),
    ).toMatchObject({
      evidence: [{ n: 1, file: file.sha256, tier: 'reviewers', stored: { name: 'decree.pdf', size: file.size } }],
    });
    expect(await desk.readFile(reviewer, seen, '1')).toMatchObject({ name: 'decree.pdf', sha256: file.sha256 });
    expect(await desk.readFile(desk.person('secretariat', null, []), kept, '1')).toMatchObject({ name: 'decree.pdf' });
    for (const [actor, action, n] of [
      [reviewer, kept, '1'],
      [reviewer, seen, '2'],
      [desk.person('reviewer', null, ['CA']), seen, '1'],
      [desk.person('lead-focal-point', null, ['FR']), seen, '1'],
    ] as const)
      expect(await codeOf(desk.readFile(actor, action, n))).toBe('not-found');
    const trail = await desk.world.asSystem((tx) =>
      tx.query<{ body: string }[]>(`select body from audit_event where body like '%evidence.download%'`),
    );
    expect(trail).toHaveLength(2);
  });

  it('is cited by an assessor only where it brought it: a hash that the member keeps is as unknown as any', async () => {
    const [lead, reviewer] = [desk.person('lead-focal-point'), desk.person('reviewer')];
    const file = await desk.bring(lead, 'kept by the member');
    const refusal = (sha256: string) =>
      desk.propose(reviewer, cited({ sha256 }, 'reviewers')).catch((refused: unknown) => JSON.stringify(refused));
    expect(await refusal(file.sha256)).toContain('/evidence/0/file');
    expect(await refusal(file.sha256)).toBe(await refusal('0'.repeat(64)));
    const own = await desk.bring(reviewer, 'kept by the member');
    expect(own.sha256).toBe(file.sha256);
    await desk.propose(reviewer, cited(own, 'reviewers'));
    await desk.propose(lead, cited(file, 'reviewers'));
    expect(await codeOf(desk.bring(desk.person('reviewer', 'FR'), 'x'))).toBe('conflict-of-interest');
    expect(await codeOf(desk.bring(desk.person('adjudicator'), 'x'))).toBe('permission.missing');
  });

  it('stays while an action cites it, and is forgotten a day later where none does', async () => {
    const lead = desk.person('lead-focal-point');
    const old = new Date(Date.now() - 2 * DAY);
    const [shown] = [await desk.bring(lead, 'cited', old), await desk.bring(lead, 'uncited', old)];
    const id = await desk.propose(lead, cited(shown, 'public'));
    expect(await desk.sweepFiles(new Date())).toBe(1);
    expect(await desk.readFile(lead, id, '1')).toMatchObject({ sha256: shown.sha256 });
  });
});

const WHERE = { page: '4', quote: 'A unit is set up.', accessed: '2025-03-02' };

it('in a release actions are told with public sources only; what stands on others is on file', async () => {
  const lead = desk.person('lead-focal-point');
  const [first, second] = [desk.person('reviewer'), desk.person('reviewer')];
  const [text, hidden] = [await desk.bring(lead, 'the text'), await desk.bring(lead, 'quiet')];
  const shown = await desk.propose(lead, {
    evidence: [
      { title: 'The decree', url: 'https://example.org/decree', ...WHERE },
      { title: 'A quiet note', quote: 'A quiet word.', page: '7', tier: 'reviewers' },
      { title: 'What the report keeps quiet', url: 'http://www.Example.org/kept/', tier: 'public' },
      { title: 'The text', file: text.sha256, tier: 'public' },
    ],
  });
  const quiet = await desk.propose(lead, {
    text: 'A quiet unit began its work.',
    evidence: [{ title: 'A quiet file', file: hidden.sha256, tier: 'secretariat' }],
  });
  const open = await desk.propose(lead, { text: 'Nobody classed this action.' }, { commitment: 'c2' });
  for (const id of [shown, quiet]) for (const each of [first, second]) await desk.class(each, id, 'strong');
  for (const each of [first, second]) await desk.score(each, 1);
  await desk.share();
  await desk.world.asSystem((tx) => tx.query(`update score set state = 'CONFIRMED' where commitment_id = 'c1'`));
  await reportPage(desk.world, 'IT', { url: 'https://example.org/kept', tier: 'reviewers' });
  const document = await desk.release();
  expect(document.actions).toEqual([
    {
      member: 'IT',
      commitment: 'c1',
      happened: '2025-03-01',
      text: { original: 'en', texts: { en: { text: 'A unit began to take cases.' } } },
      class: 'strong',
      origin: 'member',
      contested: false,
      evidence: [
        { title: 'The decree', url: 'https://example.org/decree', ...WHERE },
        { title: 'The text', sha256: text.sha256 },
      ],
    },
    expect.objectContaining({ text: null, evidence: [] }),
  ]);
  expect(document).toMatchObject({ codebook: { version: '2' }, deskSources: { length: 2 } });
  const whole = JSON.stringify(document);
  const secrets = ['quiet', 'Nobody classed', hidden.sha256, lead.id, first.id, open];
  expect(secrets.filter((secret) => whole.includes(secret))).toEqual([]);
});
