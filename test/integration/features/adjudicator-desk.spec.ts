import { Catalogue, ReadScoreDesk } from '@signatory/features';
import type { ScorePageQuery } from '@signatory/contract';
import { later, ReplyDesk } from './reply-desk.js';

let desk: ReplyDesk;
beforeEach(async () => {
  desk = await ReplyDesk.open();
});
afterEach(() => desk.close());

it('has the scores that are disputed or contested, until they are answered; those that are shared where they are asked for', async () => {
  const { database } = desk.world;
  const actor = desk.person('adjudicator');
  const scores = new ReadScoreDesk(database, new Catalogue(database));
  const shown = async (query: Partial<ScorePageQuery> = {}): Promise<unknown> => {
    const asked = { actor, cycle: 'c-2025', query: { desk: 'settle' as const, limit: 100, ...query }, at: later(0) };
    return (await scores.execute(asked)).rows.map(({ member, contested }) => [member, contested]);
  };
  for (const member of ['CA', 'FR', 'IT']) await desk.share(member, 0);
  expect(await shown()).toEqual([]);
  await desk.reply('IT', { kind: 'contested', text: 'The unit operates.' });
  await desk.world.asSystem((tx) => tx.query(`update score set state = 'DISPUTED' where member_code = 'FR'`));
  expect(await shown()).toEqual(
    expect.arrayContaining([
      ['FR', false],
      ['IT', true],
    ]),
  );
  expect(await shown({ state: 'SHARED' })).toEqual(
    expect.arrayContaining([
      ['CA', false],
      ['IT', true],
    ]),
  );
  expect((await desk.read(actor)).row.contested).toBe(true);
  await desk.answer('IT', 0);
  expect(await shown()).toEqual([['FR', false]]);
  expect((await desk.read(actor)).row.contested).toBe(false);
});

it('what a member accepts after all waits for nobody', async () => {
  const { database } = desk.world;
  await desk.share('IT', 0);
  await desk.reply('IT', { kind: 'contested', text: 'The unit operates.' });
  await desk.reply('IT', { kind: 'accepted' }, later(500));
  const query = { desk: 'settle' as const, limit: 100 };
  const asked = { actor: desk.person('adjudicator'), cycle: 'c-2025', query, at: later(600) };
  expect((await new ReadScoreDesk(database, new Catalogue(database)).execute(asked)).rows).toEqual([]);
});
