import { plainText, type Actor, type Plan, type Rule } from '@signatory/domain';
import { Audit, ReadSurroundings, TryRule } from '@signatory/features';
import { buildIndicator, buildPlan } from '../../support/build-plan.js';
import { World } from '../../support/build-world.js';
import { Desk } from './desk.js';

const rule = (code: string, test: string, changes: Partial<Rule> = {}): Rule => ({
  code,
  severity: 'WARNING',
  on: 'cases',
  test,
  message: plainText('{cases} cases.'),
  ...changes,
});

const PARTNERS = ['CA', 'FR', 'IT', 'EU'];

/** Figures that grow from window to window, and what members send each other. */
function planOfFigures(): Plan {
  const plan = buildPlan();
  const [commitment] = plan.commitments;
  if (!commitment) throw new Error('The plan has a commitment.');
  return {
    ...plan,
    disaggregations: [
      {
        code: 'partner',
        name: plainText('Partner'),
        codes: PARTNERS.map((code) => ({ code, label: plainText(code) })),
      },
    ],
    commitments: [
      {
        ...commitment,
        applies: { all: 'asked', members: {} },
        indicators: [
          buildIndicator({ code: 'cases', role: 'context' }),
          buildIndicator({ code: 'sent', role: 'context', by: ['partner'] }),
          buildIndicator({ code: 'got', role: 'context', by: ['partner'] }),
        ],
        rules: [
          rule('FACTOR', 'within_factor(cases, earlier.cases, 3)', {
            message: plainText('{earlier.cases}, now {cases}.'),
          }),
          rule('USUAL', '!outlier.history.cases'),
          rule('LIKE-OTHERS', '!outlier.peers.cases'),
        ],
        guideline: null,
      },
    ],
    mirrors: [{ code: 'mla', severity: 'WARNING', sent: 'sent', received: 'got', partners: 'partner', tolerance: '0' }],
  };
}

const figure = (value: string, cells: Record<string, string> = {}) => ({
  value,
  cells: Object.fromEntries(
    Object.entries(cells).map(([code, each]) => [`partner.${code}`, { value: each, status: 'normal' as const }]),
  ),
});

/** A desk over a plan of figures, with a cycle for each of some years. */
async function openYears(...years: readonly number[]): Promise<Desk> {
  const desk = await Desk.over(await World.build({ plan: planOfFigures() }));
  for (const year of years) await desk.world.addCycle({ code: `c-${year}` });
  const windows = `update cycle set window_from = make_date(substr(code, 3)::int, 1, 1), window_to = make_date(substr(code, 3)::int, 12, 31)`;
  await desk.world.asSystem((tx) => tx.query(windows));
  return desk;
}

describe('what stands around a report', () => {
  let desk: Desk;
  let around: ReadSurroundings;
  const read = async (member = 'IT') => {
    const opened = await desk.catalogue.open('c-2025');
    return (await around.execute(opened, [member])).get(member);
  };

  beforeEach(async () => {
    desk = await openYears(2021, 2022, 2023);
    around = new ReadSurroundings(desk.world.database, desk.catalogue);
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

describe('a rule that is tried', () => {
  let desk: Desk;
  const attempt = (changes: Partial<Rule> & { test: string }, actor: Actor = desk.person('secretariat', [])) => {
    const { message, ...parts } = rule('TRY', changes.test, changes);
    const trying = new TryRule(
      desk.world.database,
      desk.catalogue,
      new Audit(),
      new ReadSurroundings(desk.world.database, desk.catalogue),
    );
    const body = { cycle: 'c-2025', rule: { ...parts, message: message.texts['en']?.text ?? '' } };
    return trying.execute({ plan: 'test-plan', trial: body, actor, at: new Date() });
  };

  beforeEach(async () => {
    desk = await openYears(2023);
    await desk.submit('IT', 'c-2023', { cases: figure('10') });
    await desk.submit('IT', 'c-2025', { cases: figure('50') });
    await desk.submit('FR', 'c-2025', { cases: figure('5') });
    await desk.saveAs('CA', 'c-2025', 'cases', figure('5000'));
  });
  afterEach(() => desk.world.close());

  it('lists what it would hit among the submitted reports, and how many it leaves alone', async () => {
    const message = plainText('{earlier.cases}, now {cases}.');
    expect(await attempt({ test: 'within_factor(cases, earlier.cases, 2)', message })).toEqual({
      faults: [],
      reports: 2,
      counts: { pass: 0, fail: 1, notApplicable: 1, notRun: 0 },
      reasons: { 'no-earlier-cycle': 1 },
      hits: [
        {
          member: 'IT',
          revision: 1,
          field: { indicator: 'cases' },
          message: '10, now 50.',
          facts: { label: 'cases', cases: '50', 'earlier.cases': '10' },
        },
      ],
      notRun: [],
    });
    expect(await attempt({ test: 'cases < 100' })).toMatchObject({ counts: { pass: 2, fail: 0 } });
  });

  it('changes no finding, and the trail knows of it', async () => {
    const count = () =>
      desk.world.asSystem((tx) =>
        tx.query(`select (select count(*) from finding) as findings,
      (select count(*) from validation_run) as runs, (select count(*) from audit_event where body like '%rule.try%') as tries`),
      );
    const [before] = (await count()) as { tries: string }[];
    await attempt({ test: 'cases < 10' });
    expect(await count()).toEqual([{ ...before, tries: '1' }]);
  });

  it('says what is wrong with the rule, in its place', async () => {
    const { faults, reports } = await attempt({ test: 'casse < 10', on: 'case' });
    expect(reports).toBe(0);
    expect(faults).toEqual([
      expect.objectContaining({ part: 'on', cure: 'Did you mean "cases"?' }),
      expect.objectContaining({ part: 'test', start: 0, end: 5, cure: 'Did you mean "cases"?' }),
    ]);
  });

  it('is the secretariat’s to try', async () => {
    await expect(attempt({ test: 'cases < 10' }, desk.lead)).rejects.toMatchObject({ code: 'permission.missing' });
    const stranger = { ...desk.lead, grants: [] };
    await expect(attempt({ test: 'cases < 10' }, stranger)).rejects.toMatchObject({ code: 'not-found' });
  });
});
