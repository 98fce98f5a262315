import { codeOf } from './desk.js';
import { CYCLE, ReleaseDesk } from './release-desk.js';
import { ReviewDesk } from './review-desk.js';

const ANSWERS = { i1_unit: { value: 'operating' }, i1_part: { value: '1' }, i1_staff: { value: '4' } };

describe('a corrected report that its member withdraws', () => {
  let releases: ReleaseDesk;
  let reviews: ReviewDesk;

  beforeEach(async () => {
    releases = await ReleaseDesk.open();
    reviews = await ReviewDesk.over(releases.world);
    await reviews.desk.submit('IT', CYCLE, ANSWERS);
  });
  afterEach(async () => {
    await reviews.superuser.end();
    await releases.close();
  });

  const decide = async (decisions: Record<keyof typeof ANSWERS, 'approve' | 'return'>): Promise<void> => {
    for (const [code, decision] of Object.entries(decisions))
      await reviews.decide(reviews.reviewer(['IT']), code, { decision });
  };
  /** Corrected, submitted, withdrawn, and corrected again: what else can be changed then. */
  const correctTwice = async (): Promise<string> => {
    const { desk } = reviews;
    await desk.submit('IT', CYCLE, { i1_part: { value: '2' } }, 1);
    await desk.withdraw('IT', CYCLE);
    await desk.save('i1_part', 2, { value: '3' });
    return codeOf(desk.save('i1_unit', 1, { value: 'planned' }));
  };

  it('has no more to change than what reviewers had returned', async () => {
    await decide({ i1_unit: 'approve', i1_part: 'return', i1_staff: 'approve' });
    expect(await correctTwice()).toBe('entry.not-open');
  });

  it('has no more to change than what the correction case names: of what is published nothing else moves', async () => {
    const { desk } = reviews;
    await decide({ i1_unit: 'approve', i1_part: 'approve', i1_staff: 'approve' });
    await releases.settle(1);
    const entries = [{ member: 'IT', indicator: 'i1_part' }];
    await releases.reopenCase(await releases.openCase(await releases.published(), { entries, members: ['IT'] }));
    await desk.returnReport.reopen({ ...desk.request(releases.requester), reason: 'In a correction case.' });
    expect(await correctTwice()).toBe('entry.not-open');
  });
});
