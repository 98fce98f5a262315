import { ReadNews, RemindPeople, SendMail, type Letter } from '@signatory/features';
import type { Actor } from '@signatory/domain';
import { AccessTokenEntity, MailEntity, PersonEntity } from '@signatory/persistence';
import { addPerson } from '../../support/add-person.js';
import { World } from '../../support/build-world.js';
import { Desk } from './desk.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.now();
const after = (days: number): Date => new Date(START + days * DAY);

describe('an access token that will end', () => {
  let desk: Desk;
  let owner: Actor;
  beforeEach(async () => {
    desk = await Desk.over(await World.build());
    owner = await addPerson(desk.world, { role: 'analyst', members: [] });
  });
  afterEach(() => desk.world.close());

  const make = (name: string, days: number, personId = owner.id) =>
    desk.world.asSystem((tx) =>
      tx.save(AccessTokenEntity, {
        tokenSha256: `${name} ${personId}`,
        personId,
        name,
        roles: ['analyst'],
        access: 'read',
        createdAt: after(0),
        expiresAt: after(days),
        lastUsedAt: null,
      }),
    );
  /** What the hourly round does on a day. */
  const look = (days: number) => new RemindPeople(desk.world.database, desk.catalogue).execute(after(days));
  const told = async ({ id }: Actor) =>
    (
      await desk.world.asSystem((tx) =>
        tx.find(MailEntity, { where: { personId: id, kind: 'token-ending' }, order: { createdAt: 'ASC' } }),
      )
    ).map(({ letter, facts: { token, at } }) => [token, at, letter]);

  it('is told to its owner a week and a day before, each once, and to nobody else', async () => {
    const other = await addPerson(desk.world, { role: 'secretariat', members: [] });
    await make('Dashboard', 30);
    await look(22.9);
    expect(await told(owner)).toEqual([]);
    await look(23);
    await look(23.5);
    const once = ['Dashboard', after(30).toISOString(), true];
    expect(await told(owner)).toEqual([once]);
    await look(26);
    expect(await told(owner)).toEqual([once]);
    await look(29);
    await look(29.5);
    expect(await told(owner)).toEqual([once, once]);
    await look(30);
    await look(31);
    expect(await told(owner)).toHaveLength(2);
    expect(await told(other)).toEqual([]);
  });

  it('is not told as it is made, nor of one that was ended, nor to an account that is closed', async () => {
    await make('For a week', 7);
    await make('For a day', 1);
    const { id } = await make('Ended', 30);
    const gone = await addPerson(desk.world, { role: 'analyst', members: [] });
    await make('Of nobody', 30, gone.id);
    await desk.world.asSystem(async (tx) => {
      await tx.delete(AccessTokenEntity, { id });
      await tx.update(PersonEntity, { id: gone.id }, { disabledAt: after(1) });
    });
    await look(0.01);
    expect(await told(owner)).toEqual([]);
    await look(6.01);
    expect(await told(owner)).toEqual([['For a week', after(7).toISOString(), true]]);
    await look(23);
    expect([(await told(owner)).length, await told(gone)]).toEqual([1, []]);
  });

  it('is read among the news and by letter, in the language of its reader, also once the last role has ended', async () => {
    await make('Tableau & Co', 30);
    await desk.world.asSystem((tx) =>
      tx.query(`insert into notification_setting (person_id, language, token) values ($1, 'de', 't')`, [owner.id]),
    );
    await look(29);
    const { database } = desk.world;
    const news = await new ReadNews(database, desk.catalogue).execute({ ...owner, grants: [] }, after(29));
    expect(news.news).toMatchObject([
      {
        kind: 'token-ending',
        cycle: { original: 'und', texts: { und: { text: 'Tableau & Co' } } },
        about: after(30).toISOString(),
        places: [{ path: '/account' }],
      },
    ]);
    const sent: Letter[] = [];
    const mailer = { repeatable: true, send: (letter: Letter) => Promise.resolve(void sent.push(letter)) };
    const mail = await desk.world.asSystem((tx) => tx.findOneByOrFail(MailEntity, { kind: 'token-ending' }));
    await new SendMail(database, desk.catalogue, mailer, 'https://example.org').execute({ mailId: mail.id }, after(29));
    expect(sent[0]?.subject).toMatch(/^Ihr Zugangstoken „Tableau & Co“ läuft am .* ab$/);
    expect(sent[0]?.text).toContain('- Tableau & Co: https://example.org/account');
    expect(sent[0]?.html).toContain('Tableau &#38; Co');
  });
});
