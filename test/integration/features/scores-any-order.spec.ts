import fc from 'fast-check';
import { trials } from '../../support/trials.js';
import { ReleaseDesk } from './release-desk.js';
import { ReviewDesk } from './review-desk.js';
import { ScoreDesk } from './score-desk.js';
import { ScoreModel } from './score-model.js';
import { steps } from './score-steps.js';

const { seed, orders } = trials();
/** Within it a failure is told by the fewest commands that were found to lead to it. */
const LIMIT = 60_000 + orders * 10_000;

describe.each([
  ['each score by two', false],
  ['some by one alone', true],
])('with %s', (_, settlesAlone) => {
  let releases: ReleaseDesk;
  let reviews: ReviewDesk;

  beforeAll(async () => {
    releases = await ReleaseDesk.open(
      settlesAlone ? { doubleScoring: 'sample', sample: { share: '0', seed: 'test' } } : {},
    );
    reviews = await ReviewDesk.over(releases.world);
    const answers = { i1_unit: { value: 'operating' } };
    await reviews.desk.submit('IT', 'c-2025', answers);
    await reviews.decide(reviews.reviewer(['IT']), 'i1_unit', { decision: 'approve' });
  });
  afterAll(async () => {
    await reviews.superuser.end();
    await releases.close();
  });

  it(
    'a score and the releases that print it go as the workflow says, whatever is done in whatever order',
    async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (commands) => {
          await reviews.superuser.query('truncate score, release, correction_case, outbox cascade');
          await releases.settle(0);
          await reviews.superuser.query(`delete from score where member_code = 'IT'`);
          const real = new ScoreDesk(releases);
          const model = new ScoreModel(settlesAlone, Date.now());
          await fc.asyncModelRun(() => ({ model, real }), commands);
          for (const [then, now, kept] of await real.hashes()) expect([now, kept]).toEqual([then, then]);
        }),
        { seed, numRuns: orders, interruptAfterTimeLimit: LIMIT - 20_000 },
      );
    },
    LIMIT,
  );
});
