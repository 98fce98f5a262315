import type { Actor } from '@signatory/domain';
import { Audit, DeclareRecusal, MoveScore, ReadCycles, SetFinding, WithdrawRecusal } from '@signatory/features';
import { addPerson } from '../../support/add-person.js';
import { AT, DUE, later, ReplyDesk } from './reply-desk.js';
import { CYCLE, ReviewDesk } from './review-desk.js';

let desk: ReviewDesk;
let opened: { close(): Promise<void> };
afterEach(() => opened.close());

it('a message is said once that is sent again since its answer was lost', async () => {
  opened = desk = await ReviewDesk.open();
  const [ann, bob, lead] = [desk.reviewer(), desk.reviewer(), desk.lead()];
  const place = desk.place('i1_unit');
  await desk.desk.submit('IT', CYCLE, { i1_unit: { value: 'operating' } });
  const say = (actor: Actor, thread: string | undefined, text: string): Promise<string> =>
    desk.write.execute({ ...place, actor, command: 'comment', ...(thread && { thread }), text });
  const twice = async (...message: Parameters<typeof say>): Promise<string[]> => [
    await say(...message),
    await say(...message),
  ];
  const [id, again] = await twice(ann, undefined, 'Which decree is it?');
  expect(again).toBe(id);
  expect(await twice(lead, id, 'It is in the annex.')).toEqual([id, id]);
  expect(await twice(ann, id, 'Which annex?')).toEqual([id, id]);
  // The same words of another person, or into another thread, are said.
  const other = await say(bob, undefined, 'Which annex?');
  await say(bob, id, 'Which annex?');
  const threads = await desk.threads.execute({ ...place, actor: ann });
  expect(threads.map((thread) => [thread.id, thread.messages.length])).toEqual([
    [id, 4],
    [other, 1],
  ]);
});

it('an answer to findings is given once that is sent again, one by one or together, and whatever was certified meanwhile', async () => {
  opened = desk = await ReviewDesk.open();
  const { desk: report } = desk;
  await report.save('i1_staff', 0, { value: '2' });
  await report.save('i1_unit', 0, { value: 'operating' });
  await report.check();
  await report.work();
  const [found] = (await report.report()).findings;
  if (!found) throw new Error('Nothing was found.');
  const { rule, field, valuesHash } = found;
  const words = { text: 'Two are enough.' };
  const one = (text = words.text) =>
    report.justifyFinding.execute({
      ...report.request(),
      language: 'en',
      answer: { rule, field, valuesHash, text },
    });
  const all = (actor = report.lead) =>
    report.justifyFindings.execute({
      ...report.request(actor),
      answer: { rule, findings: [{ field, valuesHash }], ...words },
    });
  const answers = () =>
    desk.desk.world.asSystem((tx) =>
      tx.query<unknown[]>(`select from audit_event where body::jsonb ->> 'act' = 'finding.answer'`),
    );
  expect(await all()).toEqual({ justified: 1, left: [] });
  expect(await all()).toEqual({ justified: 1, left: [] });
  const first = await one();
  expect(first.justification).toMatchObject({ text: words.text });
  expect(await answers()).toHaveLength(1);
  // Of somebody else they are left as they stand.
  const other = { ...report.lead, id: 'test-other' };
  expect(await all(other)).toEqual({ justified: 0, left: [{ field, why: 'answered' }] });
  const { revision } = await report.report();
  await report.certify(revision);
  expect(await one()).toEqual(first);
  await expect(one('Two are many.')).rejects.toMatchObject({ code: 'report.already-submitted' });
  expect(await answers()).toHaveLength(1);
});

it('a recusal is declared once that is sent again, while it holds', async () => {
  opened = desk = await ReviewDesk.open();
  const { world } = desk.desk;
  const cycles = new ReadCycles(desk.desk.catalogue, world.database);
  const declare = new DeclareRecusal(world.database, cycles, new Audit());
  const withdraw = new WithdrawRecusal(world.database, cycles, new Audit());
  const ann = await addPerson(world, { role: 'reviewer', members: ['IT'], nationality: 'FR' });
  const body = { kind: 'recusal', members: ['IT'], pillars: [], reason: 'My spouse works there.' } as const;
  const say = (reason: string = body.reason) =>
    declare.execute({
      actor: ann,
      cycle: CYCLE,
      body: { ...body, members: [...body.members], pillars: [], reason },
      at: new Date(),
    });
  // The first may still be at work when it is sent again.
  const ids = await Promise.all([say(), say(), say()]);
  expect(new Set(ids).size).toBe(1);
  const other = await say('I wrote the law.');
  expect(other).not.toBe(ids[0]);
  const secretariat = desk.desk.person('secretariat', []);
  await withdraw.execute({ actor: secretariat, cycle: CYCLE, recusal: other, reason: 'Another law.', at: new Date() });
  // What was withdrawn is declared anew.
  expect(await say('I wrote the law.')).not.toBe(other);
  const acts = await world.asSystem((tx) =>
    tx.query<{ act: string }[]>(
      `select body::jsonb ->> 'act' as act from audit_event where body::jsonb ->> 'act' like 'recusal.%' order by id`,
    ),
  );
  expect(acts.map(({ act }) => act)).toEqual([
    'recusal.declare',
    'recusal.declare',
    'recusal.withdraw',
    'recusal.declare',
  ]);
});

it('what an assessor found is found once that is sent again', async () => {
  opened = desk = await ReviewDesk.open();
  const { world, catalogue } = desk.desk;
  const setFinding = new SetFinding(world.database, catalogue, new Audit(), new MoveScore(new Audit()));
  const ann = desk.reviewer();
  const find = (value: boolean) =>
    setFinding.execute({
      actor: ann,
      cycle: CYCLE,
      member: 'IT',
      indicator: 'i1_found',
      body: { value, rationale: 'As seen.' },
      at: new Date(),
    });
  await find(true);
  await find(true);
  await find(false);
  await find(true);
  const kept = await world.asSystem((tx) =>
    tx.query<{ value: boolean }[]>('select value from assessor_finding order by n'),
  );
  expect(kept.map(({ value }) => value)).toEqual([true, false, true]);
});

it('a reply is given once that is sent again since its answer was lost, whatever came of it meanwhile', async () => {
  const replies = await ReplyDesk.open();
  opened = replies;
  const lead = replies.person('lead-focal-point', ['IT']);
  const evidence = [{ title: 'The act', url: 'https://example.org/act', publisher: 'The State' }];
  const contest = (text: string, at: Date, actor = lead) =>
    replies.reply('IT', { kind: 'contested', text, evidence }, at, actor);
  await replies.share('IT', 0);
  // The first may still be at work when it is sent again.
  await Promise.all([contest('It works.', AT), contest('It works.', later(10)), contest('It works.', later(20))]);
  expect(await replies.read(lead)).toMatchObject({ reply: { n: 1, text: 'It works.' }, earlierReplies: [] });
  // The same words of somebody else, and after other words, are said.
  await contest('It works well.', later(100));
  await contest('It works.', later(200));
  await contest('It works.', later(300), replies.person('lead-focal-point', ['IT']));
  expect(await replies.read(lead)).toMatchObject({ reply: { n: 4 }, earlierReplies: [{ n: 3 }, { n: 2 }, { n: 1 }] });
  await replies.reply('IT', { kind: 'accepted' }, later(400), lead);
  await replies.reply('IT', { kind: 'accepted' }, later(500), lead);
  await replies.reply('IT', { kind: 'accepted' }, new Date(DUE.getTime() + 1), lead);
  expect(await replies.read(lead)).toMatchObject({ reply: { n: 5, kind: 'accepted' } });
  await expect(contest('It works.', later(600))).rejects.toMatchObject({ code: 'command.wrong-state' });
});
