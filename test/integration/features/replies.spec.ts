import { Catalogue, RescoreChanged } from '@signatory/features';
import { Random } from '../../support/random.js';
import { addPerson } from '../../support/add-person.js';
import { hearChanges } from '../../support/hear-changes.js';
import { reportPage } from '../../support/report-page.js';
import { trials } from '../../support/trials.js';
import { codeOf } from './desk.js';
import { ANSWER, AT, DUE, later, ReplyDesk } from './reply-desk.js';

const { races, seed } = trials();
const random = new Random(seed);

let desk: ReplyDesk;
beforeEach(async () => {
  desk = await ReplyDesk.open();
});
afterEach(() => desk.close());

it('a release waits for the answer to each dispute, and names the cells that have none', async () => {
  await desk.share('CA', 1);
  await desk.share('IT', 0);
  await desk.reply('CA', { kind: 'contested', text: 'We ask for a lower one.' });
  await desk.reply('IT', { kind: 'contested', text: 'The unit operates.' });
  // Time alone answers nothing: a dispute outlasts the right of reply.
  expect(await desk.confirm()).toBe(0);
  await expect(desk.request()).rejects.toMatchObject({
    code: 'release.replies-open',
    facts: { cells: 'CA I.1, IT I.1' },
  });

  await desk.answer('CA', 1);
  await expect(desk.request()).rejects.toMatchObject({ code: 'release.replies-open', facts: { cells: 'IT I.1' } });
  await desk.answer('IT', 1);

  const { replies, ledger } = await desk.request();
  expect(replies?.map(({ member, kind, answer: given }) => [member, kind, given?.text, given?.role])).toEqual([
    ['CA', 'contested', ANSWER, 'adjudicator'],
    ['IT', 'contested', ANSWER, 'adjudicator'],
  ]);
  // A score that stands is no change; one that was recalibrated keeps the old one beside the new one.
  expect(ledger).toEqual([
    {
      member: 'IT',
      commitment: 'c1',
      before: { kind: 'score', value: 0 },
      now: { kind: 'score', value: 1 },
      reason: ANSWER,
      language: 'en',
      role: 'adjudicator',
      at: '2026-03-02T12:00:01.000Z',
      evidence: [],
    },
  ]);
});

it('a member that accepts after all has withdrawn its dispute: what it accepts with is released, and the rest is kept', async () => {
  await desk.share('IT', 0);
  await desk.reply('IT', { kind: 'contested', text: 'It has worked since spring.' });
  await desk.reply('IT', { kind: 'accepted', text: 'We read the rationale again.' }, later(500));
  // Accepting settled the score: there is nothing left to contest, and nothing to answer.
  await expect(desk.reply('IT', { kind: 'contested', text: 'We think again.' }, later(600))).rejects.toMatchObject({
    code: 'command.wrong-state',
    facts: { command: 'reply', state: 'CONFIRMED' },
  });
  await expect(desk.answer('IT', 1)).rejects.toMatchObject({ code: 'command.wrong-state' });

  const document = await desk.request();
  expect(document.replies?.map(({ kind, answer: given }) => [kind, given])).toEqual([['accepted', null]]);
  expect(JSON.stringify(document)).not.toContain('since spring');
  expect(document.ledger).toEqual([]);
  expect(await desk.read(desk.person('lead-focal-point', ['IT']))).toMatchObject({
    reply: { n: 2, kind: 'accepted' },
    earlierReplies: [{ n: 1, kind: 'contested', text: 'It has worked since spring.' }],
  });
});

it('a dispute that was put in other words is answered as it stands: the first words are kept, not released', async () => {
  await desk.share('IT', 0);
  const adjudicator = desk.person('adjudicator');
  // Nobody settles a score before its member contests it or its days are over.
  await expect(desk.answer('IT', 1)).rejects.toMatchObject({ code: 'reply.none', facts: { commitment: 'I.1' } });
  expect((await desk.read(adjudicator)).commands).toEqual([]);
  await desk.reply('IT', { kind: 'contested', text: 'The unit operates.' });
  const { commands, reply: first } = await desk.read(adjudicator);
  expect([commands, first?.n]).toEqual([['confirm', 'recalibrate'], 1]);
  await desk.reply('IT', { kind: 'contested', text: 'The unit operates since March.' }, later(500));
  await expect(desk.answer('IT', 1, [], { reply: 1 })).rejects.toMatchObject({ code: 'reply.overtaken' });
  await desk.answer('IT', 1, [], { reply: 2 });

  const document = await desk.request();
  expect(document.replies).toMatchObject([{ text: 'The unit operates since March.', answer: { text: ANSWER } }]);
  expect(document.replies).toHaveLength(1);
});

it('nobody answers the dispute of a score that he gave himself', async () => {
  await desk.share('IT', 0);
  await desk.reply('IT', { kind: 'contested', text: 'The unit operates.' });
  const both = desk.person('adjudicator');
  await desk.asSuperuser((superuser) =>
    superuser.query(
      `insert into score_opinion (cycle_id, member_code, commitment_id, reviewer, n, value, rationale, at)
       select id, 'IT', 'c1', $1, 1, 0, $2, now() from cycle where code = 'c-2025'`,
      [both.id, ANSWER],
    ),
  );
  await expect(desk.answer('IT', 1, [], { actor: both })).rejects.toMatchObject({ code: 'same-person' });
  await desk.answer('IT', 1);
});

it(`of an answer and of the reply that would replace what it answers one wins (${races} races, seed ${seed})`, async () => {
  await desk.share('IT', 0);
  await desk.reply('IT', { kind: 'contested', text: 'The unit operates.' });
  const ends = new Set<string>();
  for (let n = 0; n < races; n += 1) {
    await desk.asSuperuser((superuser) =>
      superuser.query(`delete from score_reply where n > 1; delete from score_change;
        update score set state = 'SHARED', value = 0, version = 1`),
    );
    const told = ['', ''];
    const acts = [
      async () => void (told[0] = await codeOf(desk.answer('IT', 1, [], { reply: 1 }))),
      async () => void (told[1] = await codeOf(desk.reply('IT', { kind: 'contested', text: 'In March.' }, later(500)))),
    ];
    await Promise.all((random.below(2) === 0 ? acts : acts.toReversed()).map((act) => act()));
    const { row, reply: standing } = await desk.read(desk.person('adjudicator'));
    ends.add([...told, row.value, standing?.n, standing?.answer ?? 'open'].join(' '));
  }
  const answered = `accepted command.wrong-state 1 1 ${ANSWER}`;
  expect([answered, 'reply.overtaken accepted 0 2 open']).toEqual(expect.arrayContaining([...ends]));
});

it('a dispute that was answered is released with its answer, whatever the member replies later', async () => {
  await desk.share('IT', 0);
  await desk.reply('IT', { kind: 'contested', text: 'It has worked since spring.' });
  await desk.answer('IT', 1);
  await desk.world.asSystem((tx) => tx.query(`update score set state = 'SHARED'`));
  await desk.reply('IT', { kind: 'accepted' }, later(2_000));
  const { replies } = await desk.request();
  expect(replies).toMatchObject([
    { kind: 'contested', answer: { text: ANSWER } },
    { kind: 'accepted', answer: null },
  ]);
});

it('each time that a score was shared has its reply: both are released, each with its answer', async () => {
  await desk.share('IT', 1);
  await desk.reply('IT', { kind: 'contested', text: 'The words are wrong.' });
  await desk.answer('IT', 0);
  // It was on its way when the score was lowered and shared again.
  await expect(desk.reply('IT', { kind: 'contested', text: 'Of the score before.' }, later(900))).rejects.toMatchObject(
    {
      code: 'reply.overtaken',
    },
  );
  await expect(desk.answer('IT', 0, [], { at: later(1_500) })).rejects.toMatchObject({ code: 'reply.none' });
  await desk.reply('IT', { kind: 'contested', text: 'Lower is wrong as well.' }, later(2_000));
  await desk.answer('IT', 0, [], { at: later(3_000) });

  const { replies } = await desk.request();
  expect(replies?.map(({ text, answer: given }) => [text, given?.at])).toEqual([
    ['The words are wrong.', later(1_000).toISOString()],
    ['Lower is wrong as well.', later(3_000).toISOString()],
  ]);
});

it('a lowered score is shared again: its second dispute needs an answer of its own', async () => {
  await desk.share('IT', 1);
  await desk.reply('IT', { kind: 'contested', text: 'The words are wrong.' });
  await desk.answer('IT', 0);
  await expect(desk.request()).rejects.toMatchObject({ code: 'release.scores-open' });
  await desk.reply('IT', { kind: 'contested', text: 'Lower is wrong as well.' }, new Date(AT.getTime() + 2_000));
  await expect(desk.request()).rejects.toMatchObject({ code: 'release.replies-open', facts: { cells: 'IT I.1' } });
});

it('a dispute is answered by having a second person score it, and the ledger prints from where to where', async () => {
  await desk.share('IT', 0);
  await desk.world.asSystem((tx) => tx.query(`update score set agreement = 'single', proposal = 0, opinions = 1`));
  await desk.reply('IT', { kind: 'contested', text: 'The unit operates.' });
  await desk.askSecond('IT');
  // It is not blank, as one that nobody settled is: its member was shown a score.
  await expect(desk.request()).rejects.toMatchObject({ code: 'release.scores-open', facts: { open: 1 } });
  await desk.world.asSystem(async (tx) => {
    const head = await desk.moves.lock(tx, await desk.keyOf('IT'));
    const by = { cycle: 'c-2025', actor: 'system', at: new Date(AT.getTime() + 2_000) };
    const scored = await desk.moves.execute(tx, { ...by, head, command: 'complete', performer: 'reviewer' });
    const settles = { kind: 'score', value: 1, agreement: 'agreed' } as const;
    const agreed = await desk.moves.execute(tx, {
      ...by,
      head: scored,
      command: 'agree',
      performer: 'system',
      settles,
    });
    const due = { sharedAt: by.at, replyDueAt: DUE };
    await desk.moves.execute(tx, { ...by, head: agreed, command: 'share', performer: 'secretariat', settles: due });
  });
  // Whoever is silent now has been answered before.
  const { heard, until, close } = await hearChanges(desk.world.test.appUrl);
  expect(await desk.confirm()).toBe(1);
  await until(() => heard.length > 0);
  expect(heard).toMatchObject([{ member: 'IT', keys: ['scores'] }]);
  await close();
  const { replies, ledger } = await desk.request();
  expect(replies).toMatchObject([{ member: 'IT', answer: { text: ANSWER, role: 'adjudicator' } }]);
  expect(ledger).toMatchObject([
    { member: 'IT', before: { kind: 'score', value: 0 }, now: { kind: 'score', value: 1 }, reason: ANSWER },
  ]);
});

it('of a score that is given again, since an entry changed, the ledger names the cause, which each reader is told in its language', async () => {
  await desk.share('IT', 0);
  await desk.world.asSystem(async (tx) => {
    const by = { cycle: 'c-2025', actor: 'system', at: new Date(AT.getTime() + 2_000) };
    const opened = await new Catalogue(desk.world.database).open('c-2025');
    const changed = { member: 'IT', indicators: new Set(['id-i1_unit']), at: by.at };
    await new RescoreChanged(desk.moves).execute(tx, opened, changed);
    const head = await desk.moves.lock(tx, await desk.keyOf('IT'));
    const scored = await desk.moves.execute(tx, { ...by, head, command: 'complete', performer: 'reviewer' });
    const settles = { kind: 'score', value: 1, agreement: 'agreed' } as const;
    const agreed = { ...by, head: scored, command: 'agree', performer: 'system', settles } as const;
    const due = { sharedAt: by.at, replyDueAt: DUE };
    const shared = { ...by, command: 'share', performer: 'secretariat', settles: due } as const;
    await desk.moves.execute(tx, { ...shared, head: await desk.moves.execute(tx, agreed) });
  });
  await desk.confirm();
  const { ledger } = await desk.request();
  expect(ledger).toMatchObject([
    { member: 'IT', before: { value: 0 }, now: { value: 1 }, reason: null, cause: 'entry-changed', role: 'reviewers' },
  ]);
  expect(ledger?.[0]).not.toHaveProperty('language');
});

it('of a reply on file nothing is frozen but that it is there; the member and the adjudicator read it', async () => {
  await desk.share('IT', 0);
  const evidence = [{ title: 'A quiet page', url: 'https://example.org/quiet' }];
  await desk.reply('IT', { kind: 'contested', text: 'Please keep this quiet.', publish: false, evidence });
  await desk.answer('IT', 0);

  const document = await desk.request();
  expect(document.replies).toMatchObject([{ text: null, onFile: true, evidence: [], answer: { text: ANSWER } }]);
  expect(JSON.stringify(document)).not.toContain('quiet');
  for (const actor of [
    desk.person('lead-focal-point', ['IT']),
    desk.person('adjudicator'),
    desk.person('secretariat'),
  ]) {
    expect((await desk.read(actor)).reply).toMatchObject({
      text: 'Please keep this quiet.',
      publish: false,
      evidence,
      answer: ANSWER,
    });
  }
});

it('a link that stands behind evidence that is not public is in no reply, no answer and no ledger, however it is spelt', async () => {
  await desk.share('IT', 0);
  const [hidden, open] = [
    { title: 'Hidden', url: 'https://example.org/hidden' },
    { title: 'Open', url: 'https://example.org/open' },
  ];
  for (const [{ url }, tier] of [
    [hidden, 'reviewers'],
    [open, 'reviewers'],
    [open, 'public'],
  ] as const)
    await reportPage(desk.world, 'IT', { url, tier });
  const [spelt, told] = [
    { ...hidden, url: 'http://www.Example.org/hidden/#page' },
    { ...open, url: 'http://example.org/open/' },
  ];
  await desk.reply('IT', { kind: 'contested', text: 'See both.', evidence: [spelt, told] });
  await desk.answer('IT', 1, [spelt, told]);

  const { replies, ledger } = await desk.request();
  expect(replies).toMatchObject([{ evidence: [told], answer: { evidence: [told] } }]);
  expect(ledger).toMatchObject([{ evidence: [told] }]);
});

it('a reply and its answer have their language: as it was said, else that of the letters of whoever wrote', async () => {
  const lead = await addPerson(desk.world, { role: 'lead-focal-point', members: ['IT'] });
  await desk.world.asSystem((tx) =>
    tx.query(`insert into notification_setting (person_id, language, token) values ($1, 'it', 'token')`, [lead.id]),
  );
  await desk.share('IT', 0);
  await desk.reply('IT', { kind: 'contested', text: 'L’unità opera.' }, AT, lead);
  await desk.share('CA', 0);
  await desk.reply('CA', { kind: 'contested', text: 'L’unité fonctionne.', language: 'fr' });
  for (const member of ['IT', 'CA']) await desk.answer(member, 1);

  const { replies, ledger } = await desk.request();
  expect(replies?.map(({ member, language, answer: given }) => [member, language, given?.language])).toEqual([
    ['CA', 'fr', 'en'],
    ['IT', 'it', 'en'],
  ]);
  expect(ledger?.map(({ language }) => language)).toEqual(['en', 'en']);
});
