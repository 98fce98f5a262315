import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { World } from '../../support/build-world.js';
import { trials } from '../../support/trials.js';
import { ReportModel } from './report-model.js';
import { steps } from './report-steps.js';
import { ReviewDesk } from './review-desk.js';

let world: World;
beforeAll(async () => (world = await World.build()));
afterAll(() => world.close());

/** The hash of every certified version as it was written down, and of the bytes that are kept. */
async function certifiedHashes({ superuser }: ReviewDesk): Promise<Map<number, readonly [string, string]>> {
  const { rows } = await superuser.query<{ version: number; sha256: string; body: Buffer }>(
    `select version, sha256, body from submission join snapshot using (cycle_id, member_code, version)`,
  );
  return new Map(
    rows.map(({ version, sha256, body }) => [version, [sha256, createHash('sha256').update(body).digest('hex')]]),
  );
}

const { seed, orders } = trials();
/** Within it a failure is told by the fewest commands that were found to lead to it. */
const LIMIT = 60_000 + orders * 10_000;

it(
  'a report and its review go as the workflow says, whatever is done in whatever order',
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (commands) => {
        const desk = await ReviewDesk.over(world);
        try {
          await desk.superuser.query('truncate report cascade; truncate outbox');
          const model = new ReportModel();
          const reviewers = { ann: desk.reviewer(), bob: desk.reviewer() };
          await fc.asyncModelRun(() => ({ model, real: { desk, reviewers } }), commands);
          const hashes = await certifiedHashes(desk);
          expect(new Set(hashes.keys())).toEqual(model.certified);
          for (const [written, kept] of hashes.values()) expect(kept).toBe(written);
        } finally {
          await desk.superuser.end();
        }
      }),
      { seed, numRuns: orders, interruptAfterTimeLimit: LIMIT - 20_000 },
    );
  },
  LIMIT,
);
