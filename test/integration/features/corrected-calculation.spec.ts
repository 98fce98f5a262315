import { buildIndicator, buildPlan } from '../../support/build-plan.js';
import { codeOf } from './desk.js';
import { CYCLE, ReleaseDesk } from './release-desk.js';
import { ReviewDesk } from './review-desk.js';

const [COMMITMENT] = buildPlan().commitments;
if (!COMMITMENT) throw new Error('The plan has no commitment.');
const RATE = buildIndicator({
  code: 'i1_rate',
  type: 'percentage',
  decimals: 1,
  role: 'context',
  calculated: { value: 'i1_part / i1_staff * 100' },
});
const PLAN = { commitments: [{ ...COMMITMENT, indicators: [...COMMITMENT.indicators, RATE] }] };

let releases: ReleaseDesk;
let reviews: ReviewDesk;
beforeEach(async () => {
  releases = await ReleaseDesk.open({}, PLAN);
  reviews = await ReviewDesk.over(releases.world);
});
afterEach(async () => {
  await reviews.superuser.end();
  await releases.close();
});

it('corrects with a named figure what is calculated from it, and nothing else', async () => {
  const { desk } = reviews;
  const [reviewer, answers] = [reviews.reviewer(), { i1_part: { value: '1' }, i1_staff: { value: '4' } }];
  const approve = async (versions: Readonly<Record<string, number>>): Promise<void> => {
    for (const [indicator, version] of Object.entries(versions))
      await reviews.decide(reviewer, indicator, { decision: 'approve', version });
  };
  await desk.submit('IT', CYCLE, { i1_unit: { value: 'operating' }, ...answers });
  await approve({ i1_unit: 1, i1_part: 1, i1_staff: 1, i1_rate: 1 });
  await releases.settle(1);
  const standing = await releases.published();

  const place = { subject: 'entry', member: 'IT' } as const;
  const opened = await releases.openCase(standing, { entries: [{ ...place, indicator: 'i1_part' }], members: ['IT'] });
  await releases.reopenCase(opened);
  const reopen = { ...desk.request(releases.requester), reason: 'In a correction case.' };
  await desk.returnReport.reopen(reopen);
  expect(await codeOf(desk.save('i1_staff', 1, { value: '5' }))).toBe('entry.not-open');
  await desk.submit('IT', CYCLE, { i1_part: { value: '2' } }, 1);
  await approve({ i1_part: 2, i1_rate: 2 });

  const next = await releases.rendered(await releases.request());
  const { erratum } = await releases.document(next);
  expect(
    erratum?.lines.map(({ kind, member, indicator, before, now, cause }) => [
      kind,
      member,
      indicator,
      before,
      now,
      cause,
    ]),
  ).toEqual([
    ['figure', 'IT', 'i1_part', '1', '2', 'named'],
    ['figure', 'IT', 'i1_rate', '25.0', '50.0', 'follows'],
    ['report', 'IT', null, '1', '2', 'named'],
  ]);
  await releases.signOff(next);
  await releases.clock(new Date(Date.now() + 2 * 86_400_000));
  expect(await releases.readCase(opened)).toMatchObject({ state: 'CLOSED', correctedBy: 2 });
});
