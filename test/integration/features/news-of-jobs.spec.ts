import type { Actor } from '@signatory/domain';
import { ReadNews } from '@signatory/features';
import { PdfTextError } from '@signatory/pdf';
import { Desk } from './desk.js';
import { ImportDesk } from './import-desk.js';
import { ReleaseDesk } from './release-desk.js';

const EXPORTED = 'indicator,field,value,base\ni1_unit,,operating,planned\n';
const FRESH = 'indicator,field,value\ni1_unit,,planned\n';

describe('whoever started a job is told how it ended, among the news alone', () => {
  it('of a file that was read, applied or given up', async () => {
    const desk = await Desk.open();
    const exchange = await ImportDesk.open(desk);
    await desk.world.makeLead('lead@example.org', 'IT');
    const [person] = await desk.world.asSystem((tx) =>
      tx.query<{ id: string }[]>(`select id from person where email = 'lead@example.org'`),
    );
    const lead: Actor = { ...desk.lead, id: person?.id ?? '' };
    const news = async () =>
      (await new ReadNews(desk.world.database, desk.catalogue).execute(lead, new Date())).news.map(
        ({ kind, places }) => [kind, places.map(({ path }) => path)],
      );
    // What a program brought has nobody who reads.
    await exchange.bring(FRESH);
    expect(await news()).toEqual([]);

    const { id } = await exchange.bring(FRESH, lead);
    expect(await news()).toEqual([['import-read', ['/report/c-2025/IT']]]);
    await exchange.decide(id, {}, lead);
    await exchange.work();
    await exchange.receive(FRESH, lead);
    const [job] = await exchange.jobs();
    if (job) await exchange.giveUp(job, new Error('The store is gone.'));
    expect((await news()).map(([kind]) => kind)).toEqual(['import-failed', 'import-applied', 'import-read']);
    // Applied over what a colleague saved since it was read, it waits to be looked at once more.
    const again = await exchange.bring(EXPORTED, lead);
    await desk.save('i1_unit', 1, { value: 'none' });
    const before = (await news()).length;
    await exchange.decide(again.id, {}, lead);
    await exchange.work();
    expect((await exchange.view(again.id)).state).toBe('READ');
    expect((await news()).map(([kind]) => kind).slice(0, 2)).toEqual(['import-read', 'import-read']);
    expect(await news()).toHaveLength(before + 1);
    const letters = await desk.world.asSystem((tx) => tx.query(`select from mail where letter`));
    expect(letters).toEqual([]);
    await exchange.close();
    await desk.world.close();
  });

  it('of a release, once all of its files have ended', async () => {
    const { desk, news } = await openReleases();
    const id = await desk.request(desk.requester, new Date(Date.now() + 3 * 86_400_000));
    const [path = ''] = (await desk.read(id)).files.filter(({ state }) => state === 'PENDING').map((file) => file.path);
    const giveUp = () =>
      desk.verbs.render.fail({ releaseId: id, path }, new PdfTextError('🚢', 'plan.title', 'no-font'));
    await giveUp();
    // Others are not rendered yet.
    expect(await news()).toEqual([]);
    await desk.rendered(id);
    await giveUp();
    expect(await news()).toEqual(['rendering-failed']);
    // The job's own attempts end the same.
    await giveUp();
    expect(await news()).toEqual(['rendering-failed']);
    await desk.steer(id, 'retry');
    expect(await news()).toEqual(['rendering-failed']);
    await giveUp();
    expect(await news()).toEqual(['rendering-failed', 'rendering-failed']);
    await desk.steer(id, 'retry');
    await desk.render(id, path);
    await desk.render(id, path);
    expect(await news()).toEqual(['rendering-failed', 'rendering-failed', 'rendering-finished']);
    await desk.close();
  });

  it('of a release whose last two files end at once', async () => {
    const { desk, news } = await openReleases();
    const id = await desk.request(desk.requester, new Date(Date.now() + 3 * 86_400_000));
    const waiting = (await desk.read(id)).files.filter(({ state }) => state === 'PENDING').map((file) => file.path);
    await Promise.all(
      waiting.map((path) => desk.verbs.render.fail({ releaseId: id, path }, new Error('The store is gone.'))),
    );
    expect(waiting.length).toBeGreaterThan(1);
    expect(await news()).toEqual(['rendering-failed']);
    await desk.close();
  });
});

/** Releases that a person requests, with the kinds of that person's news. */
async function openReleases() {
  const desk = await ReleaseDesk.open();
  await desk.settle(1);
  const { id: requester } = desk.requester;
  await desk.world.asSystem((tx) =>
    tx.query(`insert into person (id, email, name, password_hash) values ($1, 'desk@example.org', 'Desk', '-')`, [
      requester,
    ]),
  );
  const news = async () => {
    const rows = await desk.world.asSystem((tx) =>
      tx.query<{ kind: string }[]>('select kind from mail where person_id = $1 order by created_at', [requester]),
    );
    return rows.map(({ kind }) => kind);
  };
  return { desk, news };
}
