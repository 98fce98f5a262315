import { ReadNews, TellConsultations, TellNews } from '@signatory/features';
import { addPerson } from '../../support/add-person.js';
import { codeOf } from './desk.js';
import { CYCLE, ReleaseDesk } from './release-desk.js';
import { ReviewDesk } from './review-desk.js';

const WIDER = 'The law was not in force in the window, and staff was counted twice.';

describe('a correction case that comes to name more', () => {
  let releases: ReleaseDesk;
  let reviews: ReviewDesk;
  let standing: string;
  const reviewer = () => reviews.reviewer(['IT']);

  beforeEach(async () => {
    releases = await ReleaseDesk.open();
    reviews = await ReviewDesk.over(releases.world);
    const answers = { i1_unit: { value: 'operating' }, i1_part: { value: '1' }, i1_staff: { value: '4' } };
    await reviews.desk.submit('IT', CYCLE, answers);
    for (const code of Object.keys(answers)) await reviews.decide(reviewer(), code, { decision: 'approve' });
    await releases.settle(1);
    standing = await releases.published();
  });
  afterEach(async () => {
    await reviews.superuser.end();
    await releases.close();
  });

  const entry = (indicator: string) => ({ member: 'IT', indicator });
  const reopenReport = () =>
    reviews.desk.returnReport.reopen({ ...reviews.desk.request(releases.requester), reason: 'In a correction case.' });

  it('opens the added entry at once in a report that is being corrected, and both are printed', async () => {
    const { desk } = reviews;
    const opened = await releases.openCase(standing, { entries: [entry('i1_part')], members: ['IT'] });
    await releases.reopenCase(opened);
    await reopenReport();
    await desk.save('i1_part', 1, { value: '2' });
    expect(await codeOf(desk.save('i1_staff', 1, { value: '3' }))).toBe('entry.not-open');
    await releases.widenCase(opened, { text: WIDER, entries: [entry('i1_part'), entry('i1_staff')] });
    expect(await codeOf(desk.save('i1_note', 0, { value: 'Not named.' }))).toBe('entry.not-open');
    await desk.submit('IT', CYCLE, { i1_staff: { value: '3' } }, 1);
    for (const code of ['i1_part', 'i1_staff'])
      await reviews.decide(reviewer(), code, { decision: 'approve', version: 2 });
    const next = await releases.rendered(await releases.request());
    const { erratum } = await releases.document(next);
    expect(erratum).toMatchObject({ text: WIDER });
    expect(erratum?.lines.map(({ indicator, before, now, cause }) => [indicator, before, now, cause])).toEqual([
      ['i1_staff', '4', '3', 'named'],
      ['i1_part', '1', '2', 'named'],
      [null, '1', '2', 'named'],
    ]);
    // What it moves is on its way to everybody.
    expect(await codeOf(releases.widenCase(opened, { entries: [entry('i1_note')] }))).toBe('release.waiting');
    expect(await releases.readCase(opened)).toMatchObject({
      entries: [{ indicator: 'i1_part' }, { indicator: 'i1_staff' }],
    });
  });

  it('tells whoever reports which entries are open since, also where correcting has begun', async () => {
    const { desk } = reviews;
    const { world, catalogue } = desk;
    const own = await addPerson(world, { role: 'focal-point', members: ['IT'] });
    const other = await addPerson(world, { role: 'focal-point', members: ['FR'] });
    const told = async (person: typeof own): Promise<string[]> => {
      const soon = new Date(Date.now() + 120_000);
      await new TellNews(world.database, catalogue, new TellConsultations(world.database)).execute(soon);
      const { news } = await new ReadNews(world.database, catalogue).execute(person, soon);
      return news
        .filter(({ kind }) => kind === 'report-reopened')
        .flatMap(({ places }) => places.map(({ path }) => path));
    };
    const opened = await releases.openCase(standing, { entries: [entry('i1_part')], members: ['IT'] });
    await releases.reopenCase(opened);
    await reopenReport();
    await desk.save('i1_part', 1, { value: '2' });
    await releases.widenCase(opened, { entries: [entry('i1_staff')] });
    expect((await told(own)).sort()).toEqual(['i1_part', 'i1_staff'].map((code) => `/report/c-2025/IT/entry/${code}`));
    expect(await told(other)).toEqual([]);
  });

  it('has an added score scored again, keeps what was there before on the trail, and takes no other name', async () => {
    const opened = await releases.openCase(standing, { entries: [entry('i1_part')], members: ['IT'] });
    const score = { member: 'IT', commitment: 'c1' };
    await releases.widenCase(opened, { scores: [score] });
    expect(await releases.readCase(opened)).toMatchObject({ state: 'OPEN', scores: [{ state: 'PUBLISHED' }] });
    await releases.reopenCase(opened);
    expect(await releases.readCase(opened)).toMatchObject({ state: 'REOPENED', scores: [{ state: 'NOT_SCORED' }] });
    const wider = { text: WIDER, scores: [score, { member: 'FR', commitment: 'c1' }], members: ['FR'] };
    await expect(releases.widenCase(opened, wider)).rejects.toMatchObject({
      code: 'request.invalid',
      facts: { faults: [{ pointer: '/scores/0/member' }] },
    });
    await releases.widenCase(opened, { ...wider, members: ['FR', 'IT'] });
    expect(await releases.readCase(opened)).toMatchObject({
      members: ['FR', 'IT'],
      scores: [score, { member: 'FR', state: 'NOT_SCORED' }].map((each) => expect.objectContaining(each)),
    });
    const france = await addPerson(releases.world, { role: 'focal-point', members: ['FR'] });
    expect(await releases.readCase(opened, france)).toMatchObject({
      members: ['FR'],
      entries: [],
      scores: [{ member: 'FR' }],
    });
    const { rows } = await reviews.superuser.query<{ facts: object }>(
      `select body::jsonb -> 'facts' as facts from audit_event where body::jsonb ->> 'act' = 'correction.widen' order by id`,
    );
    expect(rows.map(({ facts }) => facts)).toMatchObject([
      { from: 'OPEN', to: 'OPEN', scores: [score], members: [] },
      { from: 'REOPENED', scores: [{ member: 'FR' }], members: ['FR'], before: expect.anything(), now: WIDER },
    ]);
  });
});
