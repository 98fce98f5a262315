import { plainText, type Actor, type Rule } from '@signatory/domain';
import { Audit, TryRule } from '@signatory/features';
import type { Desk } from './desk.js';
import { figure, openYears, rule } from './years.js';

describe('a rule that is tried', () => {
  let desk: Desk;
  const attempt = (changes: Partial<Rule> & { test: string }, actor: Actor = desk.person('secretariat', [])) => {
    const { message, ...parts } = rule('TRY', changes.test, changes);
    const trying = new TryRule(desk.world.database, desk.catalogue, new Audit(), desk.surroundings, desk.earlierCells);
    const body = { cycle: 'c-2025', rule: { ...parts, message: message.texts['en']?.text ?? '' } };
    return trying.execute({ plan: 'test-plan', trial: body, actor, at: new Date(), language: 'en' });
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
