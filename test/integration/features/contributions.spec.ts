import { randomUUID } from 'node:crypto';
import type { SaveEntry as Answer } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import {
  AskContribution,
  Audit,
  CombineContributions,
  ImportOutsideFigures,
  MakeAccount,
  MoveContribution,
  ReadContributions,
  ReadOutsideFigures,
  ReplyToFigure,
} from '@signatory/features';
import { Desk, codeOf } from './desk.js';

const HOUR = 3_600_000;

describe('an agency’s part of an entry', () => {
  let desk: Desk;
  let ask: AskContribution;
  let move: MoveContribution;
  let combine: CombineContributions;
  let read: ReadContributions;
  let police: Actor;
  let coast: Actor;

  const addAgency = (name: string, role: { cycleId?: string; until?: Date } = {}): Promise<Actor> =>
    desk.world.asSystem(async (tx) => {
      const audit = new Audit();
      const account = { email: `${randomUUID()}@example.org`, name, nationality: 'IT', passwordHash: '-' };
      const id = await new MakeAccount(audit).execute(tx, { account, actor: 'test', at: new Date() });
      const actor = desk.person('contributor', ['IT'], ['id-i1_note']);
      const [own] = actor.grants;
      if (!own) throw new Error('A person without a grant');
      const grant = {
        ...own,
        cycleId: null,
        indicators: ['id-i1_note'],
        until: null,
        members: ['IT'],
        pillars: [],
        ...role,
      };
      await new MakeAccount(audit).grant(tx, { personId: id, grant, actor: 'test', at: new Date() });
      return { ...actor, id, name };
    });

  beforeEach(async () => {
    desk = await Desk.open();
    const { database } = desk.world;
    ask = new AskContribution(database, desk.catalogue, new Audit());
    move = new MoveContribution(database, desk.catalogue, new Audit());
    combine = new CombineContributions(database, desk.catalogue, desk.writeEntries);
    read = new ReadContributions(database, desk.catalogue);
    police = await addAgency('Police');
    coast = await addAgency('Coast Guard');
  });
  afterEach(() => desk.world.close());

  const whole = (answer: Partial<Answer>): Answer => ({ status: 'answered', value: null, evidence: [], ...answer });
  const askFor = (person: Actor, indicator = 'i1_staff', until = new Date(Date.now() + HOUR)) =>
    ask.execute({
      ...desk.request(),
      indicators: [indicator],
      asking: { contributor: person.id, agency: person.name, until: until.toISOString(), note: 'Your staff only.' },
    });
  const give = (person: Actor, version: number, answer: Partial<Answer>, at = new Date(), indicator = 'i1_staff') =>
    move.save({ ...desk.request(person, at), indicator, version }, whole(answer));
  const clear = (person: Actor, version: number, indicator = 'i1_staff') =>
    move.clear({ ...desk.request(), indicator, contributor: person.id, version });
  const giveAndClear = async (person: Actor, answer: Partial<Answer>, indicator = 'i1_staff') => {
    await askFor(person, indicator);
    await give(person, 1, answer, new Date(), indicator);
    await clear(person, 2, indicator);
  };
  const join = (how: 'single' | 'sum' | 'reconciled', people: Actor[], more: object = {}, indicator = 'i1_staff') =>
    combine.execute({
      ...desk.request(),
      indicator,
      version: 0,
      combining: { how, contributors: people.map(({ id }) => id), ...more },
    });

  it('is asked of several entries at once, all of them or none', async () => {
    const asking = { contributor: police.id, agency: police.name, until: new Date(Date.now() + HOUR).toISOString() };
    const askAll = (...indicators: string[]) => ask.execute({ ...desk.request(), indicators, asking });
    const listed = async () =>
      (await read.list(desk.request())).map(({ indicator, state }) => [indicator, state] as const);
    expect(await codeOf(askAll('i1_staff', 'i1_no-such'))).toBe('indicator.unknown');
    expect(await listed()).toEqual([]);
    expect((await askAll('i1_staff', 'i1_budget', 'i1_staff')).map(({ indicator }) => indicator)).toEqual([
      'i1_staff',
      'i1_budget',
    ]);
    expect(Object.fromEntries(await listed())).toEqual({ i1_budget: 'ASKED', i1_staff: 'ASKED' });
  });

  it('is asked of a contributor of the member, with an end date that lies ahead', async () => {
    expect(await read.contributors(desk.request())).toEqual([
      { id: coast.id, name: 'Coast Guard', until: null },
      { id: police.id, name: 'Police', until: null },
    ]);
    const [asked] = await askFor(police);
    expect(asked).toMatchObject({ state: 'ASKED', version: 1, note: 'Your staff only.', answer: null });
    expect(await codeOf(askFor(police, 'i1_staff', new Date(Date.now() - HOUR)))).toBe('value.invalid');
    expect(await codeOf(askFor({ ...police, id: randomUUID() }))).toBe('value.invalid');
  });

  it('is asked of nobody whose role is of another cycle, and for no longer than the role holds', async () => {
    const ends = new Date(Date.now() + 2 * HOUR);
    const customs = await addAgency('Customs', { until: ends });
    const cycleId = await desk.world.addCycle({ code: 'c-2026' });
    const elsewhere = await addAgency('Elsewhere', { cycleId });
    const listed = await read.contributors(desk.request());
    expect(listed.map(({ name, until }) => [name, until])).toEqual([
      ['Coast Guard', null],
      ['Customs', ends.toISOString()],
      ['Police', null],
    ]);
    expect(await codeOf(askFor(elsewhere))).toBe('value.invalid');
    expect(await codeOf(askFor(customs, 'i1_staff', new Date(ends.getTime() + 1)))).toBe('value.invalid');
    expect(await askFor(customs, 'i1_staff', ends)).toHaveLength(1);
  });

  it('is the contributor’s alone until the end date, and never changes the entry', async () => {
    await askFor(police);
    await askFor(coast);
    const given = await give(police, 1, { value: '10', cells: { 'sex.female': { value: '4', status: 'normal' } } });
    expect(given).toMatchObject({ state: 'DRAFT', version: 2, answer: { value: '10' } });
    expect(await read.list(desk.request(coast))).toMatchObject([{ agency: 'Coast Guard', answer: null }]);
    expect(await read.list(desk.request())).toHaveLength(2);
    expect((await desk.report()).revision).toBe(0);
    const seen = async (at: Date) => (await desk.read.execute({ ...desk.request(police, at), language: 'en' })).entries;
    expect((await seen(new Date())).map(({ indicator }) => indicator)).toEqual(['i1_staff', 'i1_note']);
    expect((await seen(new Date(Date.now() + 2 * HOUR))).map(({ indicator }) => indicator)).toEqual(['i1_note']);
    expect(await codeOf(give(police, 1, { value: '11' }))).toBe('entry.stale');
    expect(await codeOf(give(police, 2, { value: 'many' }))).toBe('value.invalid');
    expect(await codeOf(give(police, 2, { value: '11' }, new Date(Date.now() + 2 * HOUR)))).toBe('contribution.ended');
    expect(await codeOf(give(police, 0, { value: '1' }, new Date(), 'i1_part'))).toBe('not-found');
    const other = { ...desk.request(police), indicator: 'i1_staff', contributor: coast.id, version: 1 };
    expect(await codeOf(move.clear(other))).toBe('permission.missing');
  });

  it('is returned with a reason and given again, and locked once it is cleared', async () => {
    await askFor(police);
    await give(police, 1, { value: '10' });
    const back = { ...desk.request(), indicator: 'i1_staff', contributor: police.id, version: 2 };
    expect(await move.return(back, 'Without the trainees.')).toMatchObject({
      state: 'RETURNED',
      reason: 'Without the trainees.',
    });
    await give(police, 3, { value: '8' });
    expect(await clear(police, 4)).toMatchObject({ state: 'CLEARED', reason: null });
    expect(await codeOf(give(police, 5, { value: '9' }))).toBe('command.wrong-state');
  });

  it('becomes the entry as the exact sum, which keeps its parts and is told on the receipt', async () => {
    const evidence = [{ title: 'Roll', url: 'https://example.org/roll' }];
    await giveAndClear(police, { value: '9007199254740993', evidence });
    await giveAndClear(coast, { value: '2', observation: 'estimated' });
    const sum = await join('sum', [police, coast], { note: 'Each counts its own staff.' });
    expect(sum).toMatchObject({
      value: '9007199254740995',
      observation: 'estimated',
      combined: { how: 'sum', note: 'Each counts its own staff.', parts: [{}, {}] },
    });
    expect(sum.combined?.parts.map(({ agency }) => agency).sort()).toEqual(['Coast Guard', 'Police']);
    await desk.save('i1_unit', 0, { value: 'none' });
    const { versions } = await desk.history.execute({ ...desk.request(), indicator: 'i1_staff', before: null });
    expect(versions[0]?.combined?.how).toBe('sum');
    // Who may see its evidence is no other answer.
    const hidden = Object.fromEntries(sum.evidence.map(({ id }) => [id, 'secretariat' as const]));
    const entries = [{ indicator: 'i1_staff', version: 1, tiers: hidden }];
    await desk.chooseTiers.execute({ ...desk.request(), entries });
    const after = (await desk.report()).entries.find(({ indicator }) => indicator === 'i1_staff');
    expect(after).toMatchObject({
      version: 2,
      value: sum.value,
      combined: { how: 'sum' },
      evidence: [{ tier: 'secretariat' }],
    });
  });

  it('becomes the entry alone, or within a reconciled value; only what is cleared does', async () => {
    await giveAndClear(police, { value: '0.10', currency: 'EUR' }, 'i1_budget');
    expect(await join('single', [police], {}, 'i1_budget')).toMatchObject({ value: '0.10', currency: 'EUR' });
    await askFor(coast, 'i1_part');
    expect(await codeOf(join('single', [coast], {}, 'i1_part'))).toBe('command.wrong-state');
    await giveAndClear(police, { value: '7' });
    const answer = whole({ value: '6' });
    const reconciled = await join('reconciled', [police], { note: 'One person counted twice.', answer });
    expect(reconciled).toMatchObject({ value: '6', combined: { parts: [{ agency: 'Police', value: '7' }] } });
    expect(await codeOf(join('reconciled', [police], { note: 'Again.', answer }))).toBe('entry.stale');
  });

  it('is on the receipt', async () => {
    await giveAndClear(police, { value: '7' });
    await join('single', [police]);
    await desk.save('i1_unit', 0, { value: 'none' });
    const receipt = await desk.certify(await desk.makeReady());
    expect(receipt.clearances).toMatchObject([{ indicator: 'i1_staff', agency: 'Police', how: 'single' }]);
  });
});

describe('an outside figure', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await Desk.open();
  });
  afterEach(() => desk.world.close());

  const figure = {
    member: 'IT',
    indicator: 'i1_staff',
    cell: 'total',
    value: '12',
    reference: '2025',
    source: 'UNODC',
    accessed: '2025-11-01',
  };
  const bring = (figures: (typeof figure)[], actor: Actor = desk.person('secretariat', [])) =>
    new ImportOutsideFigures(desk.world.database, desk.catalogue, new Audit()).execute({
      cycle: 'c-2025',
      figures,
      actor,
      at: new Date(),
    });
  const list = () => new ReadOutsideFigures(desk.world.database, desk.catalogue).execute(desk.request());

  it('stands beside the answer, once, and never over it', async () => {
    await desk.save('i1_staff', 0, { value: '5' });
    expect(await bring([figure, { ...figure, cell: 'sex.female', value: '3' }])).toEqual({ imported: 2, known: 0 });
    expect(await bring([figure])).toEqual({ imported: 0, known: 1 });
    expect(await list()).toMatchObject([
      { cell: 'total', value: '12', source: 'UNODC', accessed: '2025-11-01', reply: null },
      { cell: 'sex.female' },
    ]);
    expect((await desk.report()).entries.find(({ indicator }) => indicator === 'i1_staff')).toMatchObject({
      value: '5',
      version: 1,
    });
  });

  it('is refused with every fault at once, and not by anybody but the secretariat', async () => {
    const faulty = [
      { ...figure, member: 'XX', accessed: '2025-02-30' },
      { ...figure, cell: 'sex.none' },
      { ...figure, indicator: 'i1_unit' },
      { ...figure, value: '1,5' },
    ];
    const refused = await bring(faulty).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'value.invalid',
      facts: {
        faults: [
          { pointer: '/figures/0/member' },
          { pointer: '/figures/0/accessed' },
          { pointer: '/figures/1/cell' },
          { pointer: '/figures/2/indicator' },
          { pointer: '/figures/3/value' },
        ],
      },
    });
    expect(await list()).toEqual([]);
    expect(await codeOf(bring([figure], desk.lead))).toBe('permission.missing');
  });

  it('is confirmed or contested by the member; the last word counts and both values stay', async () => {
    await bring([figure]);
    const [found] = await list();
    const reply = new ReplyToFigure(desk.world.database, desk.catalogue, new Audit());
    const say = (word: 'confirmed' | 'contested', reason?: string, actor: Actor = desk.lead) =>
      reply.execute({
        ...desk.request(actor),
        figure: found?.id ?? '',
        reply: { kind: word, ...(reason && { reason }) },
      });
    await say('confirmed');
    await say('contested', 'It counts contractors.');
    expect(await list()).toMatchObject([
      { value: '12', reply: { kind: 'contested', reason: 'It counts contractors.' } },
    ]);
    expect(await codeOf(say('confirmed', undefined, desk.person('contributor')))).toBe('permission.missing');
  });
});
