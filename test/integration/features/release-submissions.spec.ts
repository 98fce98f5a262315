import { ReadOverview } from '@signatory/features';
import { Desk } from './desk.js';
import { ReleaseDesk } from './release-desk.js';

describe('a release', () => {
  let releases: ReleaseDesk;
  let desk: Desk;
  beforeAll(async () => {
    releases = await ReleaseDesk.open();
    desk = await Desk.over(releases.world);
  });
  afterAll(() => releases.close());

  const state = (member: string, word: string) =>
    desk.world.asSystem((tx) =>
      tx.query(
        `update submission set state = $2, due_at = now() + interval '9 days', reason = 'A reason.' where member_code = $1`,
        [member, word],
      ),
    );
  const judge = (member: string, word: string, indicator = 'i1_staff') =>
    desk.world.asSystem((tx) =>
      tx.query(
        `insert into entry_review (cycle_id, member_code, submission_version, indicator_id, entry_version, state, reviewer, reason_code)
         select id, $1, 1, 'id-' || $3, 1, $2, 'r', 'other' from cycle`,
        [member, word, indicator],
      ),
    );

  it('prints the version that stands while the next one is a draft, and none that was withdrawn', async () => {
    const women = { 'sex.female': { value: '7', status: 'normal' as const } };
    const told = (text: string, tier: 'public' | 'reviewers' = 'public') => ({
      narrative: { language: 'en', text, tier, translation: { language: 'fr', text: 'Une ébauche.', checked: false } },
    });
    const answers = {
      i1_unit: { value: 'none', ...told('Nobody approved this.') },
      i1_staff: { value: '7', cells: women, ...told('Two more since May.') },
      i1_budget: { value: '1234567.50', currency: 'EUR' },
    };
    for (const member of ['CA', 'FR', 'IT']) await desk.submit(member, 'c-2025', answers);
    await judge('IT', 'RETURNED');
    await state('IT', 'CORRECTION_REQUESTED');
    await judge('FR', 'APPROVED');
    await judge('FR', 'APPROVED', 'i1_budget');
    await state('FR', 'REOPENED');
    await desk.withdraw('CA', 'c-2025');
    for (const member of ['CA', 'FR', 'IT'])
      await desk.saveAs(member, 'c-2025', 'i1_staff', { value: '9', ...told('Nine now.', 'reviewers') }, 1);
    await releases.settle(1);
    const document = await releases.document(await releases.request());
    const { submissions, figures, narratives, validation, plan } = document;
    expect(
      submissions.map(({ member, version, ...each }) => [member, each.state, version, each.submitted !== null]),
    ).toEqual([
      ['CA', 'DRAFT', null, false],
      ['FR', 'REOPENED', 1, true],
      ['IT', 'CORRECTION_REQUESTED', 1, true],
      ['EU', 'NOT_STARTED', null, false],
    ]);
    expect(submissions.every(({ version, sha256 }) => (version === null) === (sha256 === null))).toBe(true);
    // What was approved of a reopened report stands until it is certified again, and the draft's figure is nobody's.
    expect(
      figures.map(({ member, indicator, cell, value, currency }) => [member, indicator, cell, value, currency]),
    ).toEqual([
      ['FR', 'i1_staff', 'total', '7', undefined],
      ['FR', 'i1_staff', 'sex.female', '7', undefined],
      // An amount says what it is counted in.
      ['FR', 'i1_budget', 'total', '1234567.50', 'EUR'],
    ]);
    // Nobody approved what else it answered.
    expect(document.answers).toEqual([]);
    // And with it what it tells, to whom it told it then, without a translation that nobody checked.
    expect(narratives?.map(({ member, indicator, text }) => [member, indicator, text.texts])).toEqual([
      ['FR', 'i1_staff', { en: { text: 'Two more since May.' } }],
    ]);
    // Of the plan's lists the release names what its figures are told by.
    expect(plan.disaggregations?.map(({ code, codes }) => [code, codes.map((each) => each.code)])).toEqual([
      ['sex', ['female']],
    ]);
    expect(validation.map(({ member }) => member)).toEqual(['FR', 'IT']);
    // The overview tells both: what is being written, and what stands with its review.
    const secretariat = { ...desk.request(desk.person('secretariat', [])) };
    const rows = await new ReadOverview(desk.world.database, desk.catalogue).execute(secretariat);
    expect(
      rows.map(({ member, version, ...each }) => [member, each.state, version, each.approved, each.returned]),
    ).toEqual([
      ['CA', 'DRAFT', null, 0, 0],
      ['FR', 'DRAFT', 1, 2, 0],
      ['IT', 'DRAFT', 1, 0, 1],
      ['EU', 'NOT_STARTED', null, 0, 0],
    ]);
    expect(rows.map(({ submittedAt }) => submittedAt !== null)).toEqual([false, true, true, false]);
  });
});
