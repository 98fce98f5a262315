import type { AuditEventView, Problem, RecusalView, ScoreView } from '@signatory/contract';
import type { Client } from '../support/client.js';
import { code, CYCLE, declare, idOf, Judging, offered, OVER, REASON, RECUSALS, REFUSED } from '../support/judging.js';

const OPINION = { value: 1, rationale: 'The approved entries show it, each with its evidence.' };
const SETTLED = { value: 0, rationale: 'Planned, and not yet at work.' };

const score = (member: string, commitment: string): string => `${CYCLE}/scores/${member}/${commitment}`;
const entry = (indicator: string): string => `${CYCLE}/reviews/CA/${indicator}`;
const approve = (client: Client, indicator: string) =>
  client.post(`${entry(indicator)}/decision`, { decision: 'approve', version: 99 });
/** The entries that a score waits for before it can be given, as its reviewers are told. */
const awaited = async (client: Client, path: string) =>
  (await client.get<ScoreView>(path)).body.awaited?.entries ?? null;
const withdraw = (client: Client, id: string) => client.post(`${RECUSALS}/${id}/withdraw`, OVER);

describe('whoever declared that it does not judge', () => {
  let judging: Judging;
  beforeAll(async () => (judging = await Judging.start()));
  afterAll(() => judging.stop());

  describe('as a reviewer', () => {
    it('decides nothing and scores nothing of it, and is offered neither; the other pillar stays', async () => {
      const person = await judging.reviewer();
      const acts = () => [
        approve(person, 'i1_unit'),
        person.post(`${score('CA', 'c1')}/opinions`, OPINION),
        person.post(`${score('CA', 'c1')}/departure`, { sentence: 'It departs for a reason that is written here.' }),
        person.put(`${CYCLE}/assessments/CA/i1_found`, { value: true, rationale: 'As seen in the registry.' }),
      ];
      const lists = async () => [
        await offered(person, entry('i1_unit')),
        await offered(person, entry('ii1_unit')),
        await awaited(person, score('CA', 'c1')),
        await awaited(person, score('CA', 'c2')),
      ];
      const decisions = ['approve', 'ask', 'return'];
      expect((await Promise.all(acts())).map(({ status }) => status)).toEqual([412, 409, 409, 204]);
      expect(await lists()).toEqual([decisions, decisions, ['i1_unit'], ['ii1_unit']]);

      await declare(person, { members: ['CA'], pillars: ['I'] });

      expect((await Promise.all(acts())).map(code)).toEqual([REFUSED, REFUSED, REFUSED, REFUSED]);
      expect(await lists()).toEqual([[], decisions, null, ['ii1_unit']]);
      expect(await offered(person, score('CA', 'c1'))).toEqual([]);
      // The rows stay in the lists, and say that they are not the person's to judge.
      const barredOf = async (path: string) =>
        (await person.get<{ member: string; barred: boolean }[]>(`${CYCLE}/${path}`)).body
          .filter(({ member }) => member === 'CA')
          .map(({ barred }) => barred);
      expect(await barredOf('reviews')).toEqual([true, false]);
      expect(await barredOf('scores')).toEqual([true, false]);
      expect(code(await approve(person, 'ii1_unit'))).toEqual([412, 'review.stale']);
      expect(code(await person.post(`${score('CA', 'c2')}/opinions`, OPINION))).toEqual([409, 'score.not-ready']);
      const { body } = await approve(person, 'i1_unit');
      expect((body as Problem).detail).toContain('You declared that you do not judge Canada here.');
    });

    it('keeps its word in that cycle and of that member only', async () => {
      await judging.world.addCycle({ code: 'c-2026' });
      const person = await judging.reviewer();
      await declare(person, { kind: 'conflict', members: ['FR'] }, 'c-2026');
      expect(await offered(person, entry('i1_unit'))).toContain('approve');
      const opine = (cycle: string, member: string) =>
        person.post(`/api/cycles/${cycle}/scores/${member}/c1/opinions`, OPINION);
      expect(code(await opine('c-2026', 'FR'))).toEqual(REFUSED);
      expect(code(await opine('c-2026', 'CA'))).toEqual([409, 'score.not-ready']);
      expect(code(await opine('c-2025', 'FR'))).toEqual([409, 'score.not-ready']);
    });
  });

  describe('as an adjudicator', () => {
    const dispute = (member: string) =>
      judging.world.asSystem((tx) =>
        tx.query(
          `insert into score (cycle_id, member_code, commitment_id, state, opinions)
           select id, $1, 'c1', 'DISPUTED', 2 from cycle where code = 'c-2025'`,
          [member],
        ),
      );

    it('settles nothing and answers no reply of it', async () => {
      await dispute('FR');
      const person = await judging.adjudicator();
      expect(await offered(person, score('FR', 'c1'))).toEqual(['adjudicate']);

      await declare(person, { kind: 'conflict', members: ['FR'] });

      expect(await offered(person, score('FR', 'c1'))).toEqual([]);
      expect(code(await person.post(`${score('FR', 'c1')}/adjudication`, SETTLED))).toEqual(REFUSED);
      const answer = { value: 0, answer: 'It stands, as the evidence shows.' };
      expect(code(await person.post(`${score('FR', 'c1')}/answer`, answer))).toEqual(REFUSED);
      const another = await judging.adjudicator();
      expect((await another.post(`${score('FR', 'c1')}/adjudication`, SETTLED)).status).toBe(204);
    });

    it('settles no score that it is one of the two to have given', async () => {
      await dispute('IT');
      const person = await judging.adjudicator();
      const id = await idOf(person);
      await judging.world.database.as({ actor: id, reviews: ['IT'] }, (tx) =>
        tx.query(
          `insert into score_opinion (cycle_id, member_code, commitment_id, reviewer, value, rationale)
           select id, 'IT', 'c1', $1, 1, 'because' from cycle where code = 'c-2025'`,
          [id],
        ),
      );
      expect(code(await person.post(`${score('IT', 'c1')}/adjudication`, SETTLED))).toEqual([403, 'same-person']);
      expect((await (await judging.adjudicator()).post(`${score('IT', 'c1')}/adjudication`, SETTLED)).status).toBe(204);
    });
  });

  describe('takes it back', () => {
    it('through the secretariat alone, with a reason, once, and never one’s own', async () => {
      const person = await judging.reviewer();
      const id = await declare(person, { members: ['CA'] });
      expect(code(await withdraw(person, id))).toEqual([403, 'permission.missing']);
      expect(code(await judging.keeper.post(`${RECUSALS}/${id}/withdraw`, { reason: '' }))).toEqual([
        422,
        'request.invalid',
      ]);
      const stranger = await judging.enter({ role: 'secretariat', plan: 'another-plan' });
      expect(code(await withdraw(stranger, id))).toEqual([404, 'not-found']);
      expect(code(await judging.keeper.post(`/api/cycles/c-2026/recusals/${id}/withdraw`, { reason: REASON }))).toEqual(
        [404, 'not-found'],
      );
      const own = await declare(judging.keeper, { members: ['IT'] });
      expect(code(await withdraw(judging.keeper, own))).toEqual([403, 'same-person']);
      expect(await offered(person, entry('i1_unit'))).toEqual([]);

      const ends = await Promise.all([withdraw(judging.keeper, id), withdraw(judging.keeper, id)]);

      expect(ends.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
      expect(await offered(person, entry('i1_unit'))).toContain('approve');
      expect((await approve(person, 'i1_unit')).status).toBe(412);
      for (const unknown of ['00000000-0000-4000-8000-000000000000', 'x'])
        expect(code(await withdraw(judging.keeper, unknown))).toEqual([404, 'not-found']);
    });

    it('and all of it is on the trail, and in the lists of those whom it concerns', async () => {
      const [person, colleague] = [await judging.reviewer(), await judging.reviewer()];
      const id = await declare(person, { members: ['CA', 'FR'], pillars: ['II'] });
      await withdraw(judging.keeper, id);
      const [own] = (await person.get<RecusalView[]>(RECUSALS)).body;
      expect(own).toMatchObject({
        id,
        kind: 'recusal',
        members: ['CA', 'FR'],
        pillars: ['II'],
        reason: REASON,
        withdrawn: { reason: 'The sister has left.' },
      });
      expect((await colleague.get<RecusalView[]>(RECUSALS)).body).toEqual([]);
      expect((await judging.keeper.get<RecusalView[]>(RECUSALS)).body.map((each) => each.id)).toContain(id);
      const trail = (await judging.keeper.get<AuditEventView[]>('/api/audit?cycle=c-2025')).body;
      expect(trail.filter(({ subject }) => subject.endsWith(id)).map(({ act }) => act)).toEqual([
        'recusal.withdraw',
        'recusal.declare',
      ]);
    });
  });

  describe('in words that cannot be taken', () => {
    it.each([
      ['no member', { members: [] }, '/members'],
      ['a member that is none', { members: ['CA', 'XX'] }, '/members/1'],
      ['a pillar that is none', { members: ['CA'], pillars: ['III'] }, '/pillars/0'],
      ['a conflict with a pillar', { kind: 'conflict', members: ['CA'], pillars: ['I'] }, '/pillars'],
      ['another kind', { kind: 'mood', members: ['CA'] }, '/kind'],
      ['no reason', { members: ['CA'], reason: ' ' }, '/reason'],
      ['another person', { members: ['CA'], person: 'x' }, '/person'],
    ])('is refused: %s', async (_, body, pointer) => {
      const person = await judging.reviewer();
      const answer = await person.post<Problem>(RECUSALS, { kind: 'recusal', reason: REASON, ...body });
      expect([400, 422]).toContain(answer.status);
      expect(answer.body.faults?.map((fault) => fault.pointer)).toEqual([pointer]);
      expect((await person.get<RecusalView[]>(RECUSALS)).body).toEqual([]);
    });

    it('is refused to who judges nothing, and the cycle is unknown to strangers', async () => {
      const body = { kind: 'recusal', members: ['CA'], reason: REASON };
      expect(code(await judging.lead.post(RECUSALS, body))).toEqual([403, 'permission.missing']);
      const stranger = await judging.enter({ role: 'reviewer', members: ['CA'], plan: 'another-plan' });
      expect(code(await stranger.post(RECUSALS, body))).toEqual([404, 'not-found']);
      expect(code(await judging.visitor.post(RECUSALS, body))).toEqual([401, 'sign-in.needed']);
    });
  });
});
