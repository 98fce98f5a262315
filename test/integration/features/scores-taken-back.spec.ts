import { Catalogue, ReadNews, ReadScores, TellConsultations, TellNews } from '@signatory/features';
import type { Actor } from '@signatory/domain';
import { addPerson } from '../../support/add-person.js';
import { ANSWER, AT, later, ReplyDesk } from './reply-desk.js';

let desk: ReplyDesk;
let lead: Actor;
beforeEach(async () => {
  desk = await ReplyDesk.open();
  lead = await addPerson(desk.world, { role: 'lead-focal-point', members: ['IT'] });
  await desk.share('IT', 0);
  await desk.world.asSystem((tx) => tx.query(`update score set agreement = 'single', opinions = 1`));
});
afterEach(() => desk.close());

async function told(): Promise<string[]> {
  const { database } = desk.world;
  const catalogue = new Catalogue(database);
  const soon = later(3_600_000);
  await new TellNews(database, catalogue, new TellConsultations(database)).execute(soon);
  const { news } = await new ReadNews(database, catalogue).execute(lead, soon);
  return news.map(({ kind }) => kind).filter((kind) => ['reply-answered', 'scores-again'].includes(kind));
}

it('a shared score that is taken back for a second one is told to its member as given again, and as no answer to a reply', async () => {
  await desk.askSecond('IT');
  expect(await desk.read(lead)).toMatchObject({
    row: { state: 'NOT_SCORED', value: null, again: true },
    reply: null,
    changes: [{ command: 'ask-second', reason: ANSWER }],
  });
  const { database } = desk.world;
  const rows = await new ReadScores(database, new Catalogue(database)).list({ actor: lead, cycle: 'c-2025', at: AT });
  expect(rows.map(({ commitment, again }) => [commitment, again])).toContainEqual(['c1', true]);
  expect(await told()).toEqual(['scores-again']);
});

it('to whoever contested it, the reason is the answer', async () => {
  await desk.reply('IT', { kind: 'contested', text: 'The unit operates.' }, AT, lead);
  await desk.askSecond('IT');
  expect(await desk.read(lead)).toMatchObject({ row: { again: true }, reply: { kind: 'contested', answer: ANSWER } });
  expect((await told()).toSorted()).toEqual(['reply-answered', 'scores-again']);
});

it('of one that was taken back before it was shared its member is told nothing', async () => {
  await desk.world.asSystem((tx) =>
    tx.query(`update score set state = 'AGREED', shared_at = null, reply_due_at = null`),
  );
  await desk.askSecond('IT');
  expect(await desk.read(lead)).toMatchObject({ row: { state: 'NOT_SCORED', again: false }, changes: [] });
  expect(await told()).toEqual([]);
});
