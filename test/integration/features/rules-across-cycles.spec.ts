import type { Actor } from '@signatory/domain';
import type { ReadSurroundings } from '@signatory/features';
import { dependenciesOf } from '@signatory/rules';
import type { Desk } from './desk.js';
import { figure, openYears } from './years.js';

describe('what stands around a report', () => {
  let desk: Desk;
  let around: ReadSurroundings;
  const read = async (member = 'IT') => {
    const opened = await desk.catalogue.open('c-2025');
    return (await around.execute(opened, [member])).get(member);
  };

  beforeEach(async () => {
    desk = await openYears(2021, 2022, 2023);
    around = desk.surroundings;
  });
  afterEach(() => desk.world.close());

  it('is nothing without earlier cycles', async () => {
    expect(await read()).toMatchObject({ before: null, history: [], peers: [] });
  });

  it('is what the member certified in earlier windows, the latest first, and never a draft', async () => {
    for (const [year, cases] of [
      ['2021', '10'],
      ['2023', '14'],
    ] as const)
      await desk.submit('IT', `c-${year}`, { cases: figure(cases) });
    await desk.saveAs('IT', 'c-2022', 'cases', figure('999'));
    const found = await read();
    expect(found?.history?.map(({ entries }) => entries['cases']?.value)).toEqual(['14', '10']);
    // Certified again with another figure: the report that stands now.
    const before = found?.hash;
    await desk.withdraw('IT', 'c-2023');
    expect((await read())?.history).toHaveLength(1);
    await desk.submit('IT', 'c-2023', { cases: figure('15') }, 1);
    expect((await read())?.history?.[0]?.entries['cases']?.value).toBe('15');
    expect((await read())?.hash).not.toBe(before);
  });

  it('is what other members submitted in this cycle, with their own earlier figures', async () => {
    await desk.submit('FR', 'c-2023', { cases: figure('70') });
    await desk.submit('FR', 'c-2025', { cases: figure('77') });
    await desk.saveAs('CA', 'c-2025', 'cases', figure('5'));
    const peers = (await read())?.peers ?? [];
    expect(
      peers.map(({ report, earlier }) => [
        report.member,
        report.entries['cases']?.value,
        earlier?.entries['cases']?.value,
      ]),
    ).toEqual([['FR', '77', '70']]);
    expect((await read('FR'))?.peers).toEqual([]);
  });
});

describe('a run', () => {
  let desk: Desk;
  const report = async () => {
    const request = { cycle: 'c-2025', member: 'IT', actor: desk.lead, at: new Date(), language: 'en' };
    return desk.read.execute(request);
  };
  const found = async () => (await report()).findings.map(({ rule: code, message }) => `${code}: ${message}`);

  beforeEach(async () => {
    desk = await openYears(2023);
  });
  afterEach(() => desk.world.close());

  it('compares with what was certified in the earlier window, and says how many rules ran', async () => {
    await desk.submit('IT', 'c-2023', { cases: figure('10') });
    await desk.saveAs('IT', 'c-2025', 'cases', figure('50'));
    await desk.work();
    expect(await found()).toEqual(['FACTOR: 10, now 50.']);
    const { run } = await report();
    expect(run?.coverage?.of).toBe(new Set(run && [...dependenciesOf(desk.world.plan).keys()]).size);
    expect(run?.coverage?.ran).toBe((run?.counts.pass ?? 0) + (run?.counts.fail ?? 0));
    expect(run?.coverage?.ran).toBeLessThan(run?.coverage?.of ?? 0);
  });

  it('of a save takes over what it cannot have changed; one of a check runs everything', async () => {
    await desk.submit('IT', 'c-2023', { cases: figure('10') });
    await desk.saveAs('IT', 'c-2025', 'cases', figure('50'));
    await desk.work();
    // A mark on the first run's finding shows who made the next one.
    await desk.world.asSystem((tx) =>
      tx.query(`update finding set facts = facts || '{"cases": "marked"}' where rule = 'FACTOR'`),
    );
    await desk.saveAs('IT', 'c-2025', 'sent', figure('3'));
    await desk.work();
    expect(await found()).toEqual(['FACTOR: 10, now marked.']);
    await desk.saveAs('IT', 'c-2025', 'cases', figure('60'), 1);
    await desk.work();
    expect(await found()).toEqual(['FACTOR: 10, now 60.']);
    await desk.world.asSystem((tx) =>
      tx.query(`update finding set facts = facts || '{"cases": "marked"}' where rule = 'FACTOR'`),
    );
    await desk.checkIn('c-2025');
    await desk.work();
    expect(await found()).toEqual(['FACTOR: 10, now 60.']);
  });

  it('of a save runs again what compares with a report that was certified since', async () => {
    await desk.saveAs('IT', 'c-2025', 'cases', figure('50'));
    await desk.work();
    expect(await found()).toEqual([]);
    await desk.submit('IT', 'c-2023', { cases: figure('10') });
    await desk.saveAs('IT', 'c-2025', 'sent', figure('3'));
    await desk.work();
    expect(await found()).toEqual(['FACTOR: 10, now 50.']);
  });
});

describe('what two members report of each other', () => {
  let desk: Desk;
  const read = async (member: string, actor: Actor) => {
    const request = { cycle: 'c-2025', member, actor, at: new Date(), language: 'en' };
    const { findings } = await desk.read.execute(request);
    return findings.filter(({ rule: code }) => code.startsWith('mirror'));
  };
  const own = (member: string) => read(member, desk.person('lead-focal-point', [member]));

  beforeEach(async () => {
    desk = await openYears();
    await desk.submit('IT', 'c-2025', { sent: figure('8', { FR: '7', CA: '1' }), got: figure('2', { FR: '2' }) });
  });
  afterEach(() => desk.world.close());

  it('is compared when the second of them submits, for both', async () => {
    expect(await desk.compare()).toBe(1);
    expect(await own('IT')).toEqual([]);
    await desk.saveAs('FR', 'c-2025', 'got', figure('9', { IT: '9' }));
    expect(await desk.compare()).toBe(0);
    await desk.submit('FR', 'c-2025', { sent: figure('2', { IT: '2' }) });
    expect(await desk.compare()).toBe(1);
    expect(await own('IT')).toEqual([
      expect.objectContaining({
        rule: 'mirror.mla.sent',
        severity: 'WARNING',
        field: { indicator: 'sent', part: 'partner.FR' },
        facts: { label: 'sent', partner: 'FR', value: '7' },
        reviewerFacts: null,
      }),
    ]);
    expect(await own('FR')).toEqual([
      expect.objectContaining({ rule: 'mirror.mla.received', field: { indicator: 'got', part: 'partner.IT' } }),
    ]);
    // Once more changes nothing, and nothing stands twice.
    await desk.submit('CA', 'c-2025', { got: figure('1', { IT: '1' }) });
    await desk.compare();
    expect([await own('IT'), await own('FR')].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('shows the other’s figure to whoever judges the report, and the database hides it from the reporter', async () => {
    await desk.submit('FR', 'c-2025', { got: figure('9', { IT: '9' }) });
    await desk.compare();
    const [seen] = await read('IT', desk.person('reviewer', ['IT']));
    expect(seen).toMatchObject({ reviewerFacts: { partner: 'FR', indicator: 'got', value: '9' } });
    expect(JSON.stringify(await own('IT'))).not.toContain('"9"');
    const count = 'select count(*)::int as n from finding_for_reviewers';
    const asReporter = { actor: 'test', reads: ['IT', 'FR'], writes: ['IT', 'FR'] };
    expect(await desk.world.database.readAs(asReporter, count)).toEqual([{ n: 0 }]);
    expect(await desk.world.database.readAs({ actor: 'test', reviews: ['IT', 'FR'] }, count)).toEqual([{ n: 2 }]);
  });

  it('is not compared any more when one of them takes the report back', async () => {
    await desk.submit('FR', 'c-2025', { got: figure('9', { IT: '9' }) });
    await desk.compare();
    await desk.withdraw('FR', 'c-2025');
    expect(await desk.compare()).toBe(1);
    expect(await own('IT')).toEqual([]);
  });

  it('does not compare a confidential cell', async () => {
    const cells = { 'partner.IT': { value: '9', status: 'confidential' as const } };
    await desk.submit('FR', 'c-2025', { got: { value: '9', cells } });
    await desk.compare();
    expect(await own('IT')).toEqual([]);
    expect((await own('FR')).map(({ field }) => field.part)).not.toContain('partner.IT');
  });
});
