import { plainText, type Actor } from '@signatory/domain';
import {
  PlanLint,
  Audit,
  Catalogue,
  ConsultPlan,
  MoveScore,
  ReadNews,
  SendMail,
  TellConsultations,
  TellNews,
  type Letter,
} from '@signatory/features';
import { MailEntity, PlanVersionEntity } from '@signatory/persistence';
import { addPerson } from '../../support/add-person.js';
import type { World } from '../../support/build-world.js';
import { buildTwoPillars } from '../../support/judging.js';
import { ChapterDesk, EDITOR, SECRETARIAT } from './chapter-desk.js';
import { ReleaseDesk } from './release-desk.js';
import { ReviewDesk } from './review-desk.js';

const START = Date.now();
const after = (minutes: number): Date => new Date(START + minutes * 60_000);

/** What the product tells a person by then, the newest first: each kind with the places that it leads to. */
async function told(world: World, person: Actor, minutes: number): Promise<(string | undefined)[][]> {
  const { database } = world;
  const catalogue = new Catalogue(database);
  await new TellNews(database, catalogue, new TellConsultations(database)).execute(after(minutes));
  const { news } = await new ReadNews(database, catalogue).execute(person, after(minutes));
  return news
    .filter(({ kind }) => kind !== 'assigned' && kind !== 'review-waiting')
    .map(({ kind, places }) => [kind, ...places.map(({ path }) => path)]);
}

describe('in review', () => {
  let desk: ReviewDesk;
  beforeAll(async () => {
    desk = await ReviewDesk.open({ ...buildTwoPillars(), review: { approvals: 2 } });
  });
  afterAll(() => desk.close());

  it('another approval is asked of those assigned to the pillar who have not given one, and of nobody else', async () => {
    const { world } = desk.desk;
    const ann = await addPerson(world, { role: 'reviewer', members: ['IT'] });
    const bob = await addPerson(world, { role: 'reviewer', members: ['IT'] });
    const otherPillar = await addPerson(world, { role: 'reviewer', members: ['IT'], pillars: ['II'] });
    const conflicted = await addPerson(world, { role: 'reviewer', members: ['IT'], nationality: 'FR' });
    await desk.desk.submit('IT', 'c-2025', { i1_unit: { value: 'operating' }, ii1_unit: { value: 'operating' } });
    await desk.decide(ann, 'i1_unit', { decision: 'approve' });

    expect(await told(world, bob, 5)).toEqual([]);
    expect(await told(world, bob, 15)).toEqual([['approval-asked', '/review/c-2025/IT/i1_unit']]);
    for (const other of [ann, otherPillar, conflicted]) expect(await told(world, other, 15)).toEqual([]);
  });

  it('a thread that a member begins is told to those assigned to its pillar, until a reviewer has written in it', async () => {
    const { world } = desk.desk;
    const ann = await addPerson(world, { role: 'reviewer', members: ['IT'] });
    const otherPillar = await addPerson(world, { role: 'reviewer', members: ['IT'], pillars: ['II'] });
    const lead = await addPerson(world, { role: 'lead-focal-point', members: ['IT'] });
    const write = (actor: Actor, text: string, minutes: number, thread?: string): Promise<string> =>
      desk.write.execute({
        ...desk.place('i1_unit'),
        at: after(minutes),
        actor,
        command: 'comment',
        text,
        ...(thread !== undefined && { thread }),
      });
    const place = ['threads-begun', '/review/c-2025/IT/i1_unit'];
    const heard = async (person: Actor, minutes: number): Promise<(string | undefined)[][]> =>
      (await told(world, person, minutes)).filter(([kind]) => kind === 'threads-begun');

    const thread = await write(lead, 'The unit moved to another ministry in May.', 20);
    // Of another one on the same entry: its place is named once.
    await write(lead, 'It has eight posts now.', 21);
    expect(await heard(ann, 25)).toEqual([]);
    expect(await heard(ann, 32)).toEqual([place]);
    for (const other of [otherPillar, lead]) expect(await heard(other, 32)).toEqual([]);
    // What follows in it is read there.
    await write(lead, 'The decree is of 3 May.', 40, thread);
    expect(await heard(ann, 52)).toEqual([place]);
    const answered = await write(lead, 'The budget line moved, too.', 95);
    await write(ann, 'Which line is it?', 96, answered);
    expect(await heard(ann, 110)).toEqual([place]);
  });

  it('a reopened report is told to its focal points, with the entries where a case names them', async () => {
    const { world } = desk.desk;
    const own = await addPerson(world, { role: 'focal-point', members: ['IT'] });
    const other = await addPerson(world, { role: 'focal-point', members: ['FR'] });
    const reopen = (returned: string | null, minutes: number): Promise<unknown> =>
      desk.superuser.query(
        `update submission set state = 'REOPENED', returned = $1::jsonb, reason = 'A law was amended.', changed_at = $2`,
        [returned, after(minutes)],
      );
    await reopen(null, 100);
    expect(await told(world, own, 102)).toEqual([['report-reopened', '/report/c-2025/IT']]);
    await reopen('["id-i1_unit"]', 110);
    expect((await told(world, own, 112))[0]).toEqual(['report-reopened', '/report/c-2025/IT/entry/i1_unit']);
    expect(await told(world, other, 112)).toEqual([]);
  });
});

it('a score that one gave is asked of the others, and of whoever gave it only once it begins anew', async () => {
  const desk = await ReleaseDesk.open();
  try {
    const { world } = desk;
    const [first, second] = [
      await addPerson(world, { role: 'reviewer', members: ['IT', 'FR'] }),
      await addPerson(world, { role: 'reviewer', members: ['IT', 'FR'] }),
    ];
    const score = { cycle: 'c-2025', member: 'IT', commitment: 'c1' };
    await world.asSystem(async (tx) => {
      await tx.query(
        `insert into score (cycle_id, member_code, commitment_id, state, kind, value, agreement, opinions)
         select id, 'IT', 'c1', 'AGREED', 'score', 0, 'single', 1 from cycle where code = 'c-2025'`,
      );
    });
    await world.database.as({ actor: first.id, reads: ['IT'], reviews: ['IT'] }, (tx) =>
      tx.query(
        `insert into score_opinion (cycle_id, member_code, commitment_id, reviewer, value, rationale)
         select id, 'IT', 'c1', $1, 0, 'What the evidence shows in the window.' from cycle where code = 'c-2025'`,
        [first.id],
      ),
    );
    const change = (command: 'ask-second' | 'supersede' | 'rescore', minutes: number, settles: object = {}) =>
      world.asSystem(async (tx) => {
        const moves = new MoveScore(new Audit());
        const { cycle } = await new Catalogue(world.database).open(score.cycle);
        const head = await moves.lock(tx, { cycleId: cycle.id, memberCode: 'IT', commitmentId: 'c1' });
        const performer = command === 'supersede' ? 'secretariat' : 'system';
        const move = { cycle: score.cycle, head, command, performer, actor: 'test', at: after(minutes) } as const;
        await moves.execute(tx, { ...move, reason: 'It would depart from the guideline.', settles });
      });
    await change('ask-second', 1, { kind: null, value: null, agreement: null });
    const place = ['scores-asked', '/scoring/c-2025/IT/I.1'];
    expect(await told(world, second, 15)).toEqual([place]);
    expect(await told(world, first, 15)).toEqual([]);

    await world.asSystem((tx) => tx.query(`update score set state = 'PUBLISHED', kind = 'score', value = 0`));
    await change('supersede', 100);
    await change('rescore', 100, { round: 2, opinions: 0 });
    expect(await told(world, first, 115)).toEqual([place]);
    expect(await told(world, second, 115)).toEqual([place, place]);
  } finally {
    await desk.close();
  }
});

describe('of a plan and its releases', () => {
  let desk: ReleaseDesk;
  beforeAll(async () => {
    desk = await ReleaseDesk.open();
  });
  afterAll(() => desk.close());

  it('a plan that is put to its members is told and written to their focal points, before it has a cycle', async () => {
    const { world } = desk;
    const { database } = world;
    const catalogue = new Catalogue(database);
    const lead = await addPerson(world, { role: 'lead-focal-point', members: ['IT'] });
    const reviewer = await addPerson(world, { role: 'reviewer', members: ['IT'] });
    const keeper = await addPerson(world, { role: 'secretariat', members: [] });
    await world.asSystem((tx) =>
      tx.insert(PlanVersionEntity, {
        planId: 'test-plan',
        n: 2,
        body: { ...world.plan, version: 2, title: plainText('The second plan') },
        sha256: 'hash',
        state: 'DRAFT',
      } as unknown as PlanVersionEntity),
    );
    const until = after(30 * 1_440);
    const consulting = { plan: 'test-plan', n: 2, actor: keeper, at: after(0), revision: 1, until };
    await new ConsultPlan(database, new Audit(), new PlanLint()).execute(consulting);

    expect(await told(world, lead, 2)).toEqual([['plan-consulted', '/plans/test-plan/2']]);
    expect(await told(world, lead, 60)).toHaveLength(1);
    for (const other of [reviewer, keeper]) expect(await told(world, other, 2)).toEqual([]);
    expect(await told(world, { ...lead, grants: [] }, 2)).toEqual([]);

    const sent: Letter[] = [];
    const mailer = { repeatable: true, send: (letter: Letter) => Promise.resolve(void sent.push(letter)) };
    const [mail] = await world.asSystem((tx) => tx.findBy(MailEntity, { kind: 'plan-consulted' }));
    await new SendMail(database, catalogue, mailer, 'https://example.org').execute(
      { mailId: mail?.id ?? '' },
      after(3),
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]?.subject).toMatch(/^The second plan: consultation until /);
    expect(sent[0]?.text).toContain('- The second plan: https://example.org/plans/test-plan/2');
  });

  it('a rejected release is told to whoever requested it, also once it is a draft again', async () => {
    const [requester, other] = [
      await addPerson(desk.world, { role: 'secretariat', members: [] }),
      await addPerson(desk.world, { role: 'secretariat', members: [] }),
    ];
    await desk.settle(1);
    const id = await desk.rendered(await desk.request(requester));
    await desk.reject(id);
    await desk.redraft(id);
    expect(await told(desk.world, requester, 2)).toEqual([['release-rejected', '/releases?cycle=c-2025']]);
    expect(await told(desk.world, other, 2)).toEqual([]);
    // Requested anew there is nothing to mend.
    await desk.request(requester);
    expect(await told(desk.world, requester, 60)).toHaveLength(1);
  });
});

it('a correction and a withdrawal are told to whoever was told of the release, and as what they are', async () => {
  const desk = await ReleaseDesk.open();
  try {
    const analyst = await addPerson(desk.world, { role: 'analyst', members: [] });
    await desk.settle(1);
    const id = await desk.waiting(after(30));
    await desk.clock(after(31));
    const news = [['release-published', '/results/c-2025']];
    expect(await told(desk.world, analyst, 33)).toEqual(news);
    const [next] = await desk.world.asSystem((tx) =>
      tx.query<{ id: string }[]>(
        `with corrected as (update release set state = 'CORRECTED' where id = $1 returning *)
         insert into release (cycle_id, number, state, sha256, requested_by, signed_by, embargo_at, published_at, manifest, supersedes)
         select cycle_id, 2, 'PUBLISHED', repeat('2', 64), 'a', 'b', $2, $2, '{}', id from corrected returning id`,
        [id, after(40)],
      ),
    );
    news.unshift(['release-corrected', '/results/c-2025/corrections']);
    expect(await told(desk.world, analyst, 42)).toEqual(news);
    await desk.withdraw(next?.id ?? '');
    news.unshift(['release-withdrawn', '/results/c-2025/corrections']);
    expect(await told(desk.world, analyst, 50)).toEqual(news);
    expect(await told(desk.world, analyst, 60)).toHaveLength(3);
  } finally {
    await desk.close();
  }
});

it('an embargo reader is told once the release is under embargo, anew of another instant, and not once struck off', async () => {
  const desk = await ReleaseDesk.open();
  try {
    const [ann, bob, other] = [
      await desk.account('analyst', 'Ann'),
      await desk.account('editor', 'Bob'),
      await desk.account('analyst', 'Cleo'),
    ];
    await desk.settle(1);
    const id = await desk.rendered(await desk.request(desk.requester, after(600)));
    for (const { email } of [ann, bob]) await desk.name(id, email);
    const bobs = (await desk.read(id)).readers.find(({ email }) => email === bob.email);
    await desk.revoke(id, bobs?.id ?? '');
    // Until it is signed off there is nothing that a reader may read.
    expect(await told(desk.world, ann, 15)).toEqual([]);
    await desk.signOff(id);
    const news = [['embargo-reader', '/library?cycle=c-2025']];
    expect(await told(desk.world, ann, 15)).toEqual(news);
    expect(await told(desk.world, ann, 30)).toEqual(news);
    for (const person of [bob, other]) expect(await told(desk.world, person, 30)).toEqual([]);
    await desk.moveEmbargo(id, after(900));
    await desk.signOff(await desk.rendered(id), desk.signatory, after(40));
    expect(await told(desk.world, ann, 45)).toEqual([...news, ...news]);
    const { facts } = await desk.world.asSystem((tx) =>
      tx.findOneOrFail(MailEntity, { where: { kind: 'embargo-reader' }, order: { createdAt: 'DESC' } }),
    );
    expect(facts.at).toBe(after(900).toISOString());
  } finally {
    await desk.close();
  }
});

it('a chapter that is opened again is told to editors and the secretariat, not to whoever opened it', async () => {
  const desk = await ChapterDesk.open();
  try {
    const editor = await addPerson(desk.world, { role: 'editor', members: [] });
    const keeper = await addPerson(desk.world, { role: 'secretariat', members: [] });
    await desk.save('en', 0, 'What members promised.');
    await desk.step('check', EDITOR);
    await desk.step('clear', SECRETARIAT);
    await desk.step('reopen', keeper, 'A word is missing.');
    await desk.world.database.as({ actor: 'test', chapters: true }, (tx) =>
      tx.query('update chapter set reopened_at = $1', [after(1)]),
    );
    expect(await told(desk.world, editor, 15)).toEqual([['chapter-reopened', '/chapters/c-2025/c1']]);
    expect(await told(desk.world, keeper, 15)).toEqual([]);
  } finally {
    await desk.close();
  }
});
