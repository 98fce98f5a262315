import type { Actor } from '@signatory/domain';
import { Catalogue, ReadNews, TellConsultations, TellNews } from '@signatory/features';
import { addPerson } from '../../support/add-person.js';
import { JudgedActions, SOURCES } from '../../support/judged-actions.js';

const MINUTE = 60_000;
const DAY = 1_440;
const START = Date.now();
const after = (minutes: number): Date => new Date(START + minutes * MINUTE);

let desk: JudgedActions;
let catalogue: Catalogue;
beforeEach(async () => {
  desk = await JudgedActions.open();
  catalogue = new Catalogue(desk.world.database);
});
afterEach(() => desk.close());

/** What the product tells a person by then, the newest first: each kind with the places that it leads to. */
const told = async (person: Actor, minutes: number): Promise<(string | undefined)[][]> => {
  const { database } = desk.world;
  await new TellNews(database, catalogue, new TellConsultations(database)).execute(after(minutes));
  const { news } = await new ReadNews(desk.world.database, catalogue).execute(person, after(minutes));
  return news
    .filter(({ kind }) => kind !== 'assigned')
    .map(({ kind, places }) => [kind, ...places.map(({ path }) => path)]);
};
const reviewer = (): Promise<Actor> => addPerson(desk.world, { role: 'reviewer', members: ['IT'] });
const lead = (member = 'IT'): Promise<Actor> => addPerson(desk.world, { role: 'lead-focal-point', members: [member] });

it('where a member is silent the second reviewer is asked to search once the first has, and the member is told once both have', async () => {
  const [own, other, first, second] = [await lead(), await lead('FR'), await reviewer(), await reviewer()];
  for (const source of SOURCES) await desk.search(first, source, { at: after(1) });
  expect(await told(second, 20)).toEqual([['search-asked', '/scoring/c-2025/IT/I.1']]);
  expect(await told(first, 20)).toEqual([]);
  expect(await told(own, 20)).toEqual([]);

  for (const source of SOURCES) await desk.search(second, source, { at: after(30) });
  expect(await told(own, 40)).toEqual([['search-finished', '/report/c-2025/IT/actions#commitment-c1']]);
  expect(await told(other, 40)).toEqual([]);
  // Told once: looking again writes nothing.
  expect(await told(own, 3 * DAY)).toHaveLength(1);
});

it('an action goes from hand to hand: to be classed, told to its member, contested, and answered', async () => {
  const [own, first, second] = [await lead(), await reviewer(), await reviewer()];
  const adjudicator = await addPerson(desk.world, { role: 'adjudicator', members: [] });
  const french = await addPerson(desk.world, { role: 'reviewer', members: ['IT'], nationality: 'FR' });
  const id = await desk.propose(own, {}, { at: after(1) });
  const score = '/scoring/c-2025/IT/I.1';
  await desk.class(first, id, 'weak', after(2));
  // Whoever has classed it waits for nothing, and who may not judge is not asked to.
  expect(await told(second, 20)).toEqual([['actions-proposed', score]]);
  expect([await told(first, 20), await told(french, 20), await told(own, 20)]).toEqual([[], [], []]);

  await desk.class(second, id, 'weak', after(30));
  const classed = ['actions-classed', '/report/c-2025/IT/actions#commitment-c1'];
  expect(await told(own, 50)).toEqual([classed]);
  await desk.contest(own, id, after(60));
  expect(await told(adjudicator, 80)).toEqual([['actions-open', score]]);
});

it('a chapter that was checked is told to the secretariat, and an objection to a release', async () => {
  const secretariat = await addPerson(desk.world, { role: 'secretariat', members: [] });
  await desk.world.database.as({ actor: 'test', chapters: true }, (tx) =>
    tx.query(
      `insert into chapter (cycle_id, commitment_id, state, original, changed_at)
       select id, 'c2', 'CHECKED', 'en', $1 from cycle`,
      [after(1)],
    ),
  );
  expect(await told(secretariat, 20)).toEqual([['chapters-checked', '/chapters/c-2025/c2']]);
  await desk.world.asSystem(async (tx) => {
    await tx.query(`insert into release (cycle_id, number, state) select id, 1, 'DRAFT' from cycle`);
    await tx.query(
      `insert into release_objection (release_id, n, member_code, sha256, reason, actor, at)
       select id, 1, 'IT', 'hash', 'A figure is wrong.', 'lead', $1 from release`,
      [after(30)],
    );
  });
  expect((await told(secretariat, 40))[0]).toEqual(['release-objected', '/releases?cycle=c-2025']);
});
