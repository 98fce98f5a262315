import { randomUUID } from 'node:crypto';
import type { Actor } from '@signatory/domain';
import { Catalogue, ReadCycles, ReadNews, TellConsultations, TellNews } from '@signatory/features';
import { MailEntity } from '@signatory/persistence';
import { bringMatrix } from './bring-matrix.js';
import { CYCLE, ReleaseDesk } from './release-desk.js';

const HOUR = 3_600_000;
const START = Date.now();
const after = (hours: number): Date => new Date(START + hours * HOUR);

describe('whoever is named to read a release', () => {
  let desk: ReleaseDesk;
  beforeEach(async () => {
    desk = await ReleaseDesk.open();
  });
  afterEach(() => desk.close());

  async function tell(at: Date): Promise<void> {
    const { database } = desk.world;
    await new TellNews(database, new Catalogue(database), new TellConsultations(database)).execute(at);
  }

  async function read(person: Actor, at: Date): Promise<[string, string][]> {
    const { database } = desk.world;
    const { news } = await new ReadNews(database, new Catalogue(database)).execute(person, at);
    return news.map(({ kind, places }) => [kind, places[0]?.path ?? '']);
  }

  const NEWS = [['embargo-reader', `/library?cycle=${CYCLE}`]];

  it('is told also of a cycle that was brought as a matrix, of which nobody is told anything else', async () => {
    const ann = await desk.account('analyst', 'Ann');
    const keeper = await desk.account('secretariat', 'Kim');
    await desk.settle(1);
    await bringMatrix(desk);
    const id = await desk.rendered(await desk.request(desk.requester, after(24)));
    await desk.name(id, ann.email);
    await tell(after(1));
    await desk.signOff(id);
    await tell(after(2));
    expect(await read(ann, after(2))).toEqual(NEWS);
    await desk.clock(after(25));
    await tell(after(26));
    expect(await read(ann, after(26))).toEqual(NEWS);
    expect(await read(keeper, after(26))).toEqual([]);
  });

  it('with a role in another cycle alone finds it in the news and in the library, until struck off', async () => {
    await desk.world.addCycle({ code: 'c-other' });
    const other = await desk.account('analyst', 'Ola');
    await desk.world.asSystem((tx) =>
      tx.query(`update role_grant set cycle_id = (select id from cycle where code = 'c-other') where person_id = $1`, [
        other.id,
      ]),
    );
    const ola = { ...other, grants: other.grants.map((grant) => ({ ...grant, cycle: 'c-other' })) };
    const { database } = desk.world;
    const cycles = new ReadCycles(new Catalogue(database), database);
    const codes = async () => (await cycles.list(ola, after(2))).map(({ code }) => code).sort();
    await desk.settle(1);
    const id = await desk.rendered(await desk.request(desk.requester, after(24)));
    await desk.name(id, other.email);
    // News of a role that the person no longer has in this cycle stays untold.
    await desk.world.asSystem(async (tx) => {
      const cycle = await tx.query<{ id: string }[]>('select id from cycle where code = $1', [CYCLE]);
      const facts = { cycle: cycle[0]?.id ?? '', members: ['FR'], at: after(0).toISOString(), digest: false };
      const mail = { id: randomUUID(), personId: ola.id, kind: 'assigned', facts, letter: false } as const;
      await tx.insert(MailEntity, { ...mail, occasion: 'earlier', createdAt: after(0) });
    });
    expect(await codes()).toEqual(['c-other']);
    await desk.signOff(id);
    await tell(after(2));
    expect(await read(ola, after(2))).toEqual(NEWS);
    expect(await codes()).toEqual([CYCLE, 'c-other']);
    expect((await desk.list(ola)).map(({ state, byName }) => [state, byName])).toEqual([['EMBARGOED', true]]);

    await desk.revoke(id, (await desk.read(id)).readers[0]?.id ?? '');
    expect(await read(ola, after(2))).toEqual([]);
    expect(await codes()).toEqual(['c-other']);
    await expect(desk.list(ola)).rejects.toMatchObject({ code: 'not-found' });
  });
});
